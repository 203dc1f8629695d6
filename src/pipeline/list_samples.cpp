#include "sample_files.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/io/directory.hpp>
#include <polarmir/pipeline/sample_directory.hpp>
#include <polarmir/reads/sample_sheet.hpp>

#include <algorithm>

namespace polarmir::pipeline {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> sheet_order(reads::sample_sheet const & sheet)
{
    std::vector<std::string> names;
    for (reads::sheet_row const & row : sheet.rows)
        if (std::ranges::find(names, row.sample) == names.end())
            names.push_back(row.sample);
    return names;
}

std::vector<std::string> natural_order(fs::path const & samples)
{
    std::vector<std::string> names;
    for (fs::path const & path : io::list_directory(samples))
        if (!path.filename().string().starts_with('.'))
            names.push_back(path.filename().string());
    std::ranges::sort(names, natural_less);
    return names;
}

} // namespace

sample_list list_samples(fs::path const & out)
{
    fs::path const sheet = out / "samples.tsv";
    bool const has_sheet = fs::exists(sheet);
    sample_list list;
    for (std::string const & name :
         has_sheet ? sheet_order(reads::read_sample_sheet(sheet, reads::sheet_use::labels))
                   : natural_order(out / "samples"))
        if (fs::exists(sample_directory(out, name) / file_names::sample))
            list.finished.push_back(name);
        else if (has_sheet)
            list.missing.push_back(name);
    return list;
}

} // namespace polarmir::pipeline
