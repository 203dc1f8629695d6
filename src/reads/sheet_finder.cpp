#include "sheet_finder.hpp"

#include <polarmir/core/utf8.hpp>

#include <algorithm>
#include <set>
#include <system_error>

namespace polarmir::reads {
namespace {

namespace fs = std::filesystem;

bool is_file(fs::path const & path)
{
    std::error_code ignored;
    return fs::exists(path, ignored) && !fs::is_directory(path, ignored);
}

bool is_same(fs::path const & one, fs::path const & two)
{
    std::error_code ignored;
    return fs::equivalent(one, two, ignored);
}

/// How many names at the end of the paths agree.
std::size_t common_end(fs::path const & one, fs::path const & two)
{
    std::vector<fs::path> const a(one.begin(), one.end());
    std::vector<fs::path> const b(two.begin(), two.end());
    auto const [end, ignored] = std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend());
    return static_cast<std::size_t>(end - a.rbegin());
}

} // namespace

sheet_finder::sheet_finder(fs::path const & sheet, std::span<fs::path const> inputs) :
    sheet_folder_{sheet.parent_path()}
{
    std::error_code ignored;
    for (fs::path const & input : inputs)
        if (input != "-")
            input_folders_.push_back(fs::is_directory(input, ignored) ? input : input.parent_path());
}

void sheet_finder::search_names(std::vector<found_file> const & files)
{
    by_name_ = true;
    for (found_file const & file : files)
        names_.emplace(file.path.filename().string(), &file);
}

sheet_match sheet_finder::find(fs::path const & file) const
{
    if (file == "-")
        return {file, {}};
    if (is_file(sheet_folder_ / file)) // an absolute path stays as it is
        return {sheet_folder_ / file, {}};
    sheet_match found = find_in_inputs(file);
    if (!found.file && is_file(file))
        found.file = file;
    return found.file || !by_name_ ? found : find_by_name(file);
}

std::string sheet_finder::places(fs::path const & file) const
{
    if (file.is_absolute() && !by_name_)
        return {};
    std::set<std::string> named{sheet_folder_.string(), ""};
    std::string text =
        "; looked in " + (sheet_folder_.empty() ? "" : printable(sheet_folder_.string()) + ", ");
    for (fs::path const & folder : input_folders_)
        if (named.insert(folder.string()).second)
            text += printable(folder.string()) + ", ";
    return text + "the working directory" + (by_name_ ? ", and by its name below the folders" : "");
}

sheet_match sheet_finder::find_in_inputs(fs::path const & file) const
{
    sheet_match found;
    for (fs::path const & folder : input_folders_)
    {
        fs::path const place = folder / file;
        if (!is_file(place))
            continue;
        if (found.file && !is_same(*found.file, place))
            found.other = place;
        found.file = found.file.value_or(place);
    }
    return found;
}

sheet_match sheet_finder::find_by_name(fs::path const & file) const
{
    sheet_match found;
    std::size_t best{0};
    auto const [begin, end] = names_.equal_range(file.filename().string());
    for (auto place = begin; place != end; ++place)
    {
        fs::path const & candidate = place->second->path;
        std::size_t const common = common_end(candidate, file);
        if (common > best)
            found = {candidate, {}};
        else if (common == best)
            found.other = candidate;
        best = std::max(best, common);
    }
    return found;
}

} // namespace polarmir::reads
