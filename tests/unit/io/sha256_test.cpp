#include "support/catch.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/io/output_file.hpp>
#include <polarmir/io/sha256.hpp>

using namespace polarmir;
using namespace polarmir::test;

TEST_CASE("SHA-256 gives the digests of the standard's examples")
{
    io::sha256 hash;
    CHECK(hash.finish() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    hash.update("abc");
    CHECK(hash.finish() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    for (std::string const piece(1000, 'a'); char const digit : std::string(1000, '0'))
        hash.update(digit == '0' ? piece : "");
    CHECK(hash.finish() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("the checksum of a file is that of its bytes as stored")
{
    tmp_dir const dir;
    io::write_file(dir.path() / "abc", "abc");
    io::file_checksum const found = io::sha256_of(dir.path() / "abc");
    CHECK(found.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(found.bytes == 3);
    CHECK_THROWS_AS(io::sha256_of(dir.path() / "none"), input_error);
}
