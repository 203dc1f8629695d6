#pragma once
#include <cstdint>
#include <stdexcept>
#include <string>

namespace polarmir {

/// Where in which input something was found; line 0 means "the file as a whole".
struct location
{
    std::string path;
    std::uint64_t line{0};
};

/// Any failure the user can act upon; `what()` is the whole message: one line, lower case, what is wrong and
/// what to do. Where that makes the line too long, what to do is a second line that starts with `hint: `.
class error : public std::runtime_error
{
  public:
    using std::runtime_error::runtime_error;
};

/// The command line or a configuration value is wrong (exit code 2).
class usage_error : public error
{
  public:
    using error::error;
};

/// Input data are missing, unreadable, malformed or not what was asked for (exit code 3).
class input_error : public error
{
  public:
    using error::error;
};

/// An input file is malformed at a known place; the message starts with `path:line: ` (exit code 3).
class parse_error : public input_error
{
  public:
    parse_error(location where, std::string const & message);
    [[nodiscard]] location const & where() const noexcept { return where_; }

  private:
    location where_;
};

/// The system refused: disk full, output not writable, out of memory (exit code 4).
class resource_error : public error
{
  public:
    using error::error;

    /// `path: action: <text of errno_value>`, e.g. `out/run.json: cannot write: No space left on device`.
    [[nodiscard]] static resource_error
    from_errno(std::string const & path, std::string const & action, int errno_value);
};

} // namespace polarmir
