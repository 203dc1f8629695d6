include(CMakePackageConfigHelpers)

get_property(stages GLOBAL PROPERTY POLARMIR_STAGES)
install(TARGETS polarmir RUNTIME COMPONENT runtime)
install(TARGETS ${stages} EXPORT polarmir-targets ARCHIVE COMPONENT dev)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT dev)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/polarmir")
install(EXPORT polarmir-targets NAMESPACE polarmir:: DESTINATION "${package_dir}" COMPONENT dev)
configure_package_config_file(
  "${PROJECT_SOURCE_DIR}/src/cmake/polarmir-config.cmake.in" "${PROJECT_BINARY_DIR}/polarmir-config.cmake"
  INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file(
  "${PROJECT_BINARY_DIR}/polarmir-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(
  FILES "${PROJECT_BINARY_DIR}/polarmir-config.cmake" "${PROJECT_BINARY_DIR}/polarmir-config-version.cmake"
  DESTINATION "${package_dir}" COMPONENT dev)

set(CPACK_GENERATOR "TGZ;DEB")
set(CPACK_PACKAGE_CONTACT "The polarmir authors")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL runtime dev)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME polarmir)
set(CPACK_DEBIAN_DEV_PACKAGE_NAME libpolarmir-dev)
set(CPACK_STRIP_FILES ON)
include(CPack)
