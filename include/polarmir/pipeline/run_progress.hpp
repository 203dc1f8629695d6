#pragma once
#include <polarmir/reads/sample.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace polarmir::pipeline {

/// How far the counting of one sample is. Changed by the threads that count it.
struct sample_progress
{
    std::uint64_t size{0};                    ///< bytes of its files as stored; 0: not known
    std::atomic<std::uint64_t> bytes_read{0}; ///< of them, so far
    std::atomic<std::uint64_t> reads{0};      ///< trimmed, so far
    std::atomic<bool> is_done{false};         ///< counted, kept from before, or failed
};

/// How far a run is.
struct progress_state
{
    std::size_t samples{0};
    std::size_t samples_done{0};
    std::uint64_t bytes_read{0};      ///< by this run
    std::uint64_t reads{0};           ///< by this run
    std::uint64_t bytes_left{0};      ///< of samples that are not done
    std::optional<double> share_done; ///< 0...1; of the bytes of all samples, those of done ones as a whole;
                                      ///< not known where one is read from standard input or a pipe
};

/// Watches the counting of samples (run_config::progress). count_samples writes it, once per chunk of reads,
/// while another thread may ask how far it is. Changes no result.
class run_progress
{
  public:
    /// Of the very samples that are counted.
    explicit run_progress(std::span<reads::sample const> samples);

    [[nodiscard]] sample_progress & operator[](std::size_t sample) noexcept { return samples_[sample]; }
    [[nodiscard]] progress_state now() const noexcept;

  private:
    std::vector<sample_progress> samples_;
    bool sizes_are_known_{true};
};

} // namespace polarmir::pipeline
