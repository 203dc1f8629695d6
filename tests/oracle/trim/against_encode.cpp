#include "oracle/library/first_reads.hpp"
#include "oracle/trim/comparison.hpp"
#include "oracle/trim/rules.hpp"

#include <polarmir/library/infer.hpp>
#include <polarmir/reference/embedded.hpp>
#include <polarmir/trim/adapter.hpp>
#include <polarmir/trim/trimmer.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace polarmir::test {
namespace {

constexpr std::string_view adapter{"ACGGGCTAATATTTATCGGTGGAGCATCACGATCTCGTAT"};
constexpr std::array<std::string_view, 4> bar_codes{"CAGTCG", "TGACTC", "GCTAGA", "ATCGAT"};
constexpr std::size_t bar_code_length{6};
constexpr std::size_t shortest{15}; // cutadapt -m 15

/// N in the read fits any base (--match-read-wildcards).
bool fits(char in_read, char expected)
{
    return in_read == expected || in_read == 'N';
}

std::size_t letters_off(std::string_view read, std::string_view expected)
{
    std::size_t off{0};
    for (std::size_t i = 0; i < std::min(read.size(), expected.size()); ++i)
        off += fits(read[i], expected[i]) ? 0U : 1U;
    return off;
}

/// cutadapt -e 0.34 -O 6: at most 2 of 6.
bool has_bar_code(std::string_view read)
{
    return std::ranges::any_of(bar_codes, [&](std::string_view code) {
        return letters_off(read.substr(0, code.size()), code) <= 2;
    });
}

/// True when the adapter begins where `end`, the end of a read, does: all of it, or a beginning of at least 3
/// nt that fills `end`, with at most a quarter of errors (cutadapt -e 0.25), insertions and deletions among
/// them.
bool is_adapter_with_gaps(std::string_view end)
{
    std::vector<std::size_t> edits(adapter.size() + 1); // to the first j bases of the adapter
    for (std::size_t j = 0; j <= adapter.size(); ++j)
        edits[j] = j;
    for (std::size_t i = 1; i <= end.size(); ++i)
    {
        std::size_t diagonal = edits[0];
        edits[0] = i;
        for (std::size_t j = 1; j <= adapter.size(); ++j)
        {
            std::size_t const changed = diagonal + (fits(end[i - 1], adapter[j - 1]) ? 0U : 1U);
            diagonal = edits[j];
            edits[j] = std::min({changed, edits[j] + 1, edits[j - 1] + 1});
        }
        if (4 * edits.back() <= adapter.size())
            return true; // the whole adapter, then anything
    }
    for (std::size_t j = 3; j <= adapter.size(); ++j)
        if (4 * edits[j] <= j)
            return true;
    return false;
}

bool is_adapter_without_gaps(std::string_view end)
{
    return end.size() >= 3 && 4 * letters_off(end, adapter) <= std::min(end.size(), adapter.size());
}

/// Of one read; positions of the adapter in it.
struct cut_read
{
    std::string_view bases;
    std::string_view qualities;
    std::size_t ours{0};
    std::optional<std::size_t> theirs;
    trim::outcome outcome{trim::outcome::kept};
};

std::string why_elsewhere(cut_read const & read, std::size_t theirs)
{
    std::string_view const end = read.bases.substr(theirs);
    if (theirs < read.ours && !may_begin(read.bases, adapter, theirs))
    {
        if (is_adapter_without_gaps(end))
            return "they_allow_a_quarter_of_mismatches";
        return is_adapter_with_gaps(end) ? "they_allow_gaps" : "";
    }
    if (theirs > read.ours && may_begin(read.bases, adapter, read.ours) &&
        letters_off(end, adapter) < letters_off(read.bases.substr(read.ours), adapter))
        return "they_take_a_later_position_with_fewer_errors";
    return "";
}

/// They drop the read although we keep it.
std::string why_they_drop(cut_read const & read)
{
    if (!has_bar_code(read.bases))
        return "they_need_a_bar_code";
    bool found{false};
    for (std::size_t begin = 0; begin < read.bases.size(); ++begin)
    {
        if (!is_adapter_with_gaps(read.bases.substr(begin)))
            continue;
        found = true;
        if (begin < bar_code_length + shortest)
            return "they_find_an_adapter_before_15_nt";
    }
    return found ? "" : "they_need_the_adapter";
}

std::string why_we_drop(cut_read const & read)
{
    std::size_t const insert_size = read.ours < bar_code_length ? 0 : read.ours - bar_code_length;
    switch (read.outcome)
    {
    case trim::outcome::too_short:
        return insert_size == shortest ? "we_need_16_nt" : "";
    case trim::outcome::low_quality:
        return expected_errors(read.qualities.substr(bar_code_length, insert_size)) > 1
                   ? "we_allow_one_expected_error"
                   : "";
    case trim::outcome::n_bases:
        return read.bases.substr(bar_code_length, insert_size).find('N') != std::string_view::npos
                   ? "we_drop_n"
                   : "";
    default:
        return "";
    }
}

std::string reason(cut_read const & read)
{
    if (!read.theirs)
        return why_they_drop(read);
    return *read.theirs == read.ours ? why_we_drop(read) : why_elsewhere(read, *read.theirs);
}

/// Where the adapter begins when `insert` follows the bar code; nothing when it does not.
std::optional<std::size_t> adapter_begin(std::string_view read, std::string_view insert)
{
    if (read.substr(bar_code_length, insert.size()) != insert)
        return std::nullopt;
    return bar_code_length + insert.size();
}

} // namespace

comparison against_encode(std::filesystem::path const & fastq, std::filesystem::path const & trimmed)
{
    first_reads const raw{fastq};
    first_reads const published{trimmed};
    std::map<std::string_view, std::string_view> expected;
    for (auto const & read : published.views())
        expected.emplace(read.name, read.bases);

    trim::config settings;
    settings.layout = library::inferrer{reference::human_panel()}(raw.views(), {}).layout;
    trim::trimmer const cut{settings};
    comparison result;
    std::size_t met{0};
    for (auto const & read : raw.views())
    {
        ++result.reads;
        trim::trimmed_read const here = cut(read);
        auto const there = expected.find(read.name);
        std::string const ours{here.outcome == trim::outcome::kept ? here.insert : dropped};
        std::string const theirs{there == expected.end() ? dropped : there->second};
        cut_read one{
            read.bases, read.qualities, trim::find_adapter(read.bases, adapter), std::nullopt, here.outcome};
        if (there != expected.end())
        {
            one.theirs = adapter_begin(read.bases, theirs);
            met += one.theirs ? 1U : 0U;
        }
        if (ours != theirs)
            result.differences.push_back(
                {result.reads, std::string{read.name}, std::string{read.bases}, ours, theirs, reason(one)});
    }
    result.rules_are_theirs = met == expected.size();
    return result;
}

} // namespace polarmir::test
