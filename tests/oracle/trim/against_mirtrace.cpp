#include "oracle/library/first_reads.hpp"
#include "oracle/trim/comparison.hpp"
#include "oracle/trim/rules.hpp"

#include <polarmir/trim/adapter.hpp>
#include <polarmir/trim/trimmer.hpp>

#include <algorithm>
#include <limits>

namespace polarmir::test {
namespace {

constexpr std::size_t first_bases{8};
constexpr std::size_t longest{50}; // what is behind is not looked at
constexpr std::size_t shortest{18};

/// More than half of the bases are below Q20.
bool has_low_phred(std::string_view qualities)
{
    auto const bad = std::ranges::count_if(qualities, [](char quality) { return quality < '!' + 20; });
    return 2 * static_cast<std::size_t>(bad) > qualities.size();
}

bool has_n(std::string_view bases)
{
    return bases.find('N') != std::string_view::npos;
}

/// One base makes up more than 9 in 10, or more than half in one run (of which its first base is not
/// counted).
bool is_simple(std::string_view insert)
{
    std::size_t run{0};
    for (std::size_t i = 1; i < insert.size(); ++i)
    {
        run = insert[i] == insert[i - 1] ? run + 1 : 0;
        if (run > insert.size() / 2)
            return true;
    }
    return std::ranges::any_of(std::string_view{"ACGT"}, [&](char base) {
        return static_cast<std::size_t>(std::ranges::count(insert, base)) > insert.size() * 9 / 10;
    });
}

struct judged_read
{
    std::string_view bases;
    std::string_view qualities;
    std::size_t ours{0}; ///< where the adapter begins
    std::size_t theirs{0};
    trim::outcome outcome{trim::outcome::kept};

    [[nodiscard]] std::string_view their_insert() const { return bases.substr(0, theirs); }
};

/// Why they drop the read, empty when they keep it.
std::string why_they_drop(judged_read const & read)
{
    std::string_view const insert = read.their_insert();
    if (has_low_phred(read.qualities))
        return "they_need_half_of_the_bases_at_q20";
    if (has_n(insert))
        return "they_drop_n";
    if (is_simple(insert))
        return "they_drop_low_complexity";
    return insert.size() < shortest ? "they_need_18_nt" : "";
}

/// Why we drop the read, as far as it can be verified; empty otherwise.
std::string why_we_drop(judged_read const & read)
{
    std::string_view const insert = read.bases.substr(0, read.ours);
    switch (read.outcome)
    {
    case trim::outcome::untrimmed:
        return read.ours == read.bases.size() && insert.size() > 35 ? "we_need_the_adapter_in_long_reads"
                                                                    : "";
    case trim::outcome::low_quality:
        return expected_errors(read.qualities.substr(0, read.ours)) > 1 ? "we_allow_one_expected_error" : "";
    case trim::outcome::n_bases:
        return has_n(insert) ? "we_drop_n" : "";
    default:
        return "";
    }
}

std::string reason(judged_read const & read, std::string_view adapter, bool we_keep, bool they_keep)
{
    bool const neither = read.ours == read.bases.size() && read.theirs == std::min(longest, read.ours);
    bool const same_insert = read.ours == read.theirs || neither;
    if (same_insert && we_keep != they_keep)
        return we_keep ? why_they_drop(read) : why_we_drop(read);
    first_bases_rule const rule{adapter.substr(0, first_bases), false};
    std::string_view const seen = read.bases.substr(0, longest);
    return reason_of_first_bases(rule, seen, adapter, std::min(read.ours, seen.size()), read.theirs);
}

} // namespace

comparison against_mirtrace(std::filesystem::path const & fastq,
                            std::string const & adapter,
                            std::filesystem::path const & collapsed)
{
    first_reads const sample{fastq};
    first_bases_rule const rule{std::string_view{adapter}.substr(0, first_bases), false};
    trim::config settings;
    settings.layout.adapter_3p = adapter;
    trim::trimmer const cut{settings};
    comparison result;
    sequence_counts by_their_rules;
    for (auto const & read : sample.views())
    {
        ++result.reads;
        trim::trimmed_read const trimmed = cut(read);
        judged_read const judged{read.bases,
                                 read.qualities.substr(0, longest),
                                 trim::find_adapter(read.bases, adapter),
                                 rule.find(read.bases.substr(0, longest)),
                                 trimmed.outcome};
        bool const we_keep = trimmed.outcome == trim::outcome::kept;
        bool const they_keep = why_they_drop(judged).empty();
        std::string const ours{we_keep ? trimmed.insert : dropped};
        std::string const theirs{they_keep ? judged.their_insert() : dropped};
        if (they_keep)
            ++by_their_rules[theirs];
        if (ours != theirs)
            result.differences.push_back({result.reads,
                                          std::string{read.name},
                                          std::string{read.bases},
                                          ours,
                                          theirs,
                                          reason(judged, adapter, we_keep, they_keep)});
    }
    result.rules_are_theirs = by_their_rules == read_collapsed(collapsed);
    return result;
}

} // namespace polarmir::test
