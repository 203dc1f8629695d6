#include "app.hpp"

#include "exit_code.hpp"
#include "logger.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/utf8.hpp>
#include <polarmir/core/version.hpp>
#include <polarmir/parallel/start_thread.hpp>

#include <exception>
#include <filesystem>
#include <istream>
#include <memory>
#include <new>
#include <ostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace polarmir::cli {
namespace {

constexpr char const * footer = R"(stdout carries data, stderr the log.
Exit codes: 0 ok, 1 a sample failed, 2 usage, 3 input data, 4 disk, memory or a folder in use.)";

/// A configuration file whose options need no section: outside of one they belong to the command that was
/// typed.
class command_config : public CLI::ConfigTOML
{
  public:
    explicit command_config(CLI::App const & app) : app_{app} {}

    std::vector<CLI::ConfigItem> from_config(std::istream & input) const override
    {
        std::vector<CLI::ConfigItem> read = CLI::ConfigTOML::from_config(input);
        for (CLI::ConfigItem & item : read)
            if (item.parents.empty() && !app_.get_subcommands().empty())
                item.parents = {app_.get_subcommands().front()->get_name()};
        return read;
    }

  private:
    CLI::App const & app_;
};

void describe(CLI::App & app, logger & log)
{
    app.description("Small-RNA sequencing of exosomes: from a sequencing run to\n"
                    "miRNA counts, and to scores of the macrophage polarization (M1, M2) they stand for");
    app.footer(footer);
    app.set_version_flag("--version", "polarmir " + std::string{version()}, "Print the version");
    app.require_subcommand(1);
    app.fallthrough();
    app.config_formatter(std::make_shared<command_config>(app));
    app.allow_config_extras(CLI::config_extras_mode::error);
    app.set_config("--config", "", "Read the command's options from a TOML or INI file, e.g. mismatches = 0")
        ->type_name("FILE");
    auto * const quiet = app.add_flag_callback(
        "-q,--quiet", [&log] { log.show(log_level::warning); }, "Log warnings only");
    app.add_flag_callback(
           "-v,--verbose", [&log] { log.show(log_level::detail); }, "Log more")
        ->excludes(quiet);
}

} // namespace

void add_commands(CLI::App & app, context & ctx)
{
    describe(app, ctx.messages);
    add_run(app, ctx);
    add_samples(app, ctx);
    add_count(app, ctx);
    add_merge(app, ctx);
    add_verify(app, ctx);
    add_plan(app, ctx);
    add_score(app, ctx);
    add_compare(app, ctx);
    add_explain(app, ctx);
    add_reference(app, ctx);
    add_signatures(app, ctx);
    add_simulate(app, ctx);
}

namespace {

/// As typed, e.g. `polarmir reference fetch`.
std::string chosen_command(CLI::App const & app)
{
    std::string words = app.get_name();
    for (auto below = app.get_subcommands(); !below.empty(); below = below.front()->get_subcommands())
        words += ' ' + below.front()->get_name();
    return words;
}

/// What is wrong with the command line, and where to read on.
std::string explained(CLI::ParseError const & failure, CLI::App const & app)
{
    std::string const help = "; see '" + chosen_command(app) + " --help'";
    std::string const what{failure.what()};
    constexpr std::string_view unknown_in_file{"INI was not able to parse "};
    if (what.starts_with(unknown_in_file))
        return printable(app.get_config_ptr()->as<std::string>()) + ": there is no option '" +
               printable(what.substr(what.find_last_of(". ") + 1)) + '\'' + help;
    std::vector<std::string> const rest = app.remaining();
    if (app.get_subcommands().empty() && !rest.empty() && failure.get_name() == "RequiredError")
        return "there is no command '" + printable(rest.front()) + '\'' + help;
    return what + help;
}

int dispatch(std::span<std::string_view const> args, streams io, logger & log)
{
    context ctx{io, log, log.sink(), args};
    CLI::App app{"", "polarmir"};
    add_commands(app, ctx);

    // CLI11 takes the arguments from the back.
    std::vector<std::string> reversed(args.rbegin(), args.rend());
    try
    {
        app.parse(reversed);
    }
    catch (CLI::ParseError const & e)
    {
        if (e.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success))
            return app.exit(e, io.out, io.err); // --help, --version
        throw usage_error{explained(e, app)};
    }
    return ctx.exit_code;
}

} // namespace

int run(std::span<std::string_view const> args, streams io) noexcept
{
    logger log{io.err};
    auto const fail = [&](int code, std::string const & message) {
        log.error(message);
        return code;
    };
    try
    {
        return dispatch(args, io, log);
    }
    catch (usage_error const & e)
    {
        return fail(exit_code::usage, e.what());
    }
    catch (input_error const & e)
    {
        return fail(exit_code::input, e.what());
    }
    catch (resource_error const & e)
    {
        return fail(exit_code::resource, e.what());
    }
    catch (std::filesystem::filesystem_error const & e) // a path that the file system refuses even to look up
    {
        return fail(exit_code::resource, printable(e.path1().string()) + ": " + e.code().message());
    }
    catch (std::bad_alloc const &)
    {
        return fail(exit_code::resource, "out of memory");
    }
    catch (std::exception const & e)
    {
        if (is_refused_thread(e)) // one of TBB
            return fail(exit_code::resource, no_thread);
        return fail(exit_code::failed, std::string{"internal error, please report it: "} + e.what());
    }
}

} // namespace polarmir::cli
