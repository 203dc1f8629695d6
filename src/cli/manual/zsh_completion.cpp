#include "completions.hpp"

#include <polarmir/core/text.hpp>

#include <algorithm>

namespace polarmir::cli::manual {
namespace {

/// Text inside a specification of _arguments, which stands in single quotes.
std::string escaped(std::string_view text)
{
    std::string result;
    for (char const letter : text)
    {
        if (letter == '\'')
            result += "'\\''";
        else if (letter == '\n')
            result += ' ';
        else
        {
            if (letter == '[' || letter == ']' || letter == ':' || letter == '\\')
                result += '\\';
            result += letter;
        }
    }
    return result;
}

std::string action_of(option_view const & option)
{
    switch (option.kind)
    {
    case value_kind::choice:
        return '(' + join(option.choices, " ") + ')';
    case value_kind::file:
        return "_files";
    case value_kind::folder:
        return "_files -/";
    case value_kind::text:
    case value_kind::none:
        break;
    }
    return {};
}

/// A line for each name of each option.
std::string specifications(std::vector<option_view> const & options)
{
    std::string lines;
    for (option_view const & option : options)
        for (std::string const & name : option.names)
        {
            bool const is_long = name.starts_with("--");
            lines += "        '";
            lines += option.repeated ? "*" : '(' + join(option.names, " ") + ')';
            lines += name;
            if (option.kind != value_kind::none)
                lines += is_long ? "=" : "+";
            lines += '[' + escaped(option.description) + ']';
            if (option.kind != value_kind::none)
                lines += ':' + escaped(option.value) + ':' + action_of(option);
            lines += "' \\\n";
        }
    return lines;
}

std::string function_name(command_view const & command)
{
    std::string name = '_' + command.name;
    std::ranges::replace(name, ' ', '_');
    std::ranges::replace(name, '-', '_');
    return name;
}

std::string arguments_of(command_view const & command)
{
    std::string lines;
    for (option_view const & argument : command.arguments)
        lines += std::string{"        '"} + (argument.repeated ? "*" : "") + ':' +
                 escaped(argument.names.front()) + ':' + action_of(argument) + "' \\\n";
    return lines;
}

std::string function_of(command_view const & command, std::vector<option_view> options)
{
    for (option_view const & option : command.options)
        if (std::ranges::find(options, option.names, &option_view::names) == options.end())
            options.push_back(option);
    std::string text = function_name(command) + "()\n{\n";
    if (command.commands.empty())
        return text + "    _arguments -s \\\n" + specifications(options) + arguments_of(command) +
               "        && return\n}\n\n";
    text +=
        "    local context state state_descr line ret=1\n    typeset -A opt_args\n    local -a commands=(\n";
    for (command_view const & below : command.commands)
        text += "        '" + below.last_word() + ':' + escaped(below.description) + "'\n";
    text +=
        "    )\n    _arguments -s -C \\\n" + specifications(options) +
        "        '1:command:->command' \\\n        '*::argument:->argument' && ret=0\n    case $state in\n"
        "        command) _describe command commands && ret=0 ;;\n        argument)\n            case "
        "$line[1] in\n";
    for (command_view const & below : command.commands)
        text += "                " + below.last_word() + ") " + function_name(below) + " && ret=0 ;;\n";
    text += "            esac ;;\n    esac\n    return ret\n}\n\n";
    for (command_view const & below : command.commands)
        text += function_of(below, options);
    return text;
}

} // namespace

std::string zsh_completion(command_view const & program)
{
    return "#compdef polarmir\n# zsh completion for polarmir; made of the program's own options.\n\n" +
           function_of(program, {}) + "_polarmir \"$@\"\n";
}

} // namespace polarmir::cli::manual
