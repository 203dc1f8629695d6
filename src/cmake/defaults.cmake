if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}")
include(GNUInstallDirs)

# A SeqAn3 translation unit takes up to 1.1 GB: never compile two at once.
set_property(GLOBAL PROPERTY JOB_POOLS seqan3_pool=1)

if(POLARMIR_SANITIZE)
  add_compile_options(-fsanitize=${POLARMIR_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${POLARMIR_SANITIZE})
endif()

# The date in manual pages and packages: that of the release, or as told by SOURCE_DATE_EPOCH, never today's.
if(NOT DEFINED ENV{SOURCE_DATE_EPOCH})
  set(ENV{SOURCE_DATE_EPOCH} 1795824000)
endif()
set(POLARMIR_RELEASE_EPOCH "$ENV{SOURCE_DATE_EPOCH}")
string(TIMESTAMP POLARMIR_RELEASE_DATE "%Y-%m-%d" UTC)   # reads the variable too
