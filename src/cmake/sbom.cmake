# What the program is made of, as found by this configuration: an SPDX 2.3 document (https://spdx.github.io/spdx-spec/v2.3/),
# installed beside the program. The namespace is the same for equal contents, so that the document can be reproduced.
#   name | version | licence | home page | how it is used
set(components
  "htslib|${htslib_VERSION}|MIT AND BSD-3-Clause|https://www.htslib.org/|DYNAMIC_LINK"
  "zlib|${ZLIB_VERSION_STRING}|Zlib|https://zlib.net/|DYNAMIC_LINK"
  "oneTBB|${TBB_VERSION}|Apache-2.0|https://github.com/oneapi-src/oneTBB|DYNAMIC_LINK"
  "xxHash|${xxhash_VERSION}|BSD-2-Clause|https://xxhash.com/|DYNAMIC_LINK"
  "Nettle|${nettle_VERSION}|LGPL-3.0-or-later OR GPL-2.0-or-later|https://www.lysator.liu.se/~nisse/nettle/|DYNAMIC_LINK"
  "Boost|${Boost_VERSION_STRING}|BSL-1.0|https://www.boost.org/|STATIC_LINK"
  "Eigen|${Eigen3_VERSION}|MPL-2.0|https://eigen.tuxfamily.org/|STATIC_LINK"
  "JSON for Modern C++|${nlohmann_json_VERSION}|MIT|https://json.nlohmann.me/|STATIC_LINK"
  "CLI11|${CLI11_VERSION}|BSD-3-Clause|https://github.com/CLIUtils/CLI11|STATIC_LINK")
if(isal_FOUND)
  list(APPEND components "ISA-L|${isal_VERSION}|BSD-3-Clause|https://github.com/intel/isa-l|DYNAMIC_LINK")
endif()
if(libcurl_FOUND) # opened by `reference fetch` alone
  list(APPEND components "libcurl|${libcurl_VERSION}|curl|https://curl.se/libcurl/|RUNTIME_DEPENDENCY_OF")
endif()
if(POLARMIR_WITH_SEQAN3)
  list(APPEND components "SeqAn3|${SeqAn3_VERSION}|BSD-3-Clause|https://www.seqan.de/|STATIC_LINK")
endif()

function(polarmir_append document list value)
  string(JSON count LENGTH "${${document}}" ${list})
  string(JSON ${document} SET "${${document}}" ${list} ${count} "${value}")
  set(${document} "${${document}}" PARENT_SCOPE)
endfunction()

string(MD5 digest "${PROJECT_VERSION};${components}")
string(TIMESTAMP created "%Y-%m-%dT%H:%M:%SZ" UTC) # of SOURCE_DATE_EPOCH
set(sbom "{
  \"spdxVersion\": \"SPDX-2.3\",
  \"dataLicense\": \"CC0-1.0\",
  \"SPDXID\": \"SPDXRef-DOCUMENT\",
  \"name\": \"polarmir-${PROJECT_VERSION}\",
  \"documentNamespace\": \"urn:polarmir:sbom:${PROJECT_VERSION}-${digest}\",
  \"creationInfo\": {\"created\": \"${created}\", \"creators\": [\"Tool: polarmir-${PROJECT_VERSION}\"]},
  \"packages\": [{
    \"SPDXID\": \"SPDXRef-polarmir\", \"name\": \"polarmir\", \"versionInfo\": \"${PROJECT_VERSION}\",
    \"downloadLocation\": \"NOASSERTION\", \"filesAnalyzed\": false, \"licenseDeclared\": \"MIT\",
    \"licenseConcluded\": \"MIT\", \"copyrightText\": \"NOASSERTION\"}],
  \"relationships\": [{
    \"spdxElementId\": \"SPDXRef-DOCUMENT\", \"relationshipType\": \"DESCRIBES\",
    \"relatedSpdxElement\": \"SPDXRef-polarmir\"}]
}")
foreach(component IN LISTS components)
  string(REPLACE "|" ";" fields "${component}")
  list(GET fields 0 name)
  list(GET fields 1 version)
  list(GET fields 2 license)
  list(GET fields 3 home)
  list(GET fields 4 use)
  string(REGEX REPLACE "[^A-Za-z0-9.]+" "-" id "SPDXRef-${name}")
  polarmir_append(sbom packages "{
    \"SPDXID\": \"${id}\", \"name\": \"${name}\", \"versionInfo\": \"${version}\", \"homepage\": \"${home}\",
    \"downloadLocation\": \"NOASSERTION\", \"filesAnalyzed\": false, \"licenseDeclared\": \"${license}\",
    \"licenseConcluded\": \"NOASSERTION\", \"copyrightText\": \"NOASSERTION\"}")
  set(from "SPDXRef-polarmir")
  set(to "${id}")
  if(use STREQUAL "RUNTIME_DEPENDENCY_OF")
    set(from "${id}")
    set(to "SPDXRef-polarmir")
  endif()
  polarmir_append(sbom relationships "{
    \"spdxElementId\": \"${from}\", \"relationshipType\": \"${use}\", \"relatedSpdxElement\": \"${to}\"}")
endforeach()
file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/polarmir.spdx.json" CONTENT "${sbom}\n" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/polarmir.spdx.json" DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT runtime)
