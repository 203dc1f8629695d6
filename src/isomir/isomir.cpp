#include <polarmir/core/text.hpp>
#include <polarmir/count/tied_row.hpp>
#include <polarmir/isomir/isomir.hpp>

#include <algorithm>
#include <array>

namespace polarmir::isomir {
namespace {

char const * region_of(std::uint32_t position) noexcept
{
    struct region
    {
        std::uint32_t first;
        std::uint32_t last;
        char const * name;
    };
    static constexpr std::array<region, 4> regions{{{2, 7, "iso_snv_seed"},
                                                    {8, 8, "iso_snv_central_offset"},
                                                    {9, 12, "iso_snv_central"},
                                                    {13, 17, "iso_snv_central_supp"}}};
    for (region const & one : regions)
        if (position >= one.first && position <= one.last)
            return one.name;
    return "iso_snv";
}

/// Sorted, each once; `NA` when there is none.
std::string listed(std::vector<std::string> parts)
{
    std::ranges::sort(parts);
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    std::string text;
    for (std::string const & part : parts)
        text.append(text.empty() ? "" : ",").append(part);
    return text.empty() ? "NA" : text;
}

} // namespace

std::string signed_text(int shift)
{
    return (shift > 0 ? "+" : "") + std::to_string(shift);
}

std::string end_bases(std::string const & gained, std::string const & lost)
{
    return gained.empty() ? to_lower(lost) : gained;
}

bool isomir::is_canonical() const noexcept
{
    return shift_5p == 0 && shift_3p == 0 && tail.empty() && substitutions.empty();
}

isomir describe(reference::mirna_reference const & reference,
                std::string_view insert,
                count::claim const & claim,
                std::uint32_t tail)
{
    std::string_view const hairpin{reference.hairpins()[claim.hairpin].sequence};
    interval const mature = count::place_of(reference, claim);
    auto const templated = static_cast<std::uint32_t>(insert.size()) - tail;
    std::uint32_t const end = claim.position + templated;
    auto const bases = [&](std::uint32_t from, std::uint32_t to) {
        return from < to ? std::string{hairpin.substr(from, to - from)} : std::string{};
    };
    isomir found;
    found.shift_5p = static_cast<int>(claim.position) - static_cast<int>(mature.begin);
    found.shift_3p = static_cast<int>(end) - static_cast<int>(mature.end);
    found.gained_5p = bases(claim.position, mature.begin);
    found.lost_5p = bases(mature.begin, claim.position);
    found.gained_3p = bases(mature.end, end);
    found.lost_3p = bases(end, mature.end);
    found.tail = insert.substr(templated);
    for (std::uint32_t i = 0; i < templated; ++i)
        if (char const expected = hairpin[claim.position + i]; insert[i] != expected)
            found.substitutions.push_back({i + 1, insert[i], expected});
    found.begin = claim.position;
    found.length = static_cast<std::uint32_t>(insert.size());
    return found;
}

std::string variant_text(isomir const & of)
{
    std::vector<std::string> parts;
    if (of.shift_5p != 0)
        parts.push_back("iso_5p:" + signed_text(of.shift_5p));
    if (of.shift_3p != 0)
        parts.push_back("iso_3p:" + signed_text(of.shift_3p));
    if (!of.tail.empty())
        parts.push_back("iso_add3p:" + std::to_string(of.tail.size()));
    for (substitution const & one : of.substitutions)
        parts.emplace_back(region_of(one.position));
    return listed(std::move(parts));
}

std::string changes_text(isomir const & of)
{
    std::vector<std::string> parts;
    if (of.shift_5p != 0)
        parts.push_back("iso_5p:" + end_bases(of.gained_5p, of.lost_5p));
    if (of.shift_3p != 0)
        parts.push_back("iso_3p:" + end_bases(of.gained_3p, of.lost_3p));
    if (!of.tail.empty())
        parts.push_back("iso_add3p:" + of.tail);
    for (substitution const & one : of.substitutions)
        parts.push_back("iso_snv:" + std::to_string(one.position) + one.read + one.hairpin);
    return listed(std::move(parts));
}

std::string cigar(isomir const & of)
{
    std::string text;
    std::uint32_t done{0};
    auto const matches_up_to = [&](std::uint32_t end) {
        if (end > done + 1)
            text += std::to_string(end - done);
        if (end > done)
            text += 'M';
    };
    for (substitution const & one : of.substitutions)
    {
        matches_up_to(one.position - 1);
        text += one.hairpin;
        done = one.position;
    }
    matches_up_to(of.length - static_cast<std::uint32_t>(of.tail.size()));
    return text + of.tail;
}

} // namespace polarmir::isomir
