#include "command_view.hpp"

#include <polarmir/core/text.hpp>

#include <algorithm>
#include <array>
#include <string_view>

#include <CLI/CLI.hpp>

namespace polarmir::cli::manual {
namespace {

std::vector<std::string> words_of(std::string_view list, char delimiter)
{
    std::vector<std::string> words;
    for (std::string_view const word : split(list, delimiter))
        words.emplace_back(strip(word));
    return words;
}

/// The words of choice() (commands/choice.hpp), or of CLI::IsMember.
std::vector<std::string> choices_of(CLI::Option & option, std::string const & limits)
{
    if (limits.starts_with('{') && limits.ends_with('}'))
        return words_of(std::string_view{limits}.substr(1, limits.size() - 2), ',');
    try
    {
        for (int i = 0;; ++i)
            if (std::string const & name = option.get_validator(i)->get_name();
                name.find('|') != std::string::npos)
                return words_of(name, '|');
    }
    catch (CLI::OptionNotFound const &) // that was the last validator
    {
        return {};
    }
}

value_kind kind_of(option_view const & view)
{
    if (view.value.empty())
        return value_kind::none;
    if (!view.choices.empty())
        return value_kind::choice;
    constexpr std::array<std::string_view, 7> files{
        "FILE", "FILE...", "FASTA...", "SHEET", "TSV", "INPUT", "COUNTS"};
    constexpr std::array<std::string_view, 4> folders{"DIR", "NAME|DIR", "DIR|URL", "OUT"};
    if (std::ranges::find(files, view.value) != files.end() || view.limits.starts_with("PATH"))
        return value_kind::file;
    return std::ranges::find(folders, view.value) != folders.end() ? value_kind::folder : value_kind::text;
}

option_view look_at(CLI::Option & option)
{
    option_view view;
    for (std::string const & name : option.get_snames())
        view.names.push_back("-" + name);
    for (std::string const & name : option.get_lnames())
        view.names.push_back("--" + name);
    if (option.get_items_expected_max() > 0 && option.get_type_size_max() > 0)
    {
        std::string const type = option.get_type_name();
        std::size_t const end = std::min(type.find(':'), type.size());
        view.value = type.substr(0, end);
        view.limits = type.substr(std::min(end + 1, type.size()));
    }
    if (option.get_positional())
        view.names = {option.get_name()};
    if (option.get_positional() && view.value == "TEXT")
        view.value = option.get_name();
    view.choices = choices_of(option, view.limits);
    view.usual = option.get_default_str();
    view.description = option.get_description();
    view.group = option.get_group();
    for (CLI::Option * const other : option.get_excludes())
        view.excludes.push_back(other->get_name());
    std::ranges::sort(view.excludes); // the set is one of addresses
    view.kind = kind_of(view);
    view.required = option.get_required();
    view.repeated = option.get_items_expected_max() > 1;
    return view;
}

} // namespace

command_view look_at(CLI::App & app)
{
    command_view view;
    for (CLI::App * at = &app; at != nullptr; at = at->get_parent())
        view.name = view.name.empty() ? at->get_name() : at->get_name() + ' ' + view.name;
    view.description = app.get_description();
    view.footer = app.get_footer();
    for (CLI::Option * const option : app.get_options([](CLI::Option *) { return true; }))
    {
        if (option->get_group().empty())
            continue;
        (option->get_positional() ? view.arguments : view.options).push_back(look_at(*option));
    }
    for (CLI::App * const command : app.get_subcommands([](CLI::App *) { return true; }))
        if (!command->get_group().empty())
            view.commands.push_back(look_at(*command));
    return view;
}

} // namespace polarmir::cli::manual
