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
            rows_.push_back({ids[i], i});
        else
            left_out_.push_back(ids[i]);
    }
    std::ranges::sort(rows_, {}, &labelled_row::id);
    for (std::size_t i = 0; i < rows_.size(); ++i)
        index_row(i);
}

void mirna_rows::index_row(std::size_t row)
{
    std::string const & id = rows_[row].id;
    reference::mirna_names::entry const * const known = names_->find(id);
    if (known == nullptr && (id.starts_with("hsa-") || id.starts_with("MIMAT")))
        unknown_.push_back(id);
    bool is_new = own_.emplace(id, row).second;
    if (known != nullptr)
    {
        std::string const & other = id == known->name ? known->accession : known->name;
        is_new = own_.emplace(other, row).second && is_new;
        shared_.emplace(known->row, row);
    }
    if (!is_new)
        throw input_error{"miRNA " + id + " has two rows" +
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
