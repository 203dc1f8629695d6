#include "pipeline/cohort_layouts.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/tmp_dir.hpp"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

using namespace polarmir;

namespace {

library::inference shown(std::string const & adapter)
{
    library::inference one;
    one.status = library::status::detected;
    one.reads = 100;
    one.layout.adapter_3p = adapter;
    return one;
}

std::vector<reads::sample> cohort_of(std::size_t size)
{
    std::vector<reads::sample> cohort;
    for (std::size_t i = 0; i < size; ++i)
        cohort.push_back({std::to_string(i), {"file" + std::to_string(i)}, {}});
    return cohort;
}

} // namespace

TEST_CASE("the others of a cohort agree alike with any number of threads, each asked once", "[pipeline]")
{
    auto const threads = GENERATE(std::size_t{1}, std::size_t{2}, std::size_t{8});
    std::vector<reads::sample> const cohort = cohort_of(20);
    std::vector<std::atomic<int>> asked(cohort.size());
    auto const find = [&](reads::sample const & sample) {
        ++asked[std::stoul(sample.name)];
        return shown(sample.name == "7" ? "AACTGTAGGCACC" : "TGGAATTCTCGG");
    };
    pipeline::cohort_layouts layouts{cohort, find, threads};
    auto const agreed = layouts.agreed_without(cohort[7]);
    REQUIRE(agreed);
    CHECK(agreed->layout.adapter_3p == "TGGAATTCTCGG");
    CHECK(asked[7] == 0);
    CHECK_FALSE(layouts.agreed_without(cohort[0]));
    for (std::atomic<int> const & times : asked)
        CHECK(times == 1);
}

TEST_CASE("the others of a cohort are looked at side by side", "[pipeline]")
{
    using std::chrono::steady_clock;
    constexpr std::chrono::seconds patience{10};
    std::vector<reads::sample> const cohort = cohort_of(3);
    std::atomic<int> inside{0};
    auto const find = [&](reads::sample const &) {
        ++inside;
        for (auto const end = steady_clock::now() + patience; inside < 2 && steady_clock::now() < end;)
            std::this_thread::sleep_for(std::chrono::milliseconds{1});
        return library::inference{};
    };
    pipeline::cohort_layouts layouts{cohort, find, 2};
    auto const begin = steady_clock::now();
    CHECK_FALSE(layouts.agreed_without(cohort[0]));
    CHECK(steady_clock::now() - begin < patience);
}

TEST_CASE("a sample has no vote on its own files under other names", "[pipeline]")
{
    test::tmp_dir const dir;
    std::vector<reads::sample> cohort;
    for (std::string const name : {"a", "b", "c"})
    {
        io::write_file(dir / name, "");
        cohort.push_back({name, {dir / name}, {}});
    }
    std::filesystem::create_symlink(dir / "a", dir / "link");
    pipeline::cohort_layouts layouts{cohort, [](auto const &) { return shown("TGGAATTCTCGG"); }, 1};
    CHECK(layouts.agreed_without({"other", {dir / "other"}, {}}));
    CHECK_FALSE(layouts.agreed_without({"pool", {dir / "other", dir / "link"}, {}}));
    CHECK_FALSE(layouts.agreed_without({"a", {dir / "other"}, {}}));
}
