#pragma once
#include "evidence.hpp"

#include <polarmir/concordance/comparison.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace polarmir::concordance {

/// The inserts of our samples, where the folder of their run is known.
class run_reads
{
  public:
    /// Warns of samples that are not there. Throws as explain::counted_output.
    run_reads(config const & settings, std::vector<std::string> const & samples, log_sink const & log);

    /// What the samples were counted with; nullptr when there are none.
    [[nodiscard]] reference::mirna_reference const * reference() const noexcept;

    [[nodiscard]] bool has(std::string const & sample) const;

    /// `column`: rows of the reference and their counts in our table, which tell whether it holds reads or
    /// molecules. Throws input_error when it was not made of this sample. Warns when the sample's files are
    /// not what was read any more.
    [[nodiscard]] sample_evidence read(std::string const & sample,
                                       std::vector<std::pair<std::uint32_t, double>> const & column) const;

  private:
    log_sink log_;
    std::filesystem::path folder_;
    std::unique_ptr<explain::counted_output> run_;
    std::unique_ptr<placement_finder> find_;
};

} // namespace polarmir::concordance
