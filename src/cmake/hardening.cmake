# polarmir_hardening: what makes errors in memory harder to make use of, as Debian's packages have it
# (dpkg-buildflags hardening=+all). Not with sanitizers, which check more.
option(POLARMIR_HARDENING "Stack guards, checked copies, read-only relocations, position-independent program" ON)
add_library(polarmir_hardening INTERFACE)
if(POLARMIR_HARDENING AND NOT POLARMIR_SANITIZE)
  include(CheckPIESupported)
  check_pie_supported(LANGUAGES CXX)
  include(CheckCXXCompilerFlag)
  check_cxx_compiler_flag(-fcf-protection POLARMIR_HAS_CF_PROTECTION)   # x86 only
  target_compile_options(polarmir_hardening INTERFACE
    -fstack-protector-strong -fstack-clash-protection
    $<$<BOOL:${POLARMIR_HAS_CF_PROTECTION}>:-fcf-protection>
    $<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE$<SEMICOLON>-D_FORTIFY_SOURCE=2>)   # needs optimisation
  target_link_options(polarmir_hardening INTERFACE LINKER:-z,relro LINKER:-z,now LINKER:-z,noexecstack)
endif()
