#include "row_groups.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/tables/mirna_label.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace polarmir::concordance {
namespace {

reference::mirna_names names_of(reference::mirna_reference const & reference)
{
    std::vector<reference::mirna_names::entry> entries;
    for (std::uint32_t i = 0; i < reference.matures().size(); ++i)
        entries.push_back({reference.matures()[i].accession,
                           reference.matures()[i].name,
                           reference.row_mature(reference.row_of(i)).accession});
    return reference::mirna_names{std::move(entries)};
}

bool has_arm(std::string_view name)
{
    std::string const lower = to_lower(name);
    return lower.ends_with("-5p") || lower.ends_with("-3p");
}

/// The present name of an older one, if it can be told.
std::optional<std::string> present_name(std::string const & name, reference::mirna_names const & names)
{
    std::vector<std::string> const similar = names.similar(name);
    if (similar.empty())
        return std::nullopt;
    if (has_arm(name))
    {
        std::string const arm = to_lower(name.substr(name.size() - 3));
        auto const same = std::ranges::find_if(
            similar, [&](std::string const & one) { return to_lower(one).ends_with(arm); });
        return same == similar.end() ? std::nullopt : std::optional{*same};
    }
    if (!name.ends_with('*'))
        return similar.front();
    return similar.size() <= 2 ? std::optional{similar.back()} : std::nullopt;
}

/// Sets of numbers that are joined step by step.
class disjoint_sets
{
  public:
    std::size_t add()
    {
        parents_.push_back(parents_.size());
        return parents_.size() - 1;
    }

    std::size_t root(std::size_t one)
    {
        while (parents_[one] != one)
            one = parents_[one] = parents_[parents_[one]];
        return one;
    }

    /// The smaller root stands for both.
    void join(std::size_t a, std::size_t b)
    {
        auto const [first, second] = std::minmax({root(a), root(b)});
        parents_[second] = first;
    }

  private:
    std::vector<std::size_t> parents_;
};

/// Labels of both tables and what they mean.
class grouping
{
  public:
    explicit grouping(name_table const & names) : names_{names} {}

    void add(std::string const & label, std::size_t row, bool is_ours)
    {
        std::optional<std::size_t> first;
        labelled_row one{label, row, is_ours, 0, true, false};
        std::vector<std::string> parts = tables::names_in(label);
        if (parts.empty())
            parts.push_back(label);
        for (std::string const & name : parts)
        {
            name_table::meaning const meaning = names_.look_up(name);
            auto const [set, is_new] = sets_of_keys_.emplace(meaning.key, 0);
            if (is_new)
                set->second = sets_.add();
            if (meaning.row)
                reference_rows_.emplace(*meaning.row, set->second);
            if (first)
                sets_.join(*first, set->second);
            first = first.value_or(set->second);
            one.is_known = one.is_known && meaning.is_known;
            one.is_renamed = one.is_renamed || meaning.is_renamed;
        }
        one.set = *first;
        rows_.push_back(std::move(one));
    }

    [[nodiscard]] std::vector<row_group> finish()
    {
        std::vector<row_group> groups;
        std::map<std::size_t, std::size_t> group_of_root;
        std::set<std::string> our_labels;
        for (labelled_row const & row : rows_)
            if (row.is_ours)
                our_labels.insert(row.label);
        for (labelled_row const & row : rows_)
        {
            auto const [found, is_new] = group_of_root.emplace(sets_.root(row.set), groups.size());
            if (is_new)
                groups.emplace_back();
            row_group & group = groups[found->second];
            (row.is_ours ? group.ours : group.theirs).push_back(row.row);
            if (row.is_ours || group.ours.empty())
                group.name += (group.name.empty() ? "" : "/") + row.label;
            group.is_known = group.is_known && row.is_known;
            if (row.is_renamed && !row.is_ours && !our_labels.contains(row.label))
                group.renamed.push_back(row.label);
        }
        for (auto const & [row, set] : reference_rows_)
            groups[group_of_root.at(sets_.root(set))].reference_rows.push_back(row);
        return groups;
    }

  private:
    struct labelled_row
    {
        std::string label;
        std::size_t row;
        bool is_ours;
        std::size_t set;
        bool is_known;
        bool is_renamed;
    };

    name_table const & names_;
    disjoint_sets sets_;
    std::map<std::string, std::size_t> sets_of_keys_;
    std::map<std::uint32_t, std::size_t> reference_rows_;
    std::vector<labelled_row> rows_;
};

} // namespace

name_table::name_table(reference::mirna_reference const * reference, reference::mirna_names const & others) :
    reference_{reference}, others_{others}
{
    if (reference_ != nullptr)
        own_ = names_of(*reference_);
}

std::optional<name_table::meaning> name_table::exact(std::string_view name) const
{
    auto const in_reference = [&](std::string_view wanted) -> std::optional<meaning> {
        reference::mirna_names::entry const * const own = own_ ? own_->find(wanted) : nullptr;
        if (own == nullptr)
            return std::nullopt;
        auto const mature = std::ranges::lower_bound(
            reference_->matures(), own->accession, {}, &reference::mature::accession);
        auto const index = static_cast<std::uint32_t>(mature - reference_->matures().begin());
        return meaning{own->row, reference_->row_of(index), true, false};
    };
    if (auto own = in_reference(name))
        return own;
    reference::mirna_names::entry const * const other = others_.find(name);
    if (other == nullptr)
        return std::nullopt;
    if (auto own = in_reference(other->accession))
        return own;
    if (auto own = in_reference(other->row))
        return own;
    return meaning{other->row, std::nullopt, true, false};
}

name_table::meaning name_table::look_up(std::string const & name) const
{
    if (auto const found = exact(name))
        return *found;
    if (auto const once = others_.once_called(name); once.size() == 1)
    {
        meaning found = *exact(once.front()->accession);
        found.is_renamed = true;
        return found;
    }
    else if (!once.empty())
        return {name, std::nullopt, false, false};
    for (reference::mirna_names const * const names : {own_ ? &*own_ : nullptr, &others_})
        if (auto const now = names == nullptr ? std::nullopt : present_name(name, *names))
        {
            meaning found = *exact(*now);
            found.is_renamed = true;
            return found;
        }
    return {name, std::nullopt, false, false};
}

std::vector<row_group> group_rows(std::vector<std::string> const & ours,
                                  std::vector<std::string> const & theirs,
                                  name_table const & names)
{
    grouping groups{names};
    for (std::size_t i = 0; i < ours.size(); ++i)
        groups.add(ours[i], i, true);
    for (std::size_t i = 0; i < theirs.size(); ++i)
        groups.add(theirs[i], i, false);
    return groups.finish();
}

} // namespace polarmir::concordance
