#include "cohort_layouts.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/library/cohort.hpp>
#include <polarmir/pipeline/read_stream.hpp>

#include <algorithm>

namespace polarmir::pipeline {
namespace {

library::inference
look_at(reads::sample const & sample, library::inferrer const & infer, library::request const & wanted)
try
{
    if (std::ranges::find(sample.files, "-") != sample.files.end())
        return {};
    read_stream stream{sample.files, {.read_ahead = false}};
    return infer(stream.look_ahead(library::config{}.reads), wanted);
}
catch (input_error const &)
{
    return {}; // told when the sample itself is read
}

} // namespace

library::inference const & cohort_layouts::layout_of(reads::sample const & sample)
{
    auto const known = known_.find(sample.name);
    return known != known_.end()
               ? known->second
               : known_.emplace(sample.name, look_at(sample, infer_, wanted_)).first->second;
}

std::optional<library::inference> cohort_layouts::agreed_without(std::string const & name)
{
    std::vector<library::inference> others;
    for (reads::sample const & sample : cohort_)
        if (sample.name != name)
            others.push_back(layout_of(sample));
    return library::agreed_layout(others);
}

} // namespace polarmir::pipeline
