#include "files.hpp"
#include "sample_writer.hpp"

#include <polarmir/parallel/parallel_for.hpp>
#include <polarmir/simulate/expression.hpp>
#include <polarmir/simulate/simulator.hpp>

namespace polarmir::simulate {

std::vector<drawn>
simulate(reference::mirna_reference const & reference, design const & what, destination const & where)
{
    what.settings.validate();
    what.samples.validate();
    std::vector<sample_plan> const & samples = what.samples.samples;
    expression const expected{reference, what.settings, what.samples, what.effects, what.baseline};
    shared_sources const sources{reference, what};

    claim_directory(where.directory, where.force);
    write_parameters(reference, what, where.directory);
    std::vector<drawn> reads(samples.size());
    parallel_for(where.threads, samples.size(), 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            reads[i] = write_sample({i, samples[i], expected.of_sample(i)}, sources, where.directory);
    });
    write_truth(reference, what.samples, expected, reads, where.directory);
    write_sheet(what.samples, where.directory);
    return reads;
}

} // namespace polarmir::simulate
