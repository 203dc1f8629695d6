#include "sheet_masking.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/core/utf8.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

namespace polarmir::reads {
namespace {

constexpr std::uint64_t shortest_insert{15}; // nt; shorter ones are not counted anyway

/// The last setting of that name (lower case) which is set to anything.
illumina_setting const * find(illumina_sheet const & sheet, std::string_view name)
{
    illumina_setting const * found = nullptr;
    for (illumina_setting const & setting : sheet.settings)
        if (to_lower(setting.key) == name && !setting.value.empty() && to_lower(setting.value) != "na")
            found = &setting;
    return found;
}

illumina_setting const * find_adapter(illumina_sheet const & sheet)
{
    for (std::string_view const name : {"adapterread1", "adapter", "trimadapter"})
        if (illumina_setting const * const found = find(sheet, name))
            return found;
    return nullptr;
}

/// A length in nt; `standard` when it is not set or no number.
struct length_setting
{
    length_setting(illumina_sheet const & sheet, std::string_view key, std::uint64_t standard) :
        value{standard}
    {
        illumina_setting const * const found = find(sheet, to_lower(key));
        if (auto const number = found ? parse_number<std::uint64_t>(found->value) : std::nullopt)
        {
            value = *number;
            is_set = true;
        }
        text = std::string{key} + ' ' + std::to_string(value) + (is_set ? "" : ", the default");
    }

    std::uint64_t value;
    bool is_set{false};
    std::string text;
};

std::string at(illumina_sheet const & sheet, illumina_setting const & setting)
{
    return printable(sheet.path) + ':' + std::to_string(setting.line) + ": " + printable(setting.key) + ',' +
           printable(setting.value);
}

std::string masks(illumina_sheet const & sheet, illumina_setting const & setting)
{
    return at(sheet, setting) +
           ": the demultiplexer writes N over the adapter instead of cutting it off, which hides where the "
           "insert ends; demultiplex again without the adapter";
}

std::string shortens(illumina_sheet const & sheet,
                     illumina_setting const & adapter,
                     length_setting const & trimmed,
                     length_setting const & masked)
{
    std::string const with_inserts{"reads with inserts shorter than "};
    std::string text = at(sheet, adapter) + ": where the demultiplexer finds this adapter, ";
    if (trimmed.value > shortest_insert)
        text += with_inserts + std::to_string(trimmed.value) + " nt keep N in place of adapter bases (" +
                trimmed.text + ')' + (masked.value > shortest_insert ? ", and " : "");
    if (masked.value > shortest_insert)
        text += (trimmed.value > shortest_insert ? "those shorter than " : with_inserts) +
                std::to_string(masked.value) + " nt become N altogether (" + masked.text + ')';
    text += "; miRNA reads are lost: demultiplex again without the adapter, or with "
            "MinimumTrimmedReadLength,0 and MaskShortReads,0";
    // The sheet of bcl2fastq does not hold the lengths: they are options of its command line.
    if (!sheet.is_v2)
        text += " (bcl2fastq: --minimum-trimmed-read-length 0 --mask-short-adapter-reads 0, unless that was "
                "done)";
    return text;
}

} // namespace

std::vector<std::string> masking_warnings(illumina_sheet const & sheet)
{
    constexpr std::uint64_t standard_trimmed{35};
    constexpr std::uint64_t standard_masked{22};
    if (illumina_setting const * const mask = find(sheet, "maskadapter"))
        return {masks(sheet, *mask)};
    illumina_setting const * const adapter = find_adapter(sheet);
    if (adapter == nullptr)
        return {};
    illumina_setting const * const behavior = find(sheet, "adapterbehavior");
    if (behavior != nullptr && to_lower(behavior->value) == "mask")
        return {masks(sheet, *behavior)};
    length_setting const trimmed{sheet, "MinimumTrimmedReadLength", standard_trimmed};
    length_setting const masked{sheet, "MaskShortReads", standard_masked};
    if (std::max(trimmed.value, masked.value) <= shortest_insert)
        return {};
    return {shortens(sheet, *adapter, trimmed, masked)};
}

} // namespace polarmir::reads
