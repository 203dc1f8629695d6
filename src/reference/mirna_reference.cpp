#include <polarmir/core/error.hpp>
#include <polarmir/core/nucleotide.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/reference/mirna_reference.hpp>
#include <polarmir/reference/table.hpp>

#include <algorithm>
#include <numeric>
#include <string_view>
#include <tuple>
#include <utility>

#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

namespace polarmir::reference {
namespace {

// References have up to 50,000 entries and are read at each start: hence tables by hash.
using identifiers = boost::unordered_flat_set<std::string_view>;

bool is_separator(char letter) noexcept
{
    return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n' || letter == ':' ||
           letter == ';';
}

/// A, C, G, T or N.
bool is_base(char letter) noexcept
{
    return letter == base_letter(base_code(letter));
}

void check_identifier(std::string const & kind, std::string const & value, identifiers & seen)
{
    if (value.empty())
        throw input_error{"a " + kind + " is empty: every entry needs one"};
    if (std::ranges::any_of(value, is_separator))
        throw input_error{kind + " '" + value + "' holds a blank, ':' or ';': rename the entry"};
    if (!seen.insert(value).second)
        throw input_error{kind + " '" + value + "' is given twice: keep one of the entries"};
}

template <typename entry_t>
void check_entries(std::string const & kind, std::vector<entry_t> const & entries)
{
    std::string const kind_of_accession = kind + " accession";
    std::string const kind_of_name = kind + " name";
    identifiers accessions(entries.size());
    identifiers names(entries.size());
    for (entry_t const & entry : entries)
    {
        check_identifier(kind_of_accession, entry.accession, accessions);
        check_identifier(kind_of_name, entry.name, names);
        if (entry.sequence.empty())
            throw input_error{kind + " '" + entry.name + "' has no sequence"};
        if (!std::ranges::all_of(entry.sequence, is_base))
            throw input_error{kind + " '" + entry.name + "' holds other letters than A, C, G, T and N"};
    }
}

void check_placement(placement const & place,
                     std::vector<hairpin> const & hairpins,
                     std::vector<mature> const & matures)
{
    if (place.hairpin >= hairpins.size() || place.mature >= matures.size())
        throw input_error{"a placement names a hairpin or mature that is not in the reference"};
    hairpin const & h = hairpins[place.hairpin];
    mature const & m = matures[place.mature];
    interval const where = place.where;
    if (where.begin >= where.end || where.end > h.sequence.size())
        throw input_error{"mature '" + m.name + "' leaves hairpin '" + h.name + "' (" +
                          std::to_string(h.sequence.size()) + " bases)"};
    std::string_view const there = std::string_view{h.sequence}.substr(where.begin, where.length());
    if (there != m.sequence || there.find('N') != std::string_view::npos)
        throw input_error{"hairpin '" + h.name + "' does not read as mature '" + m.name + "' at " +
                          std::to_string(where.begin + 1) + "-" + std::to_string(where.end)};
}

/// Sorts by accession and returns the new index of each former one.
template <typename entry_t>
std::vector<std::uint32_t> sort_by_accession(std::vector<entry_t> & entries)
{
    std::vector<std::uint32_t> order(entries.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(
        order, {}, [&](std::uint32_t i) -> std::string const & { return entries[i].accession; });

    std::vector<entry_t> sorted;
    sorted.reserve(entries.size());
    std::vector<std::uint32_t> new_index(entries.size());
    for (std::uint32_t const old : order)
    {
        new_index[old] = static_cast<std::uint32_t>(sorted.size());
        sorted.push_back(std::move(entries[old]));
    }
    entries = std::move(sorted);
    return new_index;
}

void sort_placements(std::vector<placement> & placements)
{
    std::ranges::sort(placements, {}, [](placement const & p) {
        return std::tuple{p.hairpin, p.where.begin, p.mature};
    });
    placements.erase(std::unique(placements.begin(), placements.end()), placements.end());
}

void check_all_placed(std::vector<mature> const & matures, std::vector<placement> const & placements)
{
    std::vector<bool> placed(matures.size(), false);
    for (placement const & place : placements)
        placed[place.mature] = true;
    auto const missing = std::ranges::find(placed, false);
    if (missing != placed.end())
        throw input_error{"mature '" + matures[static_cast<std::size_t>(missing - placed.begin())].name +
                          "' lies in no hairpin"};
}

std::vector<std::uint32_t> first_placements(std::size_t hairpins, std::vector<placement> const & placements)
{
    std::vector<std::uint32_t> first(hairpins + 1, 0);
    for (placement const & place : placements)
        ++first[place.hairpin + 1];
    std::partial_sum(first.begin(), first.end(), first.begin());
    return first;
}

/// Matures are sorted by accession, so rows come in the order of their first members.
std::vector<mature_row> group_by_sequence(std::vector<mature> const & matures)
{
    std::vector<mature_row> rows;
    boost::unordered_flat_map<std::string_view, std::size_t> row_of(matures.size());
    for (std::uint32_t i = 0; i < matures.size(); ++i)
    {
        auto const [found, is_new] = row_of.try_emplace(matures[i].sequence, rows.size());
        if (is_new)
            rows.emplace_back();
        rows[found->second].members.push_back(i);
    }
    return rows;
}

} // namespace

mirna_reference::mirna_reference(std::string label,
                                 std::vector<hairpin> hairpins,
                                 std::vector<mature> matures,
                                 std::vector<placement> placements) :
    label_{std::move(label)},
    hairpins_{std::move(hairpins)}, matures_{std::move(matures)}, placements_{std::move(placements)}
{
    check_entries("hairpin", hairpins_);
    check_entries("mature", matures_);
    for (placement const & place : placements_)
        check_placement(place, hairpins_, matures_);
    check_all_placed(matures_, placements_);

    auto const hairpin_index = sort_by_accession(hairpins_);
    auto const mature_index = sort_by_accession(matures_);
    for (placement & place : placements_)
        place = {hairpin_index[place.hairpin], mature_index[place.mature], place.where};
    sort_placements(placements_);

    first_placement_ = first_placements(hairpins_.size(), placements_);
    rows_ = group_by_sequence(matures_);
    row_of_mature_.resize(matures_.size());
    for (std::uint32_t row = 0; row < rows_.size(); ++row)
        for (std::uint32_t const member : rows_[row].members)
            row_of_mature_[member] = row;
    hash_ = xxh3_hex(to_table(*this));
}

std::span<placement const> mirna_reference::placements_in(std::uint32_t hairpin) const noexcept
{
    std::uint32_t const begin = first_placement_[hairpin];
    return std::span{placements_}.subspan(begin, first_placement_[hairpin + 1] - begin);
}

std::optional<std::uint32_t> mirna_reference::find_row(std::string_view name_or_accession) const noexcept
{
    auto const found = std::ranges::find_if(matures_, [&](mature const & one) {
        return one.name == name_or_accession || one.accession == name_or_accession;
    });
    if (found == matures_.end())
        return std::nullopt;
    return row_of(static_cast<std::uint32_t>(found - matures_.begin()));
}

} // namespace polarmir::reference
