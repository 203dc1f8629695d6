#include "sheet_matcher.hpp"

#include <algorithm>
#include <string_view>

namespace polarmir::reads {
namespace {

namespace fs = std::filesystem;

bool is_letter_or_digit(char letter) noexcept
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9');
}

std::string with_dashes(std::string name)
{
    std::ranges::replace_if(
        name, [](char letter) { return !is_letter_or_digit(letter); }, '-');
    return name;
}

/// True when one of the folders of `file` is called so.
bool is_below(fs::path const & file, std::string const & folder)
{
    fs::path const folders = fs::absolute(file).lexically_normal().parent_path();
    return std::ranges::any_of(
        folders, [&](fs::path const & one) { return one == folder || one == "Project_" + folder; });
}

/// Keeps those that `fits`, unless there are none.
template <typename predicate_t>
void prefer(std::vector<std::size_t> & candidates, predicate_t fits)
{
    if (candidates.size() > 1 && std::ranges::any_of(candidates, fits))
        std::erase_if(candidates, [&](std::size_t i) { return !fits(i); });
}

} // namespace

sheet_matcher::sheet_matcher(illumina_sheet const & sheet) : sheet_{sheet}
{
    for (std::size_t i = 0; i < sheet.samples.size(); ++i)
    {
        illumina_sample const & sample = sheet.samples[i];
        names_.emplace(sample.name(), i);
        ids_.emplace(sample.id, i);
        plain_names_.emplace(with_dashes(sample.name()), i);
    }
}

std::vector<std::size_t> sheet_matcher::of_name(std::string const & name) const
{
    for (index const * const where : {&names_, &ids_, &plain_names_})
    {
        std::vector<std::size_t> found;
        for (auto [place, end] = where->equal_range(name); place != end; ++place)
            found.push_back(place->second);
        if (!found.empty())
            return found;
    }
    return {};
}

std::vector<std::size_t> sheet_matcher::match(fs::path const & file, file_name const & decoded) const
{
    // liver_1 may be a sample of the sheet, whatever lies beside it.
    std::vector<std::size_t> candidates =
        decoded.replicate.empty() ? std::vector<std::size_t>{} : of_name(decoded.replicate);
    if (candidates.empty())
        candidates = of_name(decoded.sample);
    prefer(candidates,
           [&](std::size_t i) { return !sheet_.samples[i].project.empty() && is_in_project(file, i); });
    prefer(candidates, [&](std::size_t i) { return is_below(file, sheet_.samples[i].id); });
    return candidates;
}

bool sheet_matcher::is_in_project(fs::path const & file, std::size_t sample) const
{
    std::string const & project = sheet_.samples[sample].project;
    return project.empty() || is_below(file, project);
}

} // namespace polarmir::reads
