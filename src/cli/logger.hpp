#pragma once
#include <polarmir/core/log.hpp>

#include <iosfwd>
#include <mutex>
#include <string>

namespace polarmir::cli {

/// Writes `polarmir: message` lines, whole lines from any thread, and below them, on a terminal, one line
/// that changes.
class logger
{
  public:
    explicit logger(std::ostream & err) : err_{err} {}

    /// Messages below this level are dropped from now on.
    void show(log_level lowest) noexcept { lowest_ = lowest; }
    [[nodiscard]] bool shows(log_level level) const noexcept { return level >= lowest_; }
    [[nodiscard]] log_sink sink();
    void error(std::string const & message) noexcept;

    /// Takes the place of the line that was drawn before; an empty one clears it. Only for terminals.
    void draw(std::string const & line);

  private:
    void write(std::string const & message);

    std::ostream & err_;
    std::mutex mutex_;
    std::string drawn_; // guarded by mutex_
    log_level lowest_{log_level::info};
};

} // namespace polarmir::cli
