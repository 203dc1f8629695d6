#include "published.hpp"
#include "support/catch.hpp"

#include <polarmir/reference/store.hpp>

using namespace polarmir;
using test::published;

namespace {

bool contains(std::string const & text, std::string const & part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("fetch: from a folder, compressed or not, without network")
{
    published const site;
    test::write_gzip(site.files() / "mature.fa.gz", test::read_file(site.files() / "mature.fa"));
    std::filesystem::remove(site.files() / "mature.fa");
    auto const done = site.fetch(site.files().string());
    CAPTURE(done.err);
    CHECK(done.code == 0);
    CHECK(site.server().log().empty());
    CHECK(reference::load(site.out()).matures().size() == reference::human_panel().matures().size());
    CHECK(contains(test::read_file(site.source("manifest.tsv")), "mirbase@22.1\tmature.fa\tfolder\t"));

    SECTION("the checksum is that of the inflated file")
    {
        auto const again = site.fetch("good");
        CHECK(again.code == 0);
        CHECK(site.server().log().empty());
    }
    SECTION("a folder with another release is not written to")
    {
        auto const other = test::run_cli({"reference", "fetch", "mirgenedb", "-o", site.out().string()});
        CHECK(other.code == 2);
        CHECK(contains(other.err, "holds files of mirbase@22.1, not of mirgenedb@current"));
    }
}

TEST_CASE("fetch: a damaged or incomplete folder leaves nothing behind")
{
    published const site;
    SECTION("cut gzip")
    {
        test::write_gzip(site.files() / "hairpin.fa.gz", test::read_file(site.files() / "hairpin.fa"));
        std::filesystem::resize_file(site.files() / "hairpin.fa.gz", 500);
        std::filesystem::remove(site.files() / "hairpin.fa");
        CHECK(site.fetch(site.files().string()).code == 3);
    }
    SECTION("missing")
    {
        std::filesystem::remove(site.files() / "hairpin.fa");
        auto const done = site.fetch(site.files().string());
        CHECK(done.code == 3);
        CHECK(contains(done.err, "has neither hairpin.fa nor hairpin.fa.gz"));
    }
    CHECK(std::filesystem::is_empty(site.out() / "source"));
}

TEST_CASE("fetch: MirGeneDB's matures and stars are one set")
{
    test::tmp_dir const dir;
    std::string const five{"TGAGGTAGTAGGTTGTATAGTT"};
    std::string const three{"CTATACAATCTACTGTCTTTC"};
    io::write_file(dir / "files" / "hsa-pre.fas", ">Hsa-Let-7-P1a_pre\n" + five + "TTAGGGTCA" + three + "\n");
    io::write_file(dir / "files" / "hsa-mat.fas", ">Hsa-Let-7-P1a_5p\n" + five);
    io::write_file(dir / "files" / "hsa-star.fas", ">Hsa-Let-7-P1a_3p*\n" + three + "\n");
    auto const done = test::run_cli({"reference",
                                     "fetch",
                                     "mirgenedb",
                                     "--from",
                                     (dir / "files").string(),
                                     "-o",
                                     (dir / "out").string()});
    CAPTURE(done.err);
    REQUIRE(done.code == 0);
    CHECK(reference::load(dir / "out").matures().size() == 2);
}

TEST_CASE("fetch: what is asked wrongly is refused before anything is written")
{
    test::tmp_dir const dir;
    std::string const out = (dir / "out").string();
    auto const refused = [&](std::vector<std::string> more) {
        std::vector<std::string> arguments{"reference", "fetch", "-o", out};
        arguments.insert(arguments.end(), more.begin(), more.end());
        auto const done = test::run_cli(arguments);
        CHECK(done.code == 2);
        CHECK_FALSE(std::filesystem::exists(out));
        return done.err;
    };
    CHECK(contains(refused({"mirbase@17"}), "there are mirbase@22.1, mirgenedb@current"));
    CHECK(contains(refused({"mirbase", "--species", "../hsa"}), "is no species"));
    CHECK(contains(refused({"mirbase", "--from", (dir / "no").string()}), "neither a folder nor"));
    CHECK(contains(refused({"mirbase", "--from", "http://me:secret@host/"}), "without user"));
    std::filesystem::create_directories(dir / "mine");
    io::write_file(dir / "mine" / "thesis.txt", "text");
    auto const done = test::run_cli({"reference", "fetch", "mirbase", "-o", (dir / "mine").string()});
    CHECK(done.code == 2);
    CHECK(contains(done.err, "holds thesis.txt"));
}
