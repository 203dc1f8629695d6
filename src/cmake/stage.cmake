# polarmir_add_stage(trim SOURCES adapter.cpp trimmer.cpp DEPENDS core reads [PRIVATE_LIBS ZLIB::ZLIB])
# One static library polarmir_<stage> with the alias polarmir::<stage>. DEPENDS names earlier stages only:
# a stage that is not yet defined is an error, which keeps the link graph in data-flow order.
function(polarmir_add_stage name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPENDS;PRIVATE_LIBS")
  add_library(polarmir_${name} STATIC ${arg_SOURCES})
  add_library(polarmir::${name} ALIAS polarmir_${name})
  set_target_properties(polarmir_${name} PROPERTIES EXPORT_NAME ${name} POSITION_INDEPENDENT_CODE ON)
  target_include_directories(polarmir_${name}
    PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>
    PRIVATE "${PROJECT_SOURCE_DIR}/src")
  foreach(stage IN LISTS arg_DEPENDS)
    if(NOT TARGET polarmir_${stage})
      message(FATAL_ERROR "stage '${name}' depends on '${stage}', which comes later in src/CMakeLists.txt")
    endif()
    target_link_libraries(polarmir_${name} PUBLIC polarmir_${stage})
  endforeach()
  target_link_libraries(polarmir_${name} PRIVATE ${arg_PRIVATE_LIBS} $<BUILD_INTERFACE:polarmir_warnings>)
  set_property(GLOBAL APPEND PROPERTY POLARMIR_STAGES polarmir_${name})
endfunction()
