add_library(polarmir_warnings INTERFACE)
target_compile_options(polarmir_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
  -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align -Wundef
  $<$<CXX_COMPILER_ID:GNU>:-Wsuggest-override -Wduplicated-cond>
  # GCC 12 sees overlapping memcpy in plain std::string concatenation (GCC bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  $<$<BOOL:${POLARMIR_WERROR}>:-Werror>)
