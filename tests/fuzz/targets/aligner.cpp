// Inserts made of pieces of hairpins are found where a slow search by the words of aligner.hpp finds them.
#include "support/target.hpp"

#include <polarmir/align/engine.hpp>

#include <string>

namespace {

using namespace polarmir;

/// Bytes of the input as small numbers and letters; zeros at its end.
class source
{
  public:
    explicit source(std::string_view bytes) : bytes_{bytes} {}

    [[nodiscard]] std::size_t number(std::size_t below)
    {
        std::size_t const value = bytes_.empty() ? 0 : static_cast<unsigned char>(bytes_.front());
        bytes_.remove_prefix(bytes_.empty() ? 0 : 1);
        return value % below;
    }
    [[nodiscard]] char base() { return "ACGT"[number(4)]; }
    [[nodiscard]] std::string hairpin()
    {
        std::string letters(number(90), 'A');
        for (char & letter : letters)
            letter = "ACGTACGTACGTACGN"[number(16)];
        return letters;
    }

  private:
    std::string_view bytes_;
};

/// A piece of a hairpin with up to three other bases in it and up to five behind it.
std::string make_insert(source & from, std::vector<std::string> const & hairpins)
{
    std::string const & hairpin = hairpins[from.number(hairpins.size())];
    std::size_t const begin = from.number(hairpin.size() + 1);
    std::string insert = hairpin.substr(begin, from.number(48));
    for (std::size_t changes = from.number(4); changes != 0 && !insert.empty(); --changes)
        insert[from.number(insert.size())] = from.base();
    for (std::size_t tail = from.number(6); tail != 0; --tail)
        insert += from.base();
    std::ranges::replace(insert, 'N', 'A');
    return insert;
}

std::optional<align::alignment>
lie_at(std::string_view insert, std::string_view hairpin, std::size_t position, unsigned max_mismatches)
{
    auto const disagrees = [&](std::size_t i) {
        return position + i >= hairpin.size() || hairpin[position + i] == 'N' ||
               hairpin[position + i] != insert[i];
    };
    std::size_t templated = insert.size();
    for (std::size_t i = insert.size() - std::min<std::size_t>(insert.size(), 3); i < insert.size(); ++i)
        if (disagrees(i))
        {
            templated = i;
            break;
        }
    unsigned mismatches{0};
    for (std::size_t i = 0; i < templated; ++i)
        if (disagrees(i))
        {
            ++mismatches;
            if (position + i >= hairpin.size() || i + 3 >= templated)
                return std::nullopt;
        }
    if (templated < 15 || mismatches > max_mismatches)
        return std::nullopt;
    return align::alignment{0,
                            static_cast<std::uint32_t>(position),
                            static_cast<std::uint8_t>(insert.size() - templated),
                            static_cast<std::uint8_t>(mismatches)};
}

std::vector<align::alignment>
search(std::string_view insert, std::vector<std::string> const & hairpins, unsigned max_mismatches)
{
    std::vector<align::alignment> found;
    for (std::size_t hairpin = 0; hairpin < hairpins.size(); ++hairpin)
        for (std::size_t position = 0; position < hairpins[hairpin].size(); ++position)
            if (auto one = lie_at(insert, hairpins[hairpin], position, max_mismatches))
            {
                one->hairpin = static_cast<std::uint32_t>(hairpin);
                found.push_back(*one);
            }
    return found;
}

align::stratum quality_of(std::string_view insert, align::alignment const & one)
{
    std::string_view const tail = insert.substr(insert.size() - one.tail);
    auto kind = align::stratum::tail_kind::other;
    if (tail.empty())
        kind = align::stratum::tail_kind::none;
    else if (tail.find_first_of("CG") == std::string_view::npos)
        kind = align::stratum::tail_kind::at_only;
    return {one.mismatches, kind, one.tail};
}

void compare(align::engine const & engine, std::string_view insert, std::vector<std::string> const & hairpins)
{
    for (unsigned const max_mismatches : {0U, 1U, 2U})
    {
        std::vector<align::alignment> expected = search(insert, hairpins, max_mismatches);
        fuzz::promise(engine.every_alignment(insert, max_mismatches) == expected, "every alignment is found");
        align::result const best = engine(insert, max_mismatches);
        align::stratum first{3, align::stratum::tail_kind::other, 255};
        for (align::alignment const & one : expected)
            first = std::min(first, quality_of(insert, one));
        std::erase_if(expected,
                      [&](align::alignment const & one) { return quality_of(insert, one) != first; });
        fuzz::promise(best.alignments == expected, "the best alignments are found");
        fuzz::promise(expected.empty() || best.stratum == first, "they are as good as they are said to be");
    }
}

} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const * data, std::size_t size)
{
    source from{fuzz::text_of(data, size)};
    std::size_t const inserts = 1 + from.number(4);
    std::vector<std::string> hairpins(1 + from.number(3));
    for (std::string & hairpin : hairpins)
        hairpin = from.hairpin();
    std::vector<std::string_view> const views{hairpins.begin(), hairpins.end()};
    auto const engine = align::make_engine(align::engine_kind::seed_index, views, {2});
    for (std::size_t i = 0; i < inserts; ++i)
        compare(*engine, make_insert(from, hairpins), hairpins);
    return 0;
}
