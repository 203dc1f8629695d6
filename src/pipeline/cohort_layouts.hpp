#pragma once
#include <polarmir/library/layout.hpp>
#include <polarmir/reads/sample.hpp>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

namespace polarmir::pipeline {

/// What the libraries of a cohort are, found out for each sample when it is first asked for.
class cohort_layouts
{
  public:
    /// What is found out about the library of a sample; no reads when it cannot be read. Several threads call
    /// it at once.
    using finder = std::function<library::inference(reads::sample const &)>;

    cohort_layouts(std::vector<reads::sample> const & cohort, finder find, std::size_t threads);

    /// What all other samples of the cohort agree on, see library::agreed_layout. The others are those of
    /// another name that share no file (by canonical path) with `sample`: pooled files do not vote for
    /// themselves. May be called by several threads.
    [[nodiscard]] std::optional<library::inference> agreed_without(reads::sample const & sample);

  private:
    struct member
    {
        reads::sample sample;
        std::vector<std::filesystem::path> files; ///< canonical, sorted
        std::optional<library::inference> found;
    };

    std::mutex mutex_;
    std::vector<member> cohort_; // guarded by mutex_
    finder find_;
    std::size_t threads_;
};

} // namespace polarmir::pipeline
