// Words of a command line, one per line, and a configuration file. No command is carried out and no file is
// read.
#include "cli/commands/run_options.hpp"
#include "cli/commands/simulate_options.hpp"
#include "support/target.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/library/infer.hpp>

#include <sstream>

#include <CLI/CLI.hpp>

namespace {

using namespace polarmir;

/// Parses words and file as app.cpp does; false when CLI11 refuses them.
bool parse(CLI::App & app, std::vector<std::string> words, std::string const & file)
{
    try
    {
        app.allow_config_extras(CLI::config_extras_mode::error);
        app.config_formatter(std::make_shared<CLI::ConfigTOML>());
        std::ranges::reverse(words);
        app.parse(words);
        std::istringstream lines{file};
        if (!file.empty())
            app.parse_from_stream(lines);
        return true;
    }
    catch (CLI::ParseError const &)
    {
        return false;
    }
}

void read_run(std::vector<std::string> const & words, std::string const & file)
{
    CLI::App app;
    cli::run_options typed;
    cli::add_run_options(app, typed);
    if (!parse(app, words, file))
        return;
    pipeline::run_config const config = cli::validated(typed.count);
    std::string const stored = pipeline::to_json(config.options);
    pipeline::options const again = pipeline::options_from_json(stored, "stored");
    fuzz::promise(pipeline::to_json(again) == stored, "options that are stored are read again");
}

void read_simulate(std::vector<std::string> const & words, std::string const & file)
{
    CLI::App app;
    cli::simulate_options typed;
    cli::add_simulate_options(app, typed);
    if (!parse(app, words, file))
        return;
    typed.sample_table.reset();
    typed.effects.reset();
    typed.abundances.reset();
    typed.competitors.clear();
    typed.other_species.clear();
    typed.reference = reference::embedded_name;
    typed.samples_per_group = std::min(typed.samples_per_group, 10U);
    static_cast<void>(cli::to_design(typed));
}

void read_sizes(std::vector<std::string> const & words)
{
    CLI::App app;
    std::uint64_t memory{0};
    app.add_option("--memory", memory)->transform(CLI::AsSizeValue(false));
    static_cast<void>(parse(app, words, {}));
}

} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const * data, std::size_t size)
{
    auto const parts = fuzz::take_parts(fuzz::text_of(data, size), 2);
    std::vector<std::string> words;
    for (std::string_view const word : split(parts[0], '\n'))
        words.emplace_back(word);
    std::string const file{parts[1]};
    fuzz::refuse_or_do([&] { read_run(words, file); });
    fuzz::refuse_or_do([&] { read_simulate(words, file); });
    fuzz::refuse_or_do([&] { read_sizes(words); });
    for (std::string const & word : words)
        fuzz::refuse_or_do([&] {
            library::umi_request const asked = library::umi_request::parse(word);
            fuzz::promise(library::umi_request::parse(asked.to_string()) == asked,
                          "what was asked for is told again");
        });
    return 0;
}
