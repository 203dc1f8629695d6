#include <polarmir/core/error.hpp>
#include <polarmir/reference/embedded.hpp>
#include <polarmir/score/mirna_rows.hpp>
#include <polarmir/score/signature.hpp>

#include <algorithm>
#include <tuple>

namespace polarmir::score {

bool is_spike_in(std::string_view label)
{
    auto const & all = reference::spike_ins();
    return std::ranges::find(all, label, &reference::spike_in::name) != all.end();
}

char const * name_of(row_fate fate) noexcept
{
    switch (fate)
    {
    case row_fate::renamed:
        return "renamed";
    case row_fate::ambiguous:
        return "ambiguous";
    case row_fate::other_species:
        return "other_species";
    case row_fate::spike_in:
        return "spike_in";
    case row_fate::unknown:
        break;
    }
    return "unknown";
}

mirna_rows::mirna_rows(std::span<std::string const> ids,
                       std::string_view species,
                       reference::mirna_names const & names) :
    names_{&names}
{
    for (std::size_t i = 0; i < ids.size(); ++i)
    {
        std::string_view const prefix = species_prefix(ids[i]);
        bool const is_control = prefix.empty() && is_spike_in(ids[i]);
        if (!is_control && (prefix.empty() || species.empty() || prefix == species))
        {
            take(ids[i], i, prefix == "hsa" || (prefix.empty() && species == "hsa"));
            continue;
        }
        left_out_.push_back(ids[i]);
        odd_.push_back({ids[i], i, is_control ? row_fate::spike_in : row_fate::other_species, {}});
    }
    std::ranges::sort(rows_, [](labelled_row const & a, labelled_row const & b) {
        return std::tie(a.name, a.table_row) < std::tie(b.name, b.table_row);
    });
    for (std::size_t i = 0; i < rows_.size(); ++i)
        index_row(i);
}

void mirna_rows::take(std::string const & label, std::size_t table_row, bool is_odd)
{
    if (reference::mirna_names::entry const * const known = names_->find(label))
    {
        rows_.push_back({known->name, label, table_row});
        return;
    }
    reference::mirna_names::entry const * const renamed = names_->today(label);
    rows_.push_back({renamed != nullptr ? renamed->name : label, label, table_row});
    if (renamed != nullptr)
        odd_.push_back({label, table_row, row_fate::renamed, {renamed->name}});
    else if (is_odd)
        odd_.push_back({label,
                        table_row,
                        names_->once_called(label).empty() ? row_fate::unknown : row_fate::ambiguous,
                        names_->similar(label)});
}

void mirna_rows::index_row(std::size_t row)
{
    labelled_row const & one = rows_[row];
    reference::mirna_names::entry const * const known = names_->find(one.name);
    auto const [first, is_new] = own_.emplace(one.name, row);
    if (!is_new)
        throw input_error{"miRNA " + one.name +
                          (known != nullptr ? " (" + known->accession + ")" : std::string{}) +
                          " has two rows, " + rows_[first->second].label + " and " + one.label +
                          "; add them up, or keep one"};
    if (known == nullptr)
        return;
    own_.emplace(known->accession, row);
    shared_.emplace(known->row, row);
}

std::optional<std::size_t> mirna_rows::find(std::string_view name_or_accession) const
{
    if (auto const own = own_.find(name_or_accession); own != own_.end())
        return own->second;
    reference::mirna_names::entry const * const known = names_->today(name_or_accession);
    if (known == nullptr)
        return std::nullopt;
    if (auto const own = own_.find(known->accession); own != own_.end())
        return own->second;
    auto const shared = shared_.find(known->row);
    return shared == shared_.end() ? std::nullopt : std::optional{shared->second};
}

} // namespace polarmir::score
