#include "pages.hpp"

#include "roff.hpp"
#include "told_by_hand.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/core/version.hpp>

#include <algorithm>
#include <vector>

namespace polarmir::cli::manual {
namespace {

std::string section(std::string_view name)
{
    return ".SH " + std::string{name} + '\n';
}

/// `-o, --output DIR`
std::string tag_of(option_view const & option)
{
    std::string tag;
    for (std::string const & name : option.names)
        tag += (tag.empty() ? "" : ", ") + bold(name);
    if (!option.value.empty() && option.value != option.names.front())
        tag += ' ' + italic(option.value);
    return tag;
}

/// What the help line says, and what it leaves to columns: default, limits, choices, what it cannot go with.
std::string text_of(option_view const & option)
{
    std::string text = option.description;
    if (!text.empty() && text.back() != '.')
        text += '.';
    if (option.required)
        text += " Required.";
    if (option.repeated && option.value.find("...") == std::string::npos)
        text += " Takes more than one.";
    if (!option.choices.empty())
        text += " One of: " + join(option.choices, ", ") + '.';
    if (!option.usual.empty())
        text += " Default: " + option.usual + '.';
    if (option.limits.find(" in ") != std::string::npos)
        text += " A number" + option.limits.substr(option.limits.find(" in ")) + '.';
    if (!option.excludes.empty())
        text += " Not with " + join(option.excludes, ", ") + '.';
    return text;
}

std::string option_items(std::vector<option_view> const & options)
{
    std::vector<std::string> groups;
    for (option_view const & option : options)
        if (std::ranges::find(groups, option.group) == groups.end())
            groups.push_back(option.group);
    std::string items;
    for (std::string const & group : groups)
    {
        if (groups.size() > 1 && group != "Options")
            items += ".SS " + escaped(group) + '\n';
        for (option_view const & option : options)
            if (option.group == group)
                items += item(tag_of(option), text_of(option));
    }
    return items;
}

std::string synopsis(command_view const & command)
{
    std::string line = bold(command.name) + " [" + italic("OPTIONS") + ']';
    if (!command.commands.empty())
        line += ' ' + italic("COMMAND") + " [" + italic("ARGUMENTS") + ']';
    for (option_view const & argument : command.arguments)
    {
        std::string const word = italic(argument.names.front()) + (argument.repeated ? " ..." : "");
        line += argument.required ? ' ' + word : " [" + word + ']';
    }
    return section("SYNOPSIS") + filled(line);
}

/// What `apropos` shows.
std::string one_line(std::string const & description)
{
    std::string line = description;
    std::ranges::replace(line, '\n', ' ');
    return line;
}

std::string description(command_view const & command, command_view const & program)
{
    std::string text = section("DESCRIPTION") + filled(escaped(command.description + '.'));
    if (!command.footer.empty() && command.footer != program.footer)
        text += ".PP\n" + filled(escaped(command.footer));
    return text;
}

std::string command_items(command_view const & command)
{
    if (command.commands.empty())
        return {};
    std::string items = section("COMMANDS");
    for (command_view const & below : command.commands)
        items += item(bold(below.last_word()), below.description + "; see " + page_name(below) + "(1).");
    return items;
}

std::string noted(std::string_view title, std::vector<note> const & notes)
{
    std::string items;
    for (note const & one : notes)
        items += item(bold(one.tag), one.text);
    return items.empty() ? items : section(title) + items;
}

std::string examples_of(command_view const & command)
{
    std::string text;
    for (note const & one : examples(command.name))
        text += (text.empty() ? "" : ".PP\n") + filled(escaped(one.text)) + ".PP\n.nf\n.RS\n" +
                escaped(one.tag) + "\n.RE\n.fi\n";
    return text.empty() ? text : section("EXAMPLES") + text;
}

std::string see_also(command_view const & command, command_view const & program)
{
    std::vector<std::string> pages;
    if (&command != &program)
        pages.push_back(bold("polarmir") + "(1)");
    for (command_view const & below : command.commands)
        pages.push_back(bold(page_name(below)) + "(1)");
    return section("SEE ALSO") + filled(join(pages, ", "));
}

} // namespace

std::string page_name(command_view const & command)
{
    std::string name = command.name;
    std::ranges::replace(name, ' ', '-');
    return name;
}

std::string page(command_view const & command, command_view const & program, std::string_view date)
{
    std::string const name = page_name(command);
    std::string title;
    for (char const letter : name)
        title += letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    std::string text = ".TH " + title + " 1 " + std::string{date} + " \"polarmir " + std::string{version()} +
                       "\" \"User Commands\"\n";
    text += section("NAME") + filled(escaped(name) + " \\- " + escaped(one_line(command.description)));
    text += synopsis(command) + description(command, program) + command_items(command);
    if (!command.arguments.empty())
        text += section("ARGUMENTS") + option_items(command.arguments);
    text += section("OPTIONS") + option_items(command.options);
    if (&command != &program)
        text += ".PP\n" +
                filled(escaped(
                    "The general options of polarmir(1), such as --quiet and --config, may be given too."));
    text += noted("EXIT STATUS", exit_status());
    text += noted("ENVIRONMENT", environment(command));
    text += noted("FILES", files(command.name));
    return text + examples_of(command) + see_also(command, program);
}

} // namespace polarmir::cli::manual
