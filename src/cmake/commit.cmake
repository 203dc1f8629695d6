# Sets POLARMIR_COMMIT: what is checked out, where these sources are a checkout of their own; else empty, as in an
# unpacked archive, also one that lies within somebody's repository.
set(POLARMIR_COMMIT "")
find_program(POLARMIR_GIT git)
mark_as_advanced(POLARMIR_GIT)
if(POLARMIR_GIT AND EXISTS "${PROJECT_SOURCE_DIR}/.git")
  execute_process(COMMAND "${POLARMIR_GIT}" rev-parse HEAD --git-path logs/HEAD
                  WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
                  RESULT_VARIABLE code OUTPUT_VARIABLE told ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
  if(code EQUAL 0 AND told MATCHES "^([0-9a-f]+)\n(.+)$")
    set(POLARMIR_COMMIT "${CMAKE_MATCH_1}")
    cmake_path(ABSOLUTE_PATH CMAKE_MATCH_2 BASE_DIRECTORY "${PROJECT_SOURCE_DIR}" OUTPUT_VARIABLE log)
    if(EXISTS "${log}") # another commit: looked at again by the next build
      set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${log}")
    endif()
  endif()
endif()
