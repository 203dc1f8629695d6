#pragma once
#include <polarmir/qc/sample_type.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::qc {

/// One line of reference/qc_thresholds.tsv: when a metric is not PASS. Limits themselves are PASS.
struct threshold
{
    std::string metric;              ///< of quality_metrics
    std::optional<sample_type> type; ///< empty: any; those of a type replace them for it
    std::optional<double> warn_below;
    std::optional<double> fail_below;
    std::optional<double> warn_above;
    std::optional<double> fail_above;
    /// What the value tells, `{}` in its place: `{} % of the reads are miRNA`. The limit is told at its end,
    /// or before the colon of an explanation.
    std::string meaning;
    std::string remedy;
    std::string source;
};

/// What is compiled in.
[[nodiscard]] std::vector<threshold> const & shipped_thresholds();

/// Reads lines of that form; the columns of text may be absent. `name` stands for the path in messages.
/// Throws parse_error: missing columns, an unknown metric or type, a limit that is neither number nor NA,
/// limits in the wrong order (FAIL before WARN, below over above), a meaning without `{}`.
[[nodiscard]] std::vector<threshold> parse_thresholds(std::string_view text, std::string const & name);

/// `shipped` with the lines of `own` in place of those of the same metric and type (`any` is every type);
/// lines without text take that of the metric.
[[nodiscard]] std::vector<threshold> with_own(std::vector<threshold> shipped, std::vector<threshold> own);

/// shipped_thresholds with those of a file. Throws as parse_thresholds, and input_error when it cannot be
/// read.
[[nodiscard]] std::vector<threshold> read_thresholds(std::filesystem::path const & path);

} // namespace polarmir::qc
