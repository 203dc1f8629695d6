#pragma once
#include <polarmir/qc/sample_quality.hpp>

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace polarmir::qc {

/// A number that is known of every sample.
struct metric_definition
{
    char const * name{nullptr}; ///< with its unit
    int decimals{0};            ///< of its cell
};

/// All metrics in the order of their columns. Percentages `..._percent` of RNA classes are of all reads;
/// those of miRNAs (top1, coverage, ...) of the miRNA counts of the cohort's unit.
inline constexpr std::array quality_metrics{
    metric_definition{"reads"},
    metric_definition{"read_length_nt"},          ///< NA when reads differ in length
    metric_definition{"with_adapter_percent", 2}, ///< NA for reads that are their inserts
    metric_definition{"dimer_percent", 2},        ///< the same
    metric_definition{"too_short_percent", 2},    ///< inserts below --min-insert, dimers apart
    metric_definition{"low_quality_percent", 2},  ///< reads left out for their qualities
    metric_definition{"q30_percent", 2},          ///< bases of the first 200,000 reads with Phred >= 30
    metric_definition{"length_mode_nt"},          ///< most frequent length of the counted inserts
    metric_definition{"distinct_inserts"},        ///< different sequences among the counted inserts
    metric_definition{"duplication_percent", 2},  ///< reads that repeat a molecule; NA without UMIs
    metric_definition{"mirna_reads"},             ///< the denominator of CPM
    metric_definition{"mirna_percent", 2},        ///< of all reads
    metric_definition{"mirnas_detected"},         ///< with 1 count or more
    metric_definition{"mirnas_10_reads"},         ///< with 10 counts or more
    metric_definition{"mirnas_at_half_depth_percent", 2}, ///< of these, expected at half the counts
    metric_definition{"coverage_percent", 4},             ///< diversity::coverage (Good)
    metric_definition{"chao1", 1},                        ///< diversity::chao1
    metric_definition{"effective_mirnas", 2},             ///< diversity::effective_number
    metric_definition{"top1_percent", 2},
    metric_definition{"top10_percent", 2},
    metric_definition{"rrna_percent", 2},
    metric_definition{"trna_percent", 2},
    metric_definition{"yrna_percent", 2},
    metric_definition{"spike_in_reads"},
    metric_definition{"antisense_percent", 2}, ///< to a hairpin: should not be in stranded libraries
    metric_definition{"unmapped_percent", 2},
    metric_definition{"fbs_per_million", 1},   ///< reads of bovine tracers per million reads
    metric_definition{"mouse_per_million", 1}, ///< the same of mouse
    metric_definition{"haemolysis_log2", 2},   ///< score::haemolysis::ratio
    metric_definition{"hm_log2", 2},           ///< score::blood_traces::haemolysis_level
    metric_definition{"red_cell_percent", 2},  ///< of miRNA counts: score::red_cell_carriers
    metric_definition{"platelet_percent", 2},  ///< of miRNA counts: score::platelet_carriers
    metric_definition{"mirna_molecules"},      ///< NA where reads are what is counted
};

/// Whether there is a metric of that name.
[[nodiscard]] bool is_metric(std::string_view name) noexcept;

/// The metrics of a sample: all are there from the beginning, without value.
class metric_values
{
  public:
    metric_values();

    /// Throws std::logic_error for a name that is no metric.
    void set(std::string_view name, std::optional<double> value, bool is_judged = true);

    [[nodiscard]] std::vector<quality_metric> const & values() const noexcept { return values_; }

  private:
    std::vector<quality_metric> values_;
};

/// The metric of that name; null when there is none.
[[nodiscard]] quality_metric const * find_metric(sample_quality const & sample,
                                                 std::string_view name) noexcept;

} // namespace polarmir::qc
