#include "logger.hpp"

#include <ostream>

namespace polarmir::cli {

log_sink logger::sink()
{
    return [this](log_level level, std::string const & message) {
        if (level >= lowest_)
            write(level == log_level::warning ? "warning: " + message : message);
    };
}

void logger::error(std::string const & message) noexcept
try
{
    write(message);
}
catch (...) // NOLINT(bugprone-empty-catch): nobody is left to be told
{}

void logger::write(std::string const & message)
{
    std::scoped_lock const lock{mutex_};
    err_ << "polarmir: " << message << '\n' << std::flush;
}

} // namespace polarmir::cli
