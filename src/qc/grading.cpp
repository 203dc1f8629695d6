#include <polarmir/core/text.hpp>
#include <polarmir/qc/grading.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace polarmir::qc {
namespace {

constexpr int most_decimals{6};

std::string text_of(double value, int decimals)
{
    return decimals == 0 ? format_thousands(value) : format_fixed(value, decimals);
}

/// A limit that was not kept.
struct breach
{
    grade level{grade::warn};
    double limit{0};
    bool is_below{false}; ///< the value is
};

std::optional<breach> breach_of(double value, threshold const & line)
{
    if (line.fail_below && value < *line.fail_below)
        return breach{grade::fail, *line.fail_below, true};
    if (line.fail_above && value > *line.fail_above)
        return breach{grade::fail, *line.fail_above, false};
    if (line.warn_below && value < *line.warn_below)
        return breach{grade::warn, *line.warn_below, true};
    if (line.warn_above && value > *line.warn_above)
        return breach{grade::warn, *line.warn_above, false};
    return std::nullopt;
}

/// With as many digits as tell it from the limit.
std::string told_apart(quality_metric const & metric, double limit)
{
    int decimals = std::min(metric.decimals, 1);
    while (decimals < most_decimals && text_of(*metric.value, decimals) == text_of(limit, decimals))
        ++decimals;
    return text_of(*metric.value, decimals);
}

std::string reason_of(quality_metric const & metric, threshold const & line, breach const & found)
{
    constexpr std::string_view place{"{}"};
    std::string reason = line.meaning;
    bool const is_share = reason.find("{} %") != std::string::npos;
    if (auto const begin = reason.find(place); begin != std::string::npos)
        reason.replace(begin, place.size(), told_apart(metric, found.limit));
    bool const is_whole = std::nearbyint(found.limit) == found.limit;
    std::string limit = found.is_below ? ", below " : ", above ";
    limit += is_whole ? format_thousands(found.limit) : format_compact(found.limit, most_decimals);
    limit += is_share ? " %" : "";
    return reason.insert(std::min(reason.find(": "), reason.size()), limit);
}

/// Those of the type where there are any, else those of any type.
std::vector<threshold const *>
lines_for(std::string const & metric, std::span<threshold const> thresholds, sample_type type)
{
    std::vector<threshold const *> of_type;
    std::vector<threshold const *> of_any;
    for (threshold const & line : thresholds)
        if (line.metric == metric && (!line.type || line.type == type))
            (line.type ? of_type : of_any).push_back(&line);
    return of_type.empty() ? of_any : of_type;
}

std::optional<quality_remark>
remark_on(quality_metric const & metric, std::span<threshold const> thresholds, sample_type type)
{
    std::optional<quality_remark> worst;
    if (!metric.value || !metric.is_judged)
        return worst;
    for (threshold const * const line : lines_for(metric.name, thresholds, type))
        if (auto const found = breach_of(*metric.value, *line);
            found && (!worst || worst->level <= found->level))
            worst = {found->level, metric.name, reason_of(metric, *line, *found), line->remedy};
    return worst;
}

bool has_no_reads(std::span<quality_metric const> metrics)
{
    auto const reads = std::ranges::find(metrics, "reads", &quality_metric::name);
    return reads != metrics.end() && reads->value == 0;
}

std::string caution_on(sample_type type)
{
    return std::string{"the miRNA of "} + name_of(type) +
           " is not exosome cargo alone: blood cells and carriers other than vesicles add to it";
}

} // namespace

char const * name_of(grade g) noexcept
{
    switch (g)
    {
    case grade::fail:
        return "FAIL";
    case grade::warn:
        return "WARN";
    case grade::pass:
        break;
    }
    return "PASS";
}

std::vector<quality_remark>
remarks_on(std::span<quality_metric const> metrics, std::span<threshold const> thresholds, sample_type type)
{
    if (has_no_reads(metrics))
        return {
            {grade::fail,
             "reads",
             "the sample has no reads",
             "see whether the file is the right one and whether demultiplexing gave the sample any reads"}};
    std::vector<quality_remark> remarks;
    for (quality_metric const & metric : metrics)
        if (auto remark = remark_on(metric, thresholds, type))
            remarks.push_back(*std::move(remark));
    if (type == sample_type::plasma || type == sample_type::serum)
        remarks.push_back({grade::pass,
                           "sample_type",
                           caution_on(type),
                           "isolate vesicles where the question is about exosomes"});
    std::ranges::stable_sort(
        remarks, [](quality_remark const & a, quality_remark const & b) { return a.level > b.level; });
    return remarks;
}

sample_quality grade_sample(std::string sample,
                            std::vector<quality_metric> metrics,
                            std::span<threshold const> thresholds,
                            sample_type type)
{
    std::vector<quality_remark> remarks = remarks_on(metrics, thresholds, type);
    grade const verdict = remarks.empty() ? grade::pass : remarks.front().level;
    return {std::move(sample), type, verdict, std::move(metrics), std::move(remarks)};
}

} // namespace polarmir::qc
