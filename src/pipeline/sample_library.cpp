#include "sample_library.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/pipeline/read_stream.hpp>

#include <algorithm>

namespace polarmir::pipeline {

library::inference look_at_library(reads::sample const & sample,
                                   library::inferrer const & infer,
                                   library::request const & wanted)
try
{
    if (std::ranges::find(sample.files, "-") != sample.files.end())
        return {};
    read_stream stream{sample.files, {.read_ahead = false}};
    return infer(stream.look_ahead(library::config{}.reads), wanted);
}
catch (input_error const &)
{
    return {};
}

} // namespace polarmir::pipeline
