#include "name_tokens.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/reads/sequencing_lane.hpp>

#include <algorithm>
#include <vector>

namespace polarmir::reads {
namespace {

/// The flow cell's name may hold an L itself.
std::optional<sequencing_lane> mgi_lane(std::string_view word)
{
    constexpr std::size_t lane_width{2};
    for (std::size_t at = word.find('L'); at != std::string_view::npos; at = word.find('L', at + 1))
        if (is_mgi_flow_cell(word.substr(0, at)) && is_mgi_lane(word.substr(at, lane_width)) &&
            word.substr(at + lane_width, 1) == "C")
            return sequencing_lane{std::string{word.substr(0, at)}, std::string{word.substr(at + 1, 1)}};
    return std::nullopt;
}

std::optional<sequencing_lane> lane_of_word(std::string_view word)
{
    constexpr std::size_t parts_of_illumina{7};
    std::vector<std::string_view> const parts = split(word, ':');
    if (parts.size() < parts_of_illumina)
        return mgi_lane(word);
    if (parts[2].empty())
        return std::nullopt;
    return sequencing_lane{std::string{parts[2]}, std::string{parts[3]}};
}

} // namespace

std::optional<sequencing_lane> lane_of(std::string_view read_name)
{
    constexpr std::string_view blanks{" \t"};
    while (!read_name.empty())
    {
        std::size_t const end = std::min(read_name.find_first_of(blanks), read_name.size());
        if (auto lane = lane_of_word(read_name.substr(0, end)))
            return lane;
        read_name.remove_prefix(std::min(end + 1, read_name.size()));
    }
    return std::nullopt;
}

} // namespace polarmir::reads
