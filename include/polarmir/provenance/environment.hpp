#pragma once
#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace polarmir::provenance {

/// Who ran what, where and when: all that may differ between equal runs.
struct environment
{
    std::vector<std::string> arguments; ///< as typed, without the program's name
    std::string host;
    std::string working_folder; ///< absolute
    std::size_t threads{1};
    std::vector<std::pair<std::string, std::string>> slurm; ///< variables of the job that are set
    std::string started;                                    ///< UTC, `2026-01-31T23:59:59Z`
    std::string finished;
    double seconds{0};
};

/// Takes the time of a run, from its construction on. Where SOURCE_DATE_EPOCH is set
/// (reproducible-builds.org) the run began and ended at that time.
class run_clock
{
  public:
    /// Throws usage_error when SOURCE_DATE_EPOCH is not a number of seconds.
    explicit run_clock(std::span<std::string_view const> arguments);

    /// Everything up to now.
    [[nodiscard]] environment stop(std::size_t threads) const;

  private:
    std::vector<std::string> arguments_;
    std::optional<std::chrono::sys_seconds> fixed_;
    std::chrono::sys_seconds started_;
    std::chrono::steady_clock::time_point start_;
};

} // namespace polarmir::provenance
