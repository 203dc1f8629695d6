#include "sample_library.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/pipeline/read_stream.hpp>
#include <polarmir/pipeline/sample_directory.hpp>
#include <polarmir/pipeline/stored_sample.hpp>

#include <algorithm>

namespace polarmir::pipeline {

std::optional<library::inference>
recall_library(reads::sample const & sample, std::filesystem::path const & out, std::string const & key)
try
{
    std::filesystem::path const directory = sample_directory(out, sample.name);
    if (!find_finished(directory, key, stat_inputs(sample)))
        return std::nullopt;
    return load_inference(directory);
}
catch (input_error const &)
{
    return std::nullopt;
}

library::inference look_at_library(reads::sample const & sample,
                                   library::inferrer const & infer,
                                   library::request const & wanted)
try
{
    if (std::ranges::find(sample.files, "-") != sample.files.end())
        return {};
    read_stream stream{sample.files};
    return infer(stream.look_ahead(library::inspected_reads), wanted);
}
catch (input_error const &)
{
    return {};
}

} // namespace polarmir::pipeline
