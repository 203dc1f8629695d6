#pragma once
#include <thread>

namespace polarmir::cli {

/// Ends the program in order when it is told to by SIGINT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2 or SIGXCPU,
/// which batch systems send before they kill: a finished result still gets its name, what is half-done is
/// removed, and the program dies by that same signal, so that its exit status tells (128 + N in a shell). A
/// signal that is ignored when the program starts (nohup) stays so.
///
/// Make one before the first other thread: they inherit that the signals do not reach them.
class stop_signals
{
  public:
    /// `clears_line`: standard error is a terminal on which a progress bar may stand. Throws resource_error
    /// when no thread can be started that waits for signals.
    explicit stop_signals(bool clears_line);
    stop_signals(stop_signals const &) = delete;
    stop_signals & operator=(stop_signals const &) = delete;
    ~stop_signals();

  private:
    std::jthread watch_;
};

} // namespace polarmir::cli
