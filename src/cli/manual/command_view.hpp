#pragma once
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace polarmir::cli::manual {

enum class value_kind
{
    none, ///< a flag
    text,
    choice,
    file, ///< or folder
    folder
};

/// What the command line knows of an option or of a positional argument.
struct option_view
{
    std::vector<std::string> names; ///< with dashes, short ones first; of a positional argument its word
    std::string value;              ///< what stands for the value, e.g. DIR; empty: a flag
    std::string limits;             ///< e.g. "INT in [1 - 1024]"
    std::vector<std::string> choices;
    std::string usual; ///< the default
    std::string description;
    std::string group;
    std::vector<std::string> excludes; ///< sorted
    value_kind kind{value_kind::none};
    bool required{false};
    bool repeated{false};
};

struct command_view
{
    std::string name; ///< as typed: "polarmir reference build"
    std::string description;
    std::string footer;
    std::vector<option_view> options;
    std::vector<option_view> arguments; ///< positional
    std::vector<command_view> commands;

    [[nodiscard]] std::string last_word() const { return name.substr(name.rfind(' ') + 1); }
};

/// The command and all below it, in the order in which `--help` has them; what is hidden there is left out.
[[nodiscard]] command_view look_at(CLI::App & app);

} // namespace polarmir::cli::manual
