#pragma once
#include "html/data_table.hpp"

#include <polarmir/figure/axis.hpp>
#include <polarmir/html/report.hpp>
#include <polarmir/pipeline/run.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::html {

/// A cohort as the chapters of the report look at it.
class view
{
  public:
    explicit view(pipeline::merge_outcome const & cohort);

    [[nodiscard]] pipeline::merge_outcome const & cohort() const noexcept { return *cohort_; }
    [[nodiscard]] std::size_t size() const noexcept { return cohort_->samples.size(); }
    [[nodiscard]] pipeline::stored_sample const & sample(std::size_t i) const { return cohort_->samples[i]; }
    [[nodiscard]] score::sample_scores const & scores(std::size_t i) const
    {
        return cohort_->polarization.samples[i];
    }
    /// The lead index of a sample with all its members; nothing where no sets are opposed.
    [[nodiscard]] score::index_score const * index(std::size_t i) const;

    /// The index of a sample if it may be printed.
    [[nodiscard]] std::optional<score::estimate> index_value(std::size_t i) const;

    /// Names of the groups: control, case, others in natural order, samples without one last. Empty when no
    /// groups are known.
    [[nodiscard]] figure::legend const & groups() const noexcept { return groups_; }
    /// Position of a sample's group in groups(), 0 without groups.
    [[nodiscard]] std::size_t group(std::size_t i) const { return group_of_[i]; }
    /// 1 without groups.
    [[nodiscard]] std::size_t group_count() const noexcept;
    /// Samples by group, within a group in the order of the cohort.
    [[nodiscard]] std::vector<std::size_t> const & by_group() const noexcept { return by_group_; }
    /// The members of a group.
    [[nodiscard]] std::vector<std::size_t> members(std::size_t group) const;
    /// Name of a group, `all samples` without groups.
    [[nodiscard]] std::string group_name(std::size_t group) const;

    /// True when figures show groups in place of samples.
    [[nodiscard]] bool is_dense() const noexcept { return size() > most_samples_drawn; }
    /// What mature_counts.tsv counts.
    [[nodiscard]] pipeline::count_unit unit() const noexcept { return unit_; }

    /// A number of qc/summary.tsv.
    [[nodiscard]] std::optional<double> metric(std::size_t i, std::string_view name) const;

  private:
    pipeline::merge_outcome const * cohort_;
    figure::legend groups_;
    std::vector<std::size_t> group_of_;
    std::vector<std::size_t> by_group_;
    pipeline::count_unit unit_;
};

/// Index, ends of its interval, verdict: four cells.
[[nodiscard]] std::vector<cell> index_cells(view const & v, std::size_t i);

/// How strip plots of many samples are read (figure::most_marks); empty for few.
[[nodiscard]] std::string summary_hint(view const & v);

/// A list that is separated by `;`, with blanks so that it can be broken into lines.
[[nodiscard]] std::string spaced(std::string const & list);

/// What a file of the output holds where the page has no room for it.
[[nodiscard]] std::string table_hint(std::string const & file);

} // namespace polarmir::html
