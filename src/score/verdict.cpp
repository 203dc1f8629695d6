#include <polarmir/core/text.hpp>
#include <polarmir/score/verdict.hpp>

#include <algorithm>
#include <cmath>

namespace polarmir::score {
namespace {

constexpr int share_decimals{2};

std::string out_of(std::string const & what, double have, double need, char const * unit)
{
    return what + " (" + format_thousands(have) + " of " + format_thousands(need) + ' ' + unit + ')';
}

std::string depth_reason(double reads, double need)
{
    double const whole = std::floor(reads);
    return "depth (" + format_thousands(whole) + " of " + format_thousands(need) + " miRNA counts, " +
           format_thousands(need - whole) + " missing)";
}

std::string coverage_reason(double have, double need)
{
    constexpr double hundred{100};
    constexpr double rounding{1e-9}; // 0.29 * 100 is 28.999...
    return "coverage (" + format_fixed(std::floor(have * hundred + rounding) / hundred, share_decimals) +
           " of " + format_compact(need, share_decimals) + " of the weight detected)";
}

std::string members_reason(std::size_t detected)
{
    return out_of("members", static_cast<double>(detected), static_cast<double>(fewest_members), "detected");
}

std::string why_not_scorable(sample_depth const & depth, coverage const & seen)
{
    if (depth.mirna_reads < low_reads)
        return depth_reason(depth.mirna_reads, low_reads);
    if (depth.panel < depth.min_panel)
        return out_of("panel",
                      static_cast<double>(depth.panel),
                      static_cast<double>(depth.min_panel),
                      "panel miRNAs in the table");
    if (seen.in_reference == 0)
        return seen.left_out > 0 ? "empty_set (every member is a red-cell miRNA)"
                                 : "empty_set (no member in the table)";
    if (seen.detected < fewest_members)
        return members_reason(seen.detected);
    if (seen.weight_detected < low_coverage)
        return coverage_reason(seen.weight_detected, low_coverage);
    return {};
}

std::string why_low(sample_depth const & depth, coverage const & seen)
{
    constexpr double ten{10};
    if (depth.mirna_reads < ok_reads)
        return depth_reason(depth.mirna_reads, ok_reads);
    if (seen.effective < ok_effective)
        return "effective members (" + format_fixed(std::floor(seen.effective * ten) / ten, 1) + " of " +
               format_compact(ok_effective, 0) + ")";
    if (seen.weight_detected < ok_coverage)
        return coverage_reason(seen.weight_detected, ok_coverage);
    return {};
}

} // namespace

char const * name_of(verdict v) noexcept
{
    switch (v)
    {
    case verdict::ok:
        return "OK";
    case verdict::low:
        return "LOW";
    case verdict::not_scorable:
        break;
    }
    return "NA";
}

double effective_members(std::span<double const> weights) noexcept
{
    double sum{0};
    double squares{0};
    for (double const weight : weights)
    {
        sum += weight;
        squares += weight * weight;
    }
    return squares > 0 ? sum * sum / squares : 0;
}

judgement judge(sample_depth const & depth, coverage const & seen)
{
    if (std::string reason = why_not_scorable(depth, seen); !reason.empty())
        return {verdict::not_scorable, std::move(reason)};
    if (std::string reason = why_low(depth, seen); !reason.empty())
        return {verdict::low, std::move(reason)};
    return {};
}

judgement worse(judgement const & m1, judgement const & m2)
{
    judgement both{std::max(m1.result, m2.result), {}};
    bool const m1_counts = m1.result == both.result && !m1.reason.empty();
    bool const m2_counts = m2.result == both.result && !m2.reason.empty();
    if (m1_counts && m2_counts)
        both.reason = m1.reason == m2.reason ? m1.reason : "M1: " + m1.reason + "; M2: " + m2.reason;
    else if (m1_counts)
        both.reason = "M1: " + m1.reason;
    else if (m2_counts)
        both.reason = "M2: " + m2.reason;
    return both;
}

} // namespace polarmir::score
