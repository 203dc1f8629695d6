# The Debian packages polarmir and libpolarmir-dev; read by packaging.cmake.
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_PACKAGE_RELEASE 0upstream1)   # older than any revision of a distribution
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(debian_version "${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}")

set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME polarmir)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SECTION science)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_RECOMMENDS "libcurl3-gnutls | libcurl4")   # `reference fetch` looks for it when it runs
set(CPACK_COMPONENT_RUNTIME_DESCRIPTION "miRNA counts and macrophage polarization from exosomal small RNA
From a small-RNA sequencing run to counts of mature miRNAs, and to scores of
the macrophage polarization (M1, M2) they stand for, in one program. The human
miRNA panel, library kits and curated miRNA sets are inside; no network is
needed.")

set(CPACK_DEBIAN_DEV_PACKAGE_NAME libpolarmir-dev)
set(CPACK_DEBIAN_DEV_PACKAGE_SECTION libdevel)
set(dev_depends libboost1.81-dev libhts-dev libtbb-dev libxxhash-dev nettle-dev nlohmann-json3-dev pkg-config zlib1g-dev)
if(isal_FOUND)
  list(APPEND dev_depends libisal-dev)
endif()
list(JOIN dev_depends ", " CPACK_DEBIAN_DEV_PACKAGE_DEPENDS)
set(CPACK_COMPONENT_DEV_DESCRIPTION "C++ library behind polarmir
Headers, static libraries and CMake files for programs that count miRNAs and
score them as polarmir does: find_package(polarmir).")

# What every Debian package has in its folder of documentation.
string(TIMESTAMP debian_date "%a, %d %b %Y %H:%M:%S +0000" UTC)
set(changelog "${PROJECT_BINARY_DIR}/changelog.Debian")
configure_file("${PROJECT_SOURCE_DIR}/pipelines/deploy/debian/changelog.in" "${changelog}" @ONLY)
execute_process(COMMAND gzip -9nkf "${changelog}" COMMAND_ERROR_IS_FATAL ANY)
foreach(component IN ITEMS runtime:polarmir dev:libpolarmir-dev)
  string(REPLACE ":" ";" component "${component}")
  list(POP_FRONT component kind)
  install(FILES "${changelog}.gz" "${PROJECT_SOURCE_DIR}/pipelines/deploy/debian/copyright"
    DESTINATION "share/doc/${component}" COMPONENT ${kind})
endforeach()
