#pragma once
#include <polarmir/pipeline/read_stream.hpp>
#include <polarmir/pipeline/sample_analysis.hpp>

namespace polarmir::pipeline {

/// Trims the reads of the stream and collapses them: fills `trimmed`, `reads`, `inputs` and, with a UMI, the
/// molecules of `out`.
void read_inserts(read_stream & stream,
                  trim::config const & settings,
                  options const & all,
                  analysis_task const & task,
                  sample_analysis & out);

} // namespace polarmir::pipeline
