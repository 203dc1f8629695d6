#include "cohort_layouts.hpp"

#include <polarmir/library/cohort.hpp>
#include <polarmir/parallel/parallel_for.hpp>

#include <algorithm>
#include <iterator>
#include <system_error>
#include <utility>

namespace polarmir::pipeline {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> canonical_files(reads::sample const & sample)
{
    std::vector<fs::path> files;
    for (fs::path const & file : sample.files)
    {
        std::error_code failure;
        fs::path const canonical = fs::canonical(file, failure);
        files.push_back(failure ? file : canonical);
    }
    std::ranges::sort(files);
    return files;
}

bool have_common(std::vector<fs::path> const & a, std::vector<fs::path> const & b)
{
    std::vector<fs::path> common;
    std::ranges::set_intersection(a, b, std::back_inserter(common));
    return !common.empty();
}

} // namespace

cohort_layouts::cohort_layouts(std::vector<reads::sample> const & cohort, finder find, std::size_t threads) :
    find_{std::move(find)}, threads_{threads}
{
    for (reads::sample const & sample : cohort)
        cohort_.push_back({sample, canonical_files(sample), {}});
}

std::optional<library::inference> cohort_layouts::agreed_without(reads::sample const & sample)
{
    std::vector<fs::path> const files = canonical_files(sample);
    std::scoped_lock const lock{mutex_};
    std::vector<member *> others;
    for (member & one : cohort_)
        if (one.sample.name != sample.name && !have_common(one.files, files))
            others.push_back(&one);
    parallel_for(threads_, others.size(), 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            if (!others[i]->found)
                others[i]->found = find_(others[i]->sample);
    });
    std::vector<library::inference> found;
    found.reserve(others.size());
    for (member const * const one : others)
        found.push_back(*one->found);
    return library::agreed_layout(found);
}

} // namespace polarmir::pipeline
