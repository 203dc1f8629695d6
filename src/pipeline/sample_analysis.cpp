#include <polarmir/core/error.hpp>
#include <polarmir/parallel/ordered_pipeline.hpp>
#include <polarmir/parallel/parallel_for.hpp>
#include <polarmir/pipeline/read_stream.hpp>
#include <polarmir/pipeline/sample_analysis.hpp>
#include <polarmir/reference/embedded.hpp>

#include <string_view>
#include <utility>

namespace polarmir::pipeline {
namespace {

/// What a worker makes of a chunk.
struct trimmed_batch
{
    trim::stats stats;
    std::vector<collapse::unique_read> inserts;
};

trimmed_batch trim_chunk(read_stream::chunk & piece, trim::trimmer const & trim)
{
    trimmed_batch batch;
    std::vector<std::string_view> inserts;
    for (reads::read_view const & read : reads::parse(piece.records, piece.file))
    {
        trim::trimmed_read const trimmed = trim(read);
        batch.stats.add(trimmed);
        if (trimmed.outcome == trim::outcome::kept)
            inserts.push_back(trimmed.insert);
    }
    batch.inserts = collapse::collapse_batch(inserts);
    return batch;
}

void read_inserts(read_stream & stream,
                  trim::config const & settings,
                  std::size_t threads,
                  sample_analysis & out)
{
    trim::trimmer const trim{settings};
    collapse::collapser collapser;
    ordered_pipeline(
        threads,
        [&] { return stream.next(); },
        [&](read_stream::chunk piece) { return trim_chunk(piece, trim); },
        [&](trimmed_batch batch) {
            out.trimmed += batch.stats;
            collapser.add(batch.inserts);
        });
    out.reads = collapser.finish();
    out.inputs = stream.digests();
    out.warnings.insert(out.warnings.end(), stream.notes().begin(), stream.notes().end());
}

library::inference
infer_library(read_stream & stream, resources const & shared, library::request const & wanted)
{
    std::vector<reads::read_view> const first = stream.look_ahead(library::config{}.reads);
    library::inference result = shared.infer()(first, wanted);
    if (result.status == library::status::undetermined && result.reads > 0)
        throw input_error{"the library layout cannot be told: " + result.reason};
    return result;
}

void annotate(sample_analysis & out, count::annotator const & annotate, std::size_t threads)
{
    constexpr std::size_t grain{1024};
    out.assignments.resize(out.reads.size());
    parallel_for(threads, out.reads.size(), grain, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            out.assignments[i] = annotate(out.reads[i].sequence.to_string());
    });
}

} // namespace

resources::resources(reference::mirna_reference reference, align::config const & align) :
    reference_{std::move(reference)}, infer_{reference_}, annotate_{reference_, reference::spike_ins(), align}
{}

sample_analysis
analyse(reads::sample const & sample, resources const & shared, options const & settings, std::size_t threads)
{
    sample_analysis result;
    result.name = sample.name;
    read_stream stream{sample.files, {.read_ahead = threads > 1}};
    result.library = infer_library(stream, shared, settings.library);
    result.warnings = result.library.warnings;

    trim::config trim = settings.trim;
    trim.layout = result.library.layout;
    read_inserts(stream, trim, threads, result);
    annotate(result, shared.annotate(), threads);
    result.counts = count_sample(result.reads, result.assignments, shared.reference(), settings.count);
    if (!result.counts.em_converged)
        result.warnings.emplace_back(
            "the sharing of ambiguous reads did not converge; see mature_unique.tsv");

    result.ledger = qc::make_ledger(result.trimmed, result.counts);
    result.lengths = qc::make_length_profile(result.trimmed, result.reads, result.assignments);
    return result;
}

} // namespace polarmir::pipeline
