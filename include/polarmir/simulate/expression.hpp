#pragma once
#include <polarmir/reference/mirna_reference.hpp>
#include <polarmir/simulate/cohort.hpp>
#include <polarmir/simulate/config.hpp>

#include <span>
#include <vector>

namespace polarmir::simulate {

/// Expected share of every row of the reference among the miRNA reads of a sample, given for all samples of a
/// cohort.
class expression
{
  public:
    /// Without `baseline`, abundances are log-normal (standard deviation 1.8 in natural logarithms) around a
    /// mean that falls by 4 from the first row to the last: miRNAs that were found first, and so have the
    /// lowest accessions, are the abundant ones. With `baseline`, rows that are not in it have none.
    ///
    /// With config::silent_paralogues, of all rows within two substitutions of each other only the most
    /// abundant keeps its abundance.
    ///
    /// A sample takes the baseline times 2^log2_fold_change of its group, times an individual factor that is
    /// gamma distributed with mean 1 and variance config::dispersion (so that counts are negative binomial
    /// with that dispersion). Of a haemolysed sample the share `haemolysis` is replaced by red-cell miRNA:
    /// miR-486-5p 45 %, miR-451a 30 %, miR-16-5p 15 %, miR-92a-3p 10 %.
    ///
    /// Throws input_error when a miRNA or group is not known, given twice, nothing is expressed, or a sample
    /// is haemolysed and the reference has none of the red-cell miRNAs.
    expression(reference::mirna_reference const & reference,
               config const & settings,
               cohort const & samples,
               std::span<effect const> effects,
               std::span<abundance const> baseline);

    /// Shares of the rows, in their order; their sum is 1.
    [[nodiscard]] std::span<double const> of_sample(std::size_t sample) const noexcept
    {
        return shares_[sample];
    }

  private:
    std::vector<std::vector<double>> shares_;
};

} // namespace polarmir::simulate
