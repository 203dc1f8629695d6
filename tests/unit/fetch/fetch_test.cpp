#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/fetch/fetch.hpp>
#include <polarmir/io/sha256.hpp>

using namespace polarmir;

namespace {

/// A release whose hairpins' checksum and size are published.
struct known_release
{
    test::tmp_dir dir;
    fetch::release release{"db", "1", "free", {}};
    fetch::config wanted;

    known_release()
    {
        io::write_file(dir / "files" / "h.fa", ">hsa-mir-1 MI1\nACGTACGTAAACGT\n");
        io::write_file(dir / "files" / "m.fa", ">hsa-miR-1 MIMAT1\nACGTACGT\n");
        io::file_checksum const sum = io::sha256_of(dir / "files" / "h.fa");
        release.files = {
            {fetch::file_role::hairpin, "h.fa", "https://db.org/h.fa", sum.bytes, sum.sha256, false, false},
            {fetch::file_role::mature,
             "m.fa",
             "https://db.org/m.fa",
             std::nullopt,
             std::nullopt,
             false,
             false}};
        wanted.folder = dir / "out";
        wanted.from = (dir / "files").string();
    }

    [[nodiscard]] fetch::result run() const
    {
        return fetch::fetch(release, wanted, [](log_level, std::string const &) {});
    }
};

std::string refusal(known_release const & of)
{
    try
    {
        (void)of.run();
        return {};
    }
    catch (input_error const & failure)
    {
        return failure.what();
    }
}

} // namespace

TEST_CASE("fetch: published checksums are told from those seen first")
{
    known_release const known;
    auto const got = known.run();
    REQUIRE(got.files.size() == 2);
    CHECK(got.files[0].is_published);
    CHECK_FALSE(got.files[1].is_published);
    CHECK(got.build.hairpins == known.dir / "out" / "h.fa");
    CHECK(got.build.matures == known.dir / "out" / "m.fa");
    CHECK_FALSE(got.build.gff3);
    auto const manifest = test::read_file(known.dir / "out" / "manifest.tsv");
    CHECK(manifest.find(got.files[0].sha256 + "\tpublished\n") != std::string::npos);
    CHECK(manifest.find(got.files[1].sha256 + "\tfirst_seen\n") != std::string::npos);
    CHECK(known.run().files == got.files);
}

TEST_CASE("fetch: a published checksum or size that is not met is refused, and nothing stays")
{
    known_release known;
    SECTION("size")
    {
        io::write_file(known.dir / "files" / "h.fa", ">hsa-mir-1 MI1\nACGT\n");
        CHECK(refusal(known).find("wrong size: expected 30 bytes (published), found 20") !=
              std::string::npos);
    }
    SECTION("checksum")
    {
        io::write_file(known.dir / "files" / "h.fa", ">hsa-mir-1 MI1\nACGTACGTAAACGA\n");
        CHECK(refusal(known).find("wrong checksum: expected sha256 " + *known.release.files[0].sha256 +
                                  " (published), found ") != std::string::npos);
    }
    SECTION("one seen before")
    {
        known.release.files[0].sha256.reset();
        known.release.files[0].bytes.reset();
        (void)known.run();
        io::write_file(known.dir / "files" / "h.fa", ">hsa-mir-1 MI1\nACGTACGTAAACGA\n");
        std::filesystem::remove(known.dir / "out" / "h.fa");
        CHECK(refusal(known).find(" (seen first), found ") != std::string::npos);
    }
    CHECK_FALSE(std::filesystem::exists(known.dir / "out" / "h.fa"));
    CHECK_FALSE(std::filesystem::exists(known.dir / "out" / "h.fa.part"));
}

TEST_CASE("fetch: what is neither FASTA nor GFF3 is refused")
{
    known_release known;
    auto const bad = GENERATE(as<std::string>{},
                              "",
                              "\n \n",
                              "<html><body>maintenance</body></html>",
                              "{\"error\": \"log in\"}",
                              "#miRBase\n>hsa");
    known.release.files[0].sha256.reset();
    known.release.files[0].bytes.reset();
    io::write_file(known.dir / "files" / "h.fa", bad);
    CAPTURE(bad);
    CHECK(refusal(known).find(", not FASTA") != std::string::npos);
}
