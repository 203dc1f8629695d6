#pragma once
#include <polarmir/qc/sample_type.hpp>

#include <optional>
#include <string>
#include <vector>

namespace polarmir::qc {

/// What is thought of a sample, or of one of its metrics.
enum class grade
{
    pass,
    warn, ///< usable, with what the remark says in mind
    fail, ///< not to be relied on
};

/// `PASS`, `WARN`, `FAIL`.
[[nodiscard]] char const * name_of(grade g) noexcept;

/// One number about a sample: a column of qc/summary.tsv.
struct quality_metric
{
    std::string name; ///< with its unit: mirna_percent
    std::optional<double> value;
    int decimals{0};      ///< of its cell
    bool is_judged{true}; ///< false: too little stands behind the value, or another metric tells it
};

/// Why a metric is not PASS; of level `pass` it is a caution that goes with every sample of its kind.
struct quality_remark
{
    grade level{grade::warn};
    std::string metric;
    std::string reason; ///< `12.3 % of the reads are miRNA, below 20 %`
    std::string remedy; ///< what can be done
};

/// The quality of a sample. The verdict is the worst of its remarks.
struct sample_quality
{
    std::string sample;
    sample_type type{sample_type::ev}; ///< by whose thresholds it was graded
    grade verdict{grade::pass};
    std::vector<quality_metric> metrics; ///< the same names in the same order for all samples
    std::vector<quality_remark> remarks; ///< worst first
};

} // namespace polarmir::qc
