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
  target_link_libraries(polarmir_${name} PRIVATE ${arg_PRIVATE_LIBS} $<BUILD_INTERFACE:polarmir_warnings>
    $<BUILD_INTERFACE:polarmir_hardening>)
  set_property(GLOBAL APPEND PROPERTY POLARMIR_STAGES polarmir_${name})
endfunction()

# polarmir_add_seqan3_source(align seqan3_engine.cpp no_fm_index_engine.cpp)
# A source of a stage that sees SeqAn3, or its stand-in in builds without. A target of its own: the job pool is a
# property of targets, and the standard too.
function(polarmir_add_seqan3_source stage source stand_in)
  if(NOT POLARMIR_WITH_SEQAN3)
    target_sources(polarmir_${stage} PRIVATE ${stand_in})
    return()
  endif()
  cmake_path(GET source STEM stem)
  add_library(polarmir_${stem} OBJECT ${source})
  set_target_properties(polarmir_${stem} PROPERTIES
    JOB_POOL_COMPILE seqan3_pool
    POSITION_INDEPENDENT_CODE ON)
  if(SeqAn3_VERSION VERSION_GREATER_EQUAL 3.4)
    set_target_properties(polarmir_${stem} PROPERTIES CXX_STANDARD 23)
  endif()
  # Its headers only: linked as a target it would bring in libbz2 and zlib, of which nothing here makes use.
  target_include_directories(polarmir_${stem} SYSTEM PRIVATE
    $<TARGET_PROPERTY:seqan3::seqan3,INTERFACE_INCLUDE_DIRECTORIES>)
  target_include_directories(polarmir_${stem} PRIVATE "${PROJECT_SOURCE_DIR}/include" "${PROJECT_SOURCE_DIR}/src")
  target_link_libraries(polarmir_${stem} PRIVATE polarmir_warnings polarmir_hardening)
  target_sources(polarmir_${stage} PRIVATE $<TARGET_OBJECTS:polarmir_${stem}>)
endfunction()
