#include <polarmir/core/text.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/reference/mirna_names.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace polarmir::embedded {

extern std::string_view const human_matures;
extern std::string_view const mature_aliases;

} // namespace polarmir::embedded

namespace polarmir::reference {
namespace {

constexpr std::size_t arm_length{3};

/// -5p or -3p, or nothing.
std::string_view arm_of(std::string_view name) noexcept
{
    return name.ends_with("-5p") || name.ends_with("-3p") ? name.substr(name.size() - arm_length)
                                                          : std::string_view{};
}

/// Lower case, without arm and the star of minor arms.
std::string stem_of(std::string_view name)
{
    std::string stem = to_lower(name);
    if (stem.ends_with('*'))
        stem.pop_back();
    stem.resize(stem.size() - arm_of(stem).size());
    return stem;
}

/// Those with the arm of `name`, if it has one and they are any.
std::vector<std::string> of_same_arm(std::vector<std::string> names, std::string_view name)
{
    std::string const wanted = to_lower(name);
    std::string_view const arm = arm_of(wanted);
    std::vector<std::string> same;
    if (!arm.empty())
        std::ranges::copy_if(
            names, std::back_inserter(same), [&](std::string const & one) { return one.ends_with(arm); });
    return same.empty() ? names : same;
}

bool is_letter(char c) noexcept
{
    return c >= 'a' && c <= 'z';
}

/// mir-203 -> mir-203a, mir-203b.
bool is_split_of(std::string_view stem, std::string_view older) noexcept
{
    return stem.size() == older.size() + 1 && stem.starts_with(older) && is_letter(stem.back());
}

} // namespace

mirna_names::mirna_names(std::vector<entry> entries, std::vector<alias> const & aliases) :
    entries_{std::move(entries)}
{
    std::ranges::sort(entries_, {}, &entry::accession);
    for (std::size_t i = 0; i < entries_.size(); ++i)
    {
        by_key_.emplace(entries_[i].accession, i);
        by_key_.emplace(entries_[i].name, i);
        stems_.push_back(stem_of(entries_[i].name));
    }
    for (alias const & one : aliases)
        if (auto const found = by_key_.find(one.accession); found != by_key_.end())
        {
            older_[one.name].insert(found->second);
            older_in_lower_case_[to_lower(one.name)].insert(found->second);
        }
}

mirna_names::entry const * mirna_names::find(std::string_view name_or_accession) const
{
    auto const found = by_key_.find(name_or_accession);
    return found == by_key_.end() ? nullptr : &entries_[found->second];
}

std::vector<mirna_names::entry const *> mirna_names::once_called(std::string_view name) const
{
    std::vector<entry const *> matures;
    if (auto const found = older_.find(name); found != older_.end())
        for (std::size_t const mature : found->second)
            matures.push_back(&entries_[mature]);
    return matures;
}

mirna_names::entry const * mirna_names::today(std::string_view name_or_accession) const
{
    if (entry const * const known = find(name_or_accession))
        return known;
    std::vector<entry const *> const once = once_called(name_or_accession);
    return once.size() == 1 ? once.front() : nullptr;
}

std::vector<std::string> mirna_names::similar(std::string_view name) const
{
    std::string wanted = to_lower(strip(name));
    if (!entries_.empty() && (wanted.starts_with("mir-") || wanted.starts_with("let-")))
        wanted.insert(0, entries_.front().name.substr(0, entries_.front().name.find('-') + 1));
    std::vector<std::string> once;
    if (auto const found = older_in_lower_case_.find(wanted); found != older_in_lower_case_.end())
        for (std::size_t const mature : found->second)
            once.push_back(entries_[mature].name);
    return once.empty() ? like(wanted) : once;
}

std::vector<std::string> mirna_names::like(std::string_view wanted) const
{
    std::string const stem = stem_of(wanted);
    std::vector<std::string> arms;
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < entries_.size(); ++i)
        if (stems_[i] == stem)
            arms.push_back(entries_[i].name);
        else if (is_split_of(stems_[i], stem))
            parts.push_back(entries_[i].name);
    return of_same_arm(arms.empty() ? parts : arms, wanted);
}

mirna_names const & human_mirna_names()
{
    static mirna_names const names = [] {
        io::table const table = io::parse_table(embedded::human_matures, "human_matures.tsv");
        std::size_t const accession = table.column("accession");
        std::size_t const name = table.column("miRNA");
        std::size_t const row = table.column("row");
        std::vector<mirna_names::entry> entries;
        for (io::table::row const & line : table.rows)
            entries.push_back({line.fields[accession], line.fields[name], line.fields[row]});
        io::table const older = io::parse_table(embedded::mature_aliases, "mature_aliases.tsv");
        std::vector<mirna_names::alias> aliases;
        for (io::table::row const & line : older.rows)
            aliases.push_back({line.fields[older.column("name")], line.fields[older.column("accession")]});
        return mirna_names{std::move(entries), aliases};
    }();
    return names;
}

} // namespace polarmir::reference
