#include "count/competition.hpp"

#include <polarmir/count/annotator.hpp>
#include <polarmir/reference/sequences.hpp>

#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_map>

namespace polarmir::count {
namespace {

std::vector<std::vector<std::uint32_t>> find_hosts(reference::mirna_reference const & reference,
                                                   std::span<reference::competitor const> competitors)
{
    std::unordered_map<std::string_view, std::uint32_t> row_of(reference.matures().size());
    for (std::uint32_t m{0}; m < reference.matures().size(); ++m)
        row_of.emplace(reference.matures()[m].accession, reference.row_of(m));
    std::vector<std::vector<std::uint32_t>> hosts;
    for (auto const & one : competitors)
    {
        auto & rows = hosts.emplace_back();
        for (std::string const & accession : one.host_of)
            if (auto const found = row_of.find(accession); found != row_of.end())
                rows.push_back(found->second);
        std::ranges::sort(rows);
    }
    return hosts;
}

} // namespace

competition::competition(reference::mirna_reference const & reference,
                         std::span<reference::competitor const> competitors,
                         engine_maker const & make_engine) :
    engine_{make_engine(reference::sequences_of(competitors))},
    hosts_{find_hosts(reference, competitors)}
{
    for (auto const & one : competitors)
        classes_.push_back(one.rna_class);
    find_look_alikes(reference);
}

void competition::find_look_alikes(reference::mirna_reference const & reference)
{
    constexpr unsigned mismatches{1};
    for (std::uint32_t row{0}; row < reference.rows().size(); ++row)
        for (auto const & a : engine_->every_alignment(reference.row_mature(row).sequence, mismatches))
            if (!is_host(a.hairpin, row))
                look_alikes_.push_back({a.hairpin, a.position, row});
    std::ranges::sort(look_alikes_);
}

bool competition::is_host(std::uint32_t competitor, std::uint32_t row) const
{
    return std::ranges::binary_search(hosts_[competitor], row);
}

void competition::remove_hosts(align::result & found, std::vector<std::uint32_t> const & rows) const
{
    std::erase_if(found.alignments, [&](align::alignment const & a) {
        return std::ranges::any_of(rows, [&](std::uint32_t row) { return is_host(a.hairpin, row); });
    });
}

std::vector<std::uint32_t> competition::resembled_rows(align::result const & found,
                                                       std::vector<std::uint32_t> rows) const
{
    for (align::alignment const & a : found.alignments)
    {
        std::uint32_t const begin = a.position < max_shift_5p ? 0 : a.position - max_shift_5p;
        auto next = std::ranges::lower_bound(look_alikes_, look_alike{a.hairpin, begin, 0});
        for (; next != look_alikes_.end() && next->competitor == a.hairpin &&
               next->position <= a.position + max_shift_5p;
             ++next)
            rows.push_back(next->row);
    }
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

competition::verdict competition::judge(align::result const & found) const
{
    auto const best = std::ranges::min_element(found.alignments, {}, [&](align::alignment const & a) {
        return std::tuple{classes_[a.hairpin], a.hairpin};
    });
    return {read_class_of(classes_[best->hairpin]), best->hairpin};
}

} // namespace polarmir::count
