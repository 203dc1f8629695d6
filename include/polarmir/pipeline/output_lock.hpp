#pragma once
#include <polarmir/core/log.hpp>
#include <polarmir/io/file_lock.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace polarmir::pipeline {

/// What a process does in an output folder.
enum class output_use
{
    count_one,  ///< one sample; several processes may, each another sample
    merge,      ///< the tables of all samples
    everything, ///< both
};

/// Keeps other processes from doing in OUT what does not go together: `run` goes with nobody, `merge` with no
/// other `merge`, `count` with no other `count` of the same sample. Lock files: OUT/.counting.lock,
/// OUT/.tables.lock and OUT/samples/.NAME.lock, see io::file_lock. Waits a few seconds for a process that is
/// about to end, as one does that a batch system has just told so. What killed processes have left in
/// the part of OUT that is now ours alone is removed.
class output_lock
{
  public:
    /// `sample`: for `count_one`. Throws resource_error, naming who is at work; warns where the file system
    /// has no locks.
    output_lock(std::filesystem::path const & out,
                output_use use,
                std::string const & sample,
                log_sink const & log);
    output_lock(output_lock const &) = delete;
    output_lock & operator=(output_lock const &) = delete;
    ~output_lock();

  private:
    std::vector<std::unique_ptr<io::file_lock>> locks_;
};

} // namespace polarmir::pipeline
