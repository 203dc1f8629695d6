#pragma once
#include <filesystem>
#include <mutex>

namespace polarmir::io {

/// While one lives, nobody who ends the process by `remove_temporaries` gets his turn: for steps that must
/// happen as a whole, such as creating a temporary file and noting it down, or giving a finished file its
/// name. One at a time in the process; steps must be short and not be nested.
///
/// The list of temporaries is the process's own, as signals are: whoever is told to end has to remove what
/// any thread has left half-done.
class critical_step
{
  public:
    /// Waits for other steps; for ever once `remove_temporaries` was called.
    critical_step();

    /// A file or folder that must not outlive the process under this name.
    void note_temporary(std::filesystem::path const & path);
    /// It is gone, or has got its final name.
    void forget_temporary(std::filesystem::path const & path);

  private:
    std::unique_lock<std::mutex> lock_;
};

/// Removes all noted temporaries and lets no critical step begin any more: the process is about to end.
void remove_temporaries() noexcept;

} // namespace polarmir::io
