#include "completions.hpp"

#include <polarmir/core/text.hpp>

#include <algorithm>

namespace polarmir::cli::manual {
namespace {

constexpr char const * head = R"(# bash completion for polarmir; made of the program's own options.
# shellcheck shell=bash

# Fills COMPREPLY by `compgen ACTION` for the word typed so far.
_polarmir_reply()
{
    mapfile -t COMPREPLY < <(compgen "$@" -- "$cur")
}

_polarmir_paths()
{
    compopt -o filenames 2>/dev/null
    _polarmir_reply "$1"
}

_polarmir()
{
    local cur=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
    if [ "$cur" = = ]; then # --option=
        cur=
    elif [ "$previous" = = ] && [ "$COMP_CWORD" -gt 2 ]; then # --option=value
        previous=${COMP_WORDS[COMP_CWORD-2]}
    fi
    COMPREPLY=()

    local command=polarmir word
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case "$command $word" in
)";

constexpr char const * middle = R"(                command+=" $word" ;;
        esac
    done

    case "$command:$previous" in
)";

std::string quoted_words(std::vector<std::string> const & words)
{
    return '\'' + join(words, " ") + '\'';
}

void list_commands(command_view const & command, std::vector<std::string> & names)
{
    for (command_view const & below : command.commands)
    {
        names.push_back('\'' + below.name + '\'');
        list_commands(below, names);
    }
}

std::string reply_to(option_view const & option)
{
    switch (option.kind)
    {
    case value_kind::choice:
        return "_polarmir_reply -W " + quoted_words(option.choices) + "; ";
    case value_kind::file:
        return "_polarmir_paths -f; ";
    case value_kind::folder:
        return "_polarmir_paths -d; ";
    case value_kind::text:
    case value_kind::none:
        break;
    }
    return {}; // nothing is known of the value
}

/// What may follow an option that takes a value.
std::string values_of(command_view const & command, std::string const & pattern)
{
    std::string cases;
    for (option_view const & option : command.options)
    {
        if (option.kind == value_kind::none)
            continue;
        std::vector<std::string> alternatives;
        for (std::string const & name : option.names)
            alternatives.emplace_back(pattern).append(":").append(name);
        cases += "        " + join(alternatives, "|") + ") " + reply_to(option) + "return ;;\n";
    }
    return cases;
}

std::string values_below(command_view const & command)
{
    std::string cases;
    for (command_view const & below : command.commands)
        cases += values_of(below, '\'' + below.name + '\'') + values_below(below);
    return cases;
}

std::vector<std::string> option_names(command_view const & command)
{
    std::vector<std::string> names;
    for (option_view const & option : command.options)
        names.insert(names.end(), option.names.begin(), option.names.end());
    return names;
}

/// What may stand where no option's value does.
std::string words_of(command_view const & command, std::vector<std::string> options)
{
    for (std::string const & name : option_names(command))
        if (std::ranges::find(options, name) == options.end())
            options.push_back(name);
    std::vector<std::string> commands;
    for (command_view const & below : command.commands)
        commands.push_back(below.last_word());
    std::string arm = "        '" + command.name + "')\n            options=" + quoted_words(options) + '\n';
    if (!commands.empty())
        arm += "            others=(-W " + quoted_words(commands) + ") ;;\n";
    else if (!command.arguments.empty() && command.arguments.front().kind == value_kind::file)
        arm += "            others=(-f) ;;\n";
    else if (!command.arguments.empty() && command.arguments.front().kind == value_kind::folder)
        arm += "            others=(-d) ;;\n";
    else
        arm += "            ;;\n";
    for (command_view const & below : command.commands)
        arm += words_of(below, options);
    return arm;
}

constexpr char const * tail = R"(    esac
    if [[ $cur == -* ]]; then
        _polarmir_reply -W "$options"
    elif [ "${others[0]:-}" = -W ]; then
        _polarmir_reply "${others[@]}"
    elif [ ${#others[@]} -gt 0 ]; then
        _polarmir_paths "${others[0]}"
    fi
}

complete -F _polarmir polarmir
)";

} // namespace

std::string bash_completion(command_view const & program)
{
    std::vector<std::string> commands;
    list_commands(program, commands);
    std::string script = head;
    script += "            " + join(commands, "|\\\n            ") + ")\n";
    script += middle;
    script += values_below(program);
    script += values_of(program, "*");
    script += "    esac\n\n    local options='' others=()\n    case $command in\n";
    script += words_of(program, {});
    return script + tail;
}

} // namespace polarmir::cli::manual
