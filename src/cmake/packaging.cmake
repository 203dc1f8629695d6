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

# Manual pages and completions.
install(DIRECTORY "${POLARMIR_MANUAL_DIR}/man1" DESTINATION "${CMAKE_INSTALL_MANDIR}" COMPONENT runtime
  FILES_MATCHING PATTERN "*.gz")
install(FILES "${POLARMIR_MANUAL_DIR}/polarmir.bash" RENAME polarmir
  DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" COMPONENT runtime)
install(FILES "${POLARMIR_MANUAL_DIR}/_polarmir"
  DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions" COMPONENT runtime)

set(CPACK_GENERATOR "TGZ;DEB")
set(CPACK_PACKAGE_CONTACT "The polarmir authors <polarmir@packages.invalid>")
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL runtime dev)
# Read by cpack: packing it another day gives the same bytes, and each Debian package has a summary of its own.
set(CPACK_PROJECT_CONFIG_FILE "${PROJECT_BINARY_DIR}/cpack_options.cmake")
file(CONFIGURE OUTPUT "${CPACK_PROJECT_CONFIG_FILE}" @ONLY
  CONTENT "set(ENV{SOURCE_DATE_EPOCH} @POLARMIR_RELEASE_EPOCH@)\nunset(CPACK_PACKAGE_DESCRIPTION_SUMMARY)\n")
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
include(sbom)
include(debian)
include(CPack)
