#include <polarmir/core/text.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/reference/mirna_names.hpp>

#include <algorithm>
#include <utility>

namespace polarmir::embedded {

extern std::string_view const human_matures;

} // namespace polarmir::embedded

namespace polarmir::reference {
namespace {

/// Lower case, without arm (-5p, -3p) and the star of minor arms.
std::string stem_of(std::string_view name)
{
    std::string stem = to_lower(name);
    if (stem.ends_with('*'))
        stem.pop_back();
    constexpr std::size_t arm_length{3};
    if (stem.ends_with("-5p") || stem.ends_with("-3p"))
        stem.resize(stem.size() - arm_length);
    return stem;
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

mirna_names::mirna_names(std::vector<entry> entries) : entries_{std::move(entries)}
{
    std::ranges::sort(entries_, {}, &entry::accession);
    for (std::size_t i = 0; i < entries_.size(); ++i)
    {
        by_key_.emplace(entries_[i].accession, i);
        by_key_.emplace(entries_[i].name, i);
    }
}

mirna_names::entry const * mirna_names::find(std::string_view name_or_accession) const
{
    auto const found = by_key_.find(name_or_accession);
    return found == by_key_.end() ? nullptr : &entries_[found->second];
}

std::vector<std::string> mirna_names::similar(std::string_view name) const
{
    std::string wanted = stem_of(strip(name));
    if (!entries_.empty() && (wanted.starts_with("mir-") || wanted.starts_with("let-")))
        wanted.insert(0, entries_.front().name.substr(0, entries_.front().name.find('-') + 1));
    std::vector<std::string> arms;
    std::vector<std::string> parts;
    for (entry const & one : entries_)
    {
        std::string const stem = stem_of(one.name);
        if (stem == wanted)
            arms.push_back(one.name);
        else if (is_split_of(stem, wanted))
            parts.push_back(one.name);
    }
    return arms.empty() ? parts : arms;
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
        return mirna_names{std::move(entries)};
    }();
    return names;
}

} // namespace polarmir::reference
