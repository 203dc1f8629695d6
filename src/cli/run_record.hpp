#pragma once
#include <polarmir/pipeline/run.hpp>

#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::cli {

/// OUT/run.json: what was typed, where and when, and what became of each sample. `unit`: of
/// mature_counts.tsv.
class run_record
{
  public:
    explicit run_record(std::span<std::string_view const> arguments);

    void write(pipeline::run_config const & config,
               pipeline::run_outcome const & outcome,
               std::span<score::signature const> signatures,
               std::string_view unit) const;

  private:
    std::vector<std::string> arguments_;
    std::string started_;
    std::chrono::steady_clock::time_point start_;
};

} // namespace polarmir::cli
