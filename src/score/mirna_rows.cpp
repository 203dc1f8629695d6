#include <polarmir/core/error.hpp>
#include <polarmir/score/mirna_rows.hpp>
#include <polarmir/score/signature.hpp>

#include <algorithm>

namespace polarmir::score {

mirna_rows::mirna_rows(std::span<std::string const> ids,
                       std::string_view species,
                       reference::mirna_names const & names) :
    names_{&names}
{
    for (std::size_t i = 0; i < ids.size(); ++i)
    {
        std::string_view const prefix = species_prefix(ids[i]);
        if (prefix.empty() || species.empty() || prefix == species)
        {
            reference::mirna_names::entry const * const known = names.find(ids[i]);
            rows_.push_back({known != nullptr ? known->name : ids[i], ids[i], i});
        }
        else
            left_out_.push_back(ids[i]);
    }
    std::ranges::sort(rows_, {}, &labelled_row::name);
    for (std::size_t i = 0; i < rows_.size(); ++i)
        index_row(i);
}

void mirna_rows::index_row(std::size_t row)
{
    labelled_row const & one = rows_[row];
    reference::mirna_names::entry const * const known = names_->find(one.name);
    bool const is_new = own_.emplace(one.name, row).second;
    if (known != nullptr)
    {
        own_.emplace(known->accession, row);
        shared_.emplace(known->row, row);
    }
    else
        unknown_.push_back(one.label);
    if (!is_new)
        throw input_error{"miRNA " + one.name + " has two rows" +
                          (known != nullptr ? " (" + known->accession + ")" : std::string{}) +
                          "; add them up, or keep one"};
}

std::optional<std::size_t> mirna_rows::find(std::string_view name_or_accession) const
{
    if (auto const own = own_.find(name_or_accession); own != own_.end())
        return own->second;
    reference::mirna_names::entry const * const known = names_->find(name_or_accession);
    if (known == nullptr)
        return std::nullopt;
    auto const shared = shared_.find(known->row);
    return shared == shared_.end() ? std::nullopt : std::optional{shared->second};
}

} // namespace polarmir::score
