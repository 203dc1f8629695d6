#pragma once
#include <polarmir/pipeline/sample_analysis.hpp>
#include <polarmir/pipeline/stored_sample.hpp>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace polarmir::explain {

/// Which finished samples.
struct source
{
    std::filesystem::path out;
    std::vector<std::string> samples;                        ///< by name; empty: all that are finished
    std::optional<std::string> reference;                    ///< where it is now, if not where it was
    std::optional<reference::competitor_choice> competitors; ///< the same
    std::size_t threads{1};
};

/// A finished sample, counted again from its distinct inserts.
struct counted_sample
{
    pipeline::stored_sample stored;
    pipeline::stored_inserts inserts;
    count::assignment_list assignments; ///< of the inserts
    count::sample_counts reads;
    std::optional<count::sample_counts> molecules; ///< when the library has UMIs
};

/// Finished samples that were counted in the same way, with what they were counted with. What was used is
/// loaded from where their run.json says.
class counted_output
{
  public:
    /// Throws input_error when the folder has no finished sample, or reference or competitors are not what
    /// the samples were counted with; usage_error when a sample is not there, or the samples differ in
    /// reference, competitors or options.
    explicit counted_output(source from);

    [[nodiscard]] std::vector<std::string> const & samples() const noexcept { return samples_; }
    [[nodiscard]] pipeline::resources const & shared() const noexcept { return *shared_; }
    [[nodiscard]] pipeline::options const & settings() const noexcept { return settings_; }

    /// Throws input_error when the sample is damaged.
    [[nodiscard]] counted_sample count(std::string const & sample) const;

    /// What was found out about its library when it was counted.
    [[nodiscard]] library::inference library(std::string const & sample) const;

    /// Only what was stored of its inserts.
    [[nodiscard]] pipeline::stored_inserts inserts(std::string const & sample) const;

  private:
    [[nodiscard]] std::filesystem::path directory(std::string const & sample) const;

    source from_;
    std::vector<std::string> samples_;
    pipeline::options settings_;
    std::optional<pipeline::resources> shared_;
};

} // namespace polarmir::explain
