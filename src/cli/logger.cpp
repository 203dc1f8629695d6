#include "logger.hpp"

#include <new>
#include <ostream>
#include <string_view>

namespace polarmir::cli {
namespace {

/// Moves the cursor to the begin of its line, and clears it.
constexpr std::string_view clear_line{"\r\033[K"};

} // namespace

log_sink logger::sink()
{
    return [this](log_level level, std::string const & message) {
        if (shows(level))
            write(level == log_level::warning ? "warning: " + message : message);
    };
}

void logger::error(std::string const & message) noexcept
try
{
    write(message);
}
catch (std::bad_alloc const &)
{
    err_ << "polarmir: " << message << std::endl; // in pieces, for which no memory is needed
}
catch (...) // NOLINT(bugprone-empty-catch): nobody is left to be told
{}

void logger::draw(std::string const & line)
{
    std::scoped_lock const lock{mutex_};
    if (line == drawn_)
        return;
    err_ << std::string{clear_line} + line << std::flush; // at once: it would flicker
    drawn_ = line;
}

void logger::write(std::string const & message)
{
    std::scoped_lock const lock{mutex_};
    std::string const clear{drawn_.empty() ? std::string_view{} : clear_line};
    err_ << clear + "polarmir: " + message + '\n' + drawn_ << std::flush;
}

} // namespace polarmir::cli
