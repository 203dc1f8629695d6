#include <polarmir/compare/contrast.hpp>
#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace polarmir::compare {
namespace {

std::vector<std::string> distinct_groups(std::span<sample_label const> samples)
{
    std::vector<std::string> groups;
    for (sample_label const & one : samples)
        if (!one.group.empty() && std::ranges::find(groups, one.group) == groups.end())
            groups.push_back(one.group);
    return groups;
}

bool is_control_name(std::string const & group)
{
    constexpr std::array<std::string_view, 4> names{"control", "ctrl", "healthy", "normal"};
    std::string const lower = to_lower(group);
    return std::ranges::any_of(names, [&](std::string_view name) { return lower == name; });
}

void require_group(std::vector<std::string> const & groups, std::string const & wanted, char const * option)
{
    if (std::ranges::find(groups, wanted) == groups.end())
        throw usage_error{std::string{option} + ' ' + wanted +
                          ": no sample is in that group; the groups are " +
                          (groups.empty() ? "none" : join(groups, ", "))};
}

/// The other one of two.
std::string other_of(std::vector<std::string> const & groups, std::string const & one)
{
    return groups.front() == one ? groups.back() : groups.front();
}

contrast_choice choose_from_two(std::vector<std::string> const & groups, contrast_request const & request)
{
    if (request.case_group)
        return {contrast{*request.case_group, other_of(groups, *request.case_group)}, {}};
    if (request.control_group)
        return {contrast{other_of(groups, *request.control_group), *request.control_group}, {}};
    bool const first = is_control_name(groups.front());
    bool const second = is_control_name(groups.back());
    if (first == second)
        return {{}, "groups " + join(groups, ", ") + ": say which is the control with --control"};
    return {first ? contrast{groups.back(), groups.front()} : contrast{groups.front(), groups.back()}, {}};
}

void check_blocks(std::span<sample_label const> samples, contrast const & groups)
{
    std::map<std::pair<std::string, std::string>, std::string> seen;
    for (sample_label const & one : samples)
    {
        if (one.group != groups.case_group && one.group != groups.control_group)
            continue;
        if (one.block.empty())
            throw input_error{"sample " + one.sample +
                              " has no block; a paired comparison needs one for each sample"};
        auto const [first, is_new] = seen.emplace(std::pair{one.block, one.group}, one.sample);
        if (!is_new)
            throw input_error{"block " + one.block + " has two samples of group " + one.group + ", " +
                              first->second + " and " + one.sample +
                              "; a paired comparison takes one of each group"};
    }
}

} // namespace

std::string contrast::name() const
{
    return case_group + " - " + control_group;
}

contrast_choice choose_contrast(std::span<sample_label const> samples, contrast_request const & request)
{
    std::vector<std::string> const groups = distinct_groups(samples);
    if (request.case_group)
        require_group(groups, *request.case_group, "--case");
    if (request.control_group)
        require_group(groups, *request.control_group, "--control");
    if (request.case_group && request.case_group == request.control_group)
        throw usage_error{"--case and --control name the same group, " + *request.case_group};

    contrast_choice choice;
    if (request.case_group && request.control_group)
        choice.chosen = contrast{*request.case_group, *request.control_group};
    else if (groups.size() == 2)
        choice = choose_from_two(groups, request);
    else if (groups.size() > 2)
        choice.reason = std::to_string(groups.size()) + " groups (" + join(groups, ", ") +
                        "): choose two with --case and --control";
    else
        choice.reason =
            groups.empty() ? "no sample has a group" : "all samples are in group " + groups.front();
    if (choice.chosen && request.is_paired)
    {
        choice.chosen->is_paired = true;
        check_blocks(samples, *choice.chosen);
    }
    return choice;
}

} // namespace polarmir::compare
