# Everything comes from the distribution; nothing is downloaded at configure time.
find_package(Threads REQUIRED)
find_package(ZLIB REQUIRED)
find_package(TBB 2021 CONFIG REQUIRED)
find_package(Boost 1.81 REQUIRED)         # unordered_flat_map, Math (header only)
find_package(Eigen3 3.4 CONFIG REQUIRED)  # linear models (header only)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 2.1 REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)
pkg_check_modules(htslib REQUIRED IMPORTED_TARGET htslib>=1.16)   # BAM, CRAM and SAM input, MD5
pkg_check_modules(nettle REQUIRED IMPORTED_TARGET nettle>=3.8)    # SHA-256; OpenSSL would double the time to start
pkg_check_modules(libcurl libcurl>=7.60)   # optional, headers only: `reference fetch` opens the library when it runs
pkg_check_modules(isal IMPORTED_TARGET libisal>=2.30)   # optional: zlib inflates where ISA-L is missing

# SeqAn3 reads FASTA in `reference build` and has the FM index of the second alignment engine, which is the
# first one's witness in the tests. It refuses clang 14, with which clang-tidy and the fuzzers run, so those
# builds leave it out (POLARMIR_WITH_SEQAN3=OFF).
option(POLARMIR_WITH_SEQAN3 "Build the parts that use SeqAn3" ON)
if(POLARMIR_WITH_SEQAN3)
  find_package(SeqAn3 3.2 CONFIG REQUIRED)
endif()
