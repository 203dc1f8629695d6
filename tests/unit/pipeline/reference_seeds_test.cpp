#include "pipeline/reference_seeds.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/reference/embedded.hpp>
#include <polarmir/reference/store.hpp>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

using namespace polarmir;

namespace {

/// What is told while the seeds of a reference are opened.
std::vector<std::string> open_and_listen(std::filesystem::path const & directory, bool & is_open)
{
    std::vector<std::string> told;
    auto const seeds =
        pipeline::open_seeds(directory, reference::human_panel(), [&](log_level, std::string const & text) {
            told.push_back(text);
        });
    is_open = seeds != nullptr;
    return told;
}

} // namespace

TEST_CASE("seeds of a reference are made anew when they are missing, outdated or damaged", "[pipeline]")
{
    test::tmp_dir const dir;
    reference::save(reference::human_panel(), {}, dir / "reference");
    auto const path = dir / "reference" / reference::seeds_name;
    bool is_open{false};
    CHECK(open_and_listen(dir / "reference", is_open).size() == 1);
    CHECK(is_open);
    std::string const good = test::read_file(path);
    CHECK(open_and_listen(dir / "reference", is_open).empty());
    CHECK(is_open);
    std::string bad = good;
    bad[5000] = static_cast<char>(~bad[5000]);
    for (std::string const & content : {std::string{}, std::string{"text"}, bad, good.substr(0, 9000)})
    {
        std::ofstream{path, std::ios::binary} << content;
        CHECK(open_and_listen(dir / "reference", is_open).size() == 1);
        CHECK(is_open);
        CHECK(test::read_file(path) == good);
    }
    CHECK_NOTHROW(reference::require_own_directory(dir / "reference"));
}

TEST_CASE("a reference whose seeds cannot be stored is used without", "[pipeline]")
{
    test::tmp_dir const dir;
    reference::save(reference::human_panel(), {}, dir / "reference");
    std::filesystem::create_directories(dir / "reference" / reference::seeds_name / "in the way");
    bool is_open{true};
    auto const told = open_and_listen(dir / "reference", is_open);
    CHECK_FALSE(is_open);
    REQUIRE(told.size() == 2);
    CHECK(told[1].find("each run makes it anew") != std::string::npos);
}

TEST_CASE("the embedded panel has no stored seeds", "[pipeline]")
{
    bool is_open{true};
    CHECK(open_and_listen(reference::embedded_name, is_open).empty());
    CHECK_FALSE(is_open);
}
