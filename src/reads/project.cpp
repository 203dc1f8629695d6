#include "project.hpp"

#include "name_tokens.hpp"

#include <polarmir/core/text.hpp>

namespace polarmir::reads {
namespace {

bool remove_prefix(std::string_view & text, std::string_view prefix)
{
    if (!text.starts_with(prefix))
        return false;
    text.remove_prefix(prefix.size());
    return true;
}

bool is_lane_folder(std::string_view folder)
{
    std::string const lower = to_lower(folder);
    std::string_view rest = lower;
    if (remove_prefix(rest, "lane"))
    {
        if (rest.starts_with('_') || rest.starts_with('-'))
            rest.remove_prefix(1);
        return all_digits(rest);
    }
    return is_mgi_lane(folder) || is_illumina_lane(folder);
}

bool is_sample_folder(std::string_view folder, std::string_view sample)
{
    // BaseSpace downloads: one folder per sample and lane, with its data set number.
    if (folder.find("-ds.") != std::string_view::npos)
        return true;
    remove_prefix(folder, "Sample_");
    return folder == sample;
}

} // namespace

std::string project_of(std::filesystem::path const & file, std::string_view sample)
{
    std::filesystem::path folder = std::filesystem::absolute(file).lexically_normal().parent_path();
    for (; folder.has_relative_path(); folder = folder.parent_path())
    {
        std::string const name = folder.filename().string();
        std::string_view project = name;
        if (is_lane_folder(name) || is_sample_folder(name, sample))
            continue;
        remove_prefix(project, "Project_");
        return std::string{project};
    }
    return {};
}

} // namespace polarmir::reads
