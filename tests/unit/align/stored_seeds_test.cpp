#include "align/hairpin_index_data.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/align/engine.hpp>
#include <polarmir/core/error.hpp>
#include <polarmir/core/nucleotide.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace polarmir;

namespace {

std::string const hash(32, 'a');

std::string random_bases(std::mt19937 & random, std::size_t length)
{
    std::string bases(length, 'A');
    for (char & base : bases)
        base = "ACGT"[random() % 4];
    return bases;
}

/// Hairpins, some with N, one empty and one twice.
std::vector<std::string> made_hairpins()
{
    std::mt19937 random{5};
    std::vector<std::string> hairpins(40);
    for (std::string & hairpin : hairpins)
        hairpin = random_bases(random, 50 + random() % 60);
    hairpins[3][20] = 'N';
    hairpins[4].clear();
    hairpins[5] = hairpins[6];
    return hairpins;
}

std::vector<std::string_view> views_of(std::vector<std::string> const & texts)
{
    return {texts.begin(), texts.end()};
}

void write_file(std::filesystem::path const & path, std::string const & bytes)
{
    std::ofstream{path, std::ios::binary} << bytes;
}

std::string problem_of(std::filesystem::path const & path, std::string const & of = hash)
{
    try
    {
        align::stored_seeds const seeds{path, of};
    }
    catch (input_error const & failure)
    {
        return failure.what();
    }
    return "";
}

} // namespace

TEST_CASE("an index with stored seeds finds what one finds that sorts them itself", "[align]")
{
    test::tmp_dir const dir;
    std::vector<std::string> const hairpins = made_hairpins();
    std::vector<std::string> reversed;
    for (std::string const & hairpin : hairpins)
        reversed.push_back(reverse_complement(hairpin));
    align::stored_seeds::write(dir / "seeds.bin", hash, views_of(hairpins));
    align::stored_seeds const seeds{dir / "seeds.bin", hash};
    std::mt19937 random{6};
    for (bool const is_sense : {true, false})
    {
        std::vector<std::string> const & sequences = is_sense ? hairpins : reversed;
        align::stored_index const & stored = is_sense ? seeds.sense() : seeds.antisense();
        align::hairpin_index const sorted{views_of(sequences)};
        align::hairpin_index const mapped{views_of(sequences), stored};
        CHECK(mapped.internals().text == sorted.internals().text);
        CHECK(mapped.internals().starts == sorted.internals().starts);
        CHECK(std::ranges::equal(mapped.internals().first_entry, sorted.internals().first_entry));
        CHECK(std::ranges::equal(mapped.internals().keys, sorted.internals().keys));
        CHECK(std::ranges::equal(mapped.internals().places, sorted.internals().places));
        auto const with =
            align::make_engine(align::engine_kind::seed_index, views_of(sequences), align::config{}, &stored);
        auto const without =
            align::make_engine(align::engine_kind::seed_index, views_of(sequences), align::config{});
        for (int i = 0; i < 300; ++i)
        {
            std::string const & from = sequences[random() % sequences.size()];
            std::string insert = from.size() < 40 ? random_bases(random, 22) : from.substr(random() % 20, 22);
            std::ranges::replace(insert, 'N', 'A');
            insert[random() % insert.size()] = 'G';
            CHECK((*with)(insert).alignments == (*without)(insert).alignments);
        }
    }
}

TEST_CASE("equal sequences give equal files of seeds", "[align]")
{
    test::tmp_dir const dir;
    align::stored_seeds::write(dir / "a.bin", hash, views_of(made_hairpins()));
    align::stored_seeds::write(dir / "b.bin", hash, views_of(made_hairpins()));
    CHECK(test::read_file(dir / "a.bin") == test::read_file(dir / "b.bin"));
}

TEST_CASE("stored seeds that are not these sequences' or are damaged are refused", "[align]")
{
    test::tmp_dir const dir;
    auto const path = dir / "seeds.bin";
    CHECK_THAT(problem_of(path), Catch::Matchers::Contains("seeds.bin: cannot be opened"));
    align::stored_seeds::write(path, hash, views_of(made_hairpins()));
    std::string const good = test::read_file(path);
    CHECK(problem_of(path).empty());
    CHECK_THAT(problem_of(path, std::string(32, 'b')), Catch::Matchers::EndsWith("is of other sequences"));

    for (std::size_t const size :
         {std::size_t{0}, std::size_t{100}, std::size_t{4096}, good.size() / 2, good.size() - 4096})
    {
        write_file(path, good.substr(0, size));
        CHECK_THAT(problem_of(path), Catch::Matchers::EndsWith("is damaged"));
    }
    auto const with = [&](std::size_t at, char letter) {
        std::string changed = good;
        REQUIRE(changed[at] != letter);
        changed[at] = letter;
        write_file(path, changed);
        return problem_of(path);
    };
    constexpr std::size_t format_place{16};
    CHECK_THAT(with(0, 'x'), Catch::Matchers::EndsWith("is no file of seeds"));
    CHECK_THAT(with(format_place, 99), Catch::Matchers::Contains("another version"));
    for (std::size_t const at :
         {std::size_t{4096}, std::size_t{9000}, good.size() / 2 - 8192, good.size() - 8192})
        CHECK_THAT(with(at, static_cast<char>(good[at] + 1)), Catch::Matchers::EndsWith("is damaged"));
    constexpr std::size_t number_of_entries{16 + 8 + 32};
    CHECK_THAT(with(number_of_entries + 7, 99), Catch::Matchers::EndsWith("is damaged"));
    CHECK_THAT(with(number_of_entries + 2, 99), Catch::Matchers::EndsWith("is damaged"));
}
