// The stored index of a reference, with some bytes changed: eight bytes of input say where (4) and what (4).
// When the first byte is odd, the sums of its arrays are made to fit: then all that is in them has to be
// checked, too.
#include "support/scratch.hpp"
#include "support/target.hpp"

#include <polarmir/align/aligner.hpp>
#include <polarmir/align/stored_seeds.hpp>
#include <polarmir/core/text.hpp>

#include <array>
#include <cstring>
#include <fstream>
#include <iterator>

namespace {

using namespace polarmir;

constexpr std::string_view hash{"0123456789abcdef0123456789abcdef"};
constexpr std::array<std::string_view, 2> sequences{"TGGGATGAGGTAGTAGGTTGTATAGTTTTAGGGTCACACCCACCACTGGG",
                                                    "TGTCGGGTAGCTTATCAGACTGATGTTGACTGTTGAATC"};

std::string const & whole_file()
{
    static std::string const bytes = [] {
        std::filesystem::path const path = fuzz::files().path() / "seeds.bin";
        align::stored_seeds::write(path, hash, sequences);
        std::ifstream file{path, std::ios::binary};
        return std::string{std::istreambuf_iterator<char>{file}, {}};
    }();
    return bytes;
}

std::uint32_t number_at(std::string_view bytes, std::size_t place)
{
    std::uint32_t number{0};
    std::memcpy(&number, bytes.data() + place, sizeof number);
    return number;
}

/// The form is that of stored_seeds.cpp, with as many entries as the header has.
void make_sums_fit(std::string & bytes)
{
    constexpr std::size_t page{4096};
    constexpr std::size_t entries_place{56};
    constexpr std::size_t sums_place{72};
    constexpr std::size_t table_bytes{((std::size_t{1} << 16U) + 1) * 4};
    std::size_t begin{page};
    for (std::size_t strand = 0; strand < 2; ++strand)
    {
        std::size_t const entries = number_at(bytes, entries_place + 8 * strand);
        std::size_t array{0};
        for (std::size_t const size : {entries * 8, entries * 4, table_bytes})
        {
            if (begin > bytes.size() || size > bytes.size() - begin)
                return;
            std::string const sum = xxh3_hex(std::string_view{bytes}.substr(begin, size));
            bytes.replace(sums_place + 32 * (3 * strand + array++), sum.size(), sum);
            begin += (size + page - 1) / page * page;
        }
    }
}

/// Offsets below 256 are in the header, of the others half are in the first pages of the arrays.
std::size_t place_of(std::uint32_t typed, std::size_t size)
{
    constexpr std::size_t header{256};
    constexpr std::size_t page{4096};
    constexpr std::size_t first_arrays{3 * page};
    if (typed < header)
        return typed;
    return typed % 2 == 0 ? page + typed / 2 % first_arrays : typed / 2 % (size - sizeof typed);
}

void align_with(align::stored_index const & stored)
{
    align::hairpin_index const index{sequences, stored};
    align::aligner const find{index, {}};
    for (std::string_view const insert : {sequences[0].substr(6, 22), sequences[1].substr(7, 20)})
        for (align::alignment const & one : find(insert).alignments)
            fuzz::promise(one.hairpin < sequences.size() && one.position < sequences.at(one.hairpin).size(),
                          "alignments lie on hairpins");
}

} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const * data, std::size_t size)
{
    std::string bytes = whole_file();
    std::string_view input = fuzz::text_of(data, size);
    bool const fits = fuzz::take_choice(input, 2) == 1;
    for (; input.size() >= 8; input.remove_prefix(8))
        bytes.replace(place_of(number_at(input, 0), bytes.size()), 4, input.substr(4, 4));
    if (fits)
        make_sums_fit(bytes);
    if (input.size() >= 4)
        bytes.resize(number_at(input, 0) % (bytes.size() + 1));
    std::filesystem::path const file = fuzz::files().put("changed.bin", bytes);
    fuzz::refuse_or_do([&] {
        align::stored_seeds const seeds{file, hash};
        align_with(seeds.sense());
    });
    return 0;
}
