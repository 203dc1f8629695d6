add_library(polarmir_warnings INTERFACE)
target_compile_options(polarmir_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
  -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align -Wundef
  $<$<CXX_COMPILER_ID:GNU>:-Wsuggest-override -Wduplicated-cond>
  $<$<BOOL:${POLARMIR_WERROR}>:-Werror>)
