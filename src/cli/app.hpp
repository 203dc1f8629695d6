#pragma once
#include <polarmir/core/log.hpp>

#include <iosfwd>
#include <memory>
#include <span>
#include <string_view>

namespace CLI {
class App;
}

namespace polarmir::cli {

class logger;

struct streams
{
    std::istream & in;
    std::ostream & out;          ///< data only
    std::ostream & err;          ///< log and messages
    bool err_is_terminal{false}; ///< that can be drawn on
};

/// What every command gets. Lives as long as the run.
struct context
{
    streams io;
    logger & messages;
    log_sink log; ///< one `polarmir: ...` line per call on io.err, filtered by -q and -v
    std::span<std::string_view const> arguments; ///< as typed, without the program's name
    int exit_code{
        0}; ///< set by a command that ends without an exception but not with success (1: a sample failed)
};

/// Each adds its sub-command to `app`; the callback runs while the command line is parsed. One file per
/// command in commands/.
void add_run(CLI::App & app, context & ctx);
void add_samples(CLI::App & app, context & ctx);
void add_count(CLI::App & app, context & ctx);
void add_merge(CLI::App & app, context & ctx);
void add_verify(CLI::App & app, context & ctx);
void add_plan(CLI::App & app, context & ctx);
void add_score(CLI::App & app, context & ctx);
void add_compare(CLI::App & app, context & ctx);
void add_explain(CLI::App & app, context & ctx);
void add_reference(CLI::App & app, context & ctx);
void add_signatures(CLI::App & app, context & ctx);
void add_simulate(CLI::App & app, context & ctx);

/// Everything the command line knows: general options and all commands. The manual is made of it too.
void add_commands(CLI::App & app, context & ctx);

/// The whole program without `main`: parses, dispatches, turns exceptions into messages and exit codes.
int run(std::span<std::string_view const> args, streams io) noexcept;

} // namespace polarmir::cli
