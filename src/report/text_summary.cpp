#include "report/cells.hpp"
#include "report/plain_text.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/core/utf8.hpp>
#include <polarmir/report/polarization_tables.hpp>
#include <polarmir/report/text_summary.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace polarmir::report {
namespace {

constexpr int decimals{2};

/// A cell at least so wide, and two blanks behind it.
std::string cell(std::string text, std::size_t width)
{
    return padded(std::move(text), width) + "  ";
}

std::string interval_text(score::estimate const & value)
{
    score_interval const interval = interval_of(value);
    return format_fixed(interval.low, decimals) + " to " + format_fixed(interval.high, decimals);
}

std::string remark(score::sample_scores const & sample)
{
    score::judgement const & verdict = sample.indices.front().verdict;
    std::string text =
        verdict.result == score::verdict::not_scorable ? "not scorable: " + verdict.reason : verdict.reason;
    std::string const flags = flags_of(sample, 0);
    for (std::string_view const flag : split(flags, ';'))
        if (!flag.empty())
            text.append(text.empty() ? "" : ", ").append(flag);
    return text;
}

/// Meaning of the flags that occur, one per line.
std::string legend(summary_input const & input)
{
    std::string text;
    for (std::string const & line : flag_meanings(input.samples))
        text.append(line).append("\n");
    return text.empty() ? text : '\n' + text;
}

/// Z and p.
std::string standing_text(score::index_score const & index)
{
    constexpr std::size_t z_width{6};
    constexpr std::size_t p_width{8};
    constexpr int p_digits{2};
    std::optional<score::standing> const & value = index.calibrated.value;
    return cell(value ? format_fixed(value->z, decimals) : "NA", z_width) +
           cell(value ? format_significant(value->p, p_digits) : "NA", p_width);
}

std::string sample_lines(summary_input const & input)
{
    std::size_t name_width{6};
    for (score::sample_scores const & sample : input.samples)
        name_width = std::max(name_width, character_count(sample.sample));
    constexpr std::size_t number_width{6};
    constexpr std::size_t interval_width{15};
    constexpr std::size_t verdict_width{7};
    bool const is_calibrated = has_standing(input);
    std::string text = cell("sample", name_width) + cell("index", number_width) +
                       cell("95 % interval", interval_width) + (is_calibrated ? "Z       p         " : "") +
                       cell("verdict", verdict_width) + "remark\n";
    for (score::sample_scores const & sample : input.samples)
    {
        score::index_score const & index = sample.indices.front();
        auto const value = printable(index.verdict, index.value);
        std::string line = cell(sample.sample, name_width) +
                           cell(value ? format_fixed(value->score, decimals) : "NA", number_width) +
                           cell(value ? interval_text(*value) : "NA", interval_width) +
                           (is_calibrated ? standing_text(index) : "") +
                           cell(name_of(index.verdict.result), verdict_width) + remark(sample);
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    }
    return text;
}

std::string bullets(std::vector<std::string> const & sentences)
{
    std::string text;
    for (std::string const & sentence : sentences)
        text += "- " + sentence + '\n';
    return text;
}

std::string not_compared(summary_input const & input)
{
    std::vector<std::string> const reasons = gaps(input);
    return reasons.empty() ? std::string{} : "\nNot compared:\n" + bullets(reasons);
}

} // namespace

std::vector<std::string> flag_meanings(std::span<score::sample_scores const> samples)
{
    auto const ratio_from = [](double cut_off) {
        return "log2(miR-451a / miR-23a-3p) is " + format_compact(cut_off, 1) + " or more";
    };
    std::array<std::pair<std::string_view, std::string>, 5> const meanings{
        {{"dominated", "without one of its miRNAs the index moves by more than two standard errors"},
         {"rbc_sensitive",
          "without the miRNAs of red cells the index moves by more than two standard errors, or turns its "
          "sign"},
         {"rank_disagrees",
          "ranks of the miRNAs put the sample on the other side of the reference mean than the index does"},
         {"haemolysis_possible", ratio_from(score::possible_haemolysis)},
         {"haemolysis_likely", ratio_from(score::likely_haemolysis)}}};
    std::vector<std::string> lines;
    for (auto const & [flag, meaning] : meanings)
        if (std::ranges::any_of(samples, [wanted = flag](score::sample_scores const & sample) {
                return flags_of(sample, 0).find(wanted) != std::string::npos;
            }))
            lines.push_back(std::string{flag} + ": " + meaning);
    return lines;
}

bool has_standing(summary_input const & input)
{
    return !input.scorer->pairs().empty() &&
           std::ranges::any_of(input.samples, [](score::sample_scores const & sample) {
               return sample.indices.front().calibrated.value.has_value();
           });
}

std::string text_summary(summary_input const & input)
{
    if (input.scorer->pairs().empty())
        return "No polarization index: the signatures hold no opposing sets (X-M1 and X-M2); the scores of "
               "the single sets are in polarization_long.tsv.\n";
    score::opposing_sets const & pair = input.scorer->pairs().front();
    return "Polarization index: " + input.scorer->sets()[pair.m1].name + " minus " +
           input.scorer->sets()[pair.m2].name +
           ", log2; higher = more M1. The interval covers read sampling and the technical spread of "
           "libraries.\n\n" +
           sample_lines(input) + legend(input) + "\nMay be quoted:\n" + bullets(findings(input)) +
           not_compared(input) + "\nMust be said with it:\n" + bullets(caveats(input));
}

} // namespace polarmir::report
