#pragma once
#include <polarmir/core/log.hpp>

#include <iosfwd>
#include <mutex>
#include <string>

namespace polarmir::cli {

/// Writes `polarmir: message` lines, whole lines from any thread.
class logger
{
  public:
    explicit logger(std::ostream & err) : err_{err} {}

    /// Messages below this level are dropped from now on.
    void show(log_level lowest) noexcept { lowest_ = lowest; }
    [[nodiscard]] log_sink sink();
    void error(std::string const & message) noexcept;

  private:
    void write(std::string const & message);

    std::ostream & err_;
    std::mutex mutex_;
    log_level lowest_{log_level::info};
};

} // namespace polarmir::cli
