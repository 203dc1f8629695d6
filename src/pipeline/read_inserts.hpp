#pragma once
#include <polarmir/pipeline/read_stream.hpp>
#include <polarmir/pipeline/sample_analysis.hpp>

namespace polarmir::pipeline {

/// Trims the reads of the stream by the library of `out` and collapses them: fills `trimmed`, `reads`,
/// `inputs` and, with a UMI, the molecules of `out`.
void read_inserts(read_stream & stream,
                  resources const & shared,
                  options const & settings,
                  analysis_task const & task,
                  sample_analysis & out);

} // namespace polarmir::pipeline
