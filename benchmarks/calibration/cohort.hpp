#pragma once
#include <polarmir/tables/count_matrix.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace calibration {

/// How a property of samples is spread over a cohort.
enum class spread
{
    none,        ///< all samples alike
    independent, ///< differs between samples, whatever their group
    with_group,  ///< confounded: low in one group, high in the other
};

/// One kind of cohort: a control and a case group of the same size.
struct conditions
{
    std::string name;
    std::size_t per_group{0};
    spread depth{spread::none};
    spread haemolysis{spread::none};
    bool batches{false}; ///< two, spread evenly over both groups
    double effect{0};    ///< log2, on every member of the planted set in every case
};

/// Counts of a simulated cohort: first the controls, then as many cases.
struct cohort
{
    polarmir::tables::count_matrix counts;
    std::vector<bool> in_second_batch; ///< by sample; empty without batches
};

/// Plasma as it is simulated: mean abundances from the shipped background, red cells with their miRNAs in the
/// same proportions, and miRNAs of a cluster that change together.
class plasma
{
  public:
    /// `planted`: the set of which the members carry the effect. Throws std::logic_error when there is none.
    explicit plasma(std::string const & planted);

    [[nodiscard]] std::vector<std::string> const & mirnas() const noexcept { return mirnas_; }
    [[nodiscard]] std::vector<bool> const & is_planted() const noexcept { return is_planted_; }

    /// The cohort of that number; the same whatever other cohorts are asked for.
    [[nodiscard]] cohort simulate(conditions const & how, std::uint64_t seed, std::size_t number) const;

  private:
    class sampler;

    std::vector<std::string> mirnas_; ///< accessions
    std::vector<double> level_;       ///< share of the reads
    std::vector<double> red_cell_;    ///< share of the reads of red cells
    std::vector<std::size_t> cluster_;
    std::size_t clusters_{1}; ///< cluster 0: miRNAs of none
    std::vector<bool> is_planted_;
};

} // namespace calibration
