#include "read_inserts.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/library/cohort.hpp>
#include <polarmir/parallel/ordered_pieces.hpp>
#include <polarmir/parallel/parallel_for.hpp>
#include <polarmir/pipeline/sample_analysis.hpp>
#include <polarmir/reference/embedded.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <utility>

namespace polarmir::pipeline {
namespace {

library::inference infer_library(read_stream & stream,
                                 resources const & shared,
                                 library::request const & wanted,
                                 analysis_task const & task)
{
    std::vector<reads::read_view> const first = stream.look_ahead(library::inspected_reads);
    library::inference own = shared.infer()(first, wanted, task.threads);
    bool const is_unsure =
        own.status == library::status::undetermined || own.status == library::status::kit_only;
    if (is_unsure && own.reads > 0 && task.cohort_layout)
        if (auto const cohort = task.cohort_layout())
            if (auto inherited = library::inherit_layout(own, *cohort))
                return *std::move(inherited);
    if (own.status == library::status::undetermined && own.reads > 0)
        throw input_error{"the library layout cannot be told: " + own.reason};
    return own;
}

void warn_of_umis(sample_analysis & out)
{
    collapse::umi_summary const & seen = out.molecules->summary;
    if (seen.saturated_inserts > 0)
        out.warnings.push_back("umi_saturated: " + std::to_string(seen.saturated_inserts) +
                               " inserts have nearly all UMIs there are; their molecules are rough");
    if (seen.dense_inserts > 0)
        out.warnings.push_back(
            "umi_dense: " + std::to_string(seen.dense_inserts) +
            " inserts have so many UMIs that errors cannot be told from chance; theirs are "
            "not merged");
}

/// Reads of miRNAs that only another species has, when there are too many for misread ones.
void warn_of_other_species(sample_analysis & out)
{
    constexpr double million{1e6};
    std::map<std::string, std::pair<std::uint64_t, std::size_t>> by_species; // reads, tracers
    for (std::size_t i = 0; i < out.counts.tracers.size(); ++i)
        if (out.counts.tracers[i] != 0)
        {
            auto & [reads, tracers] = by_species[reference::tracers()[i].species];
            reads += out.counts.tracers[i];
            ++tracers;
        }
    for (auto const & [species, found] : by_species)
        if (reference::shows_species(found.first, found.second))
        {
            double const per_million =
                million * static_cast<double>(found.first) / static_cast<double>(out.trimmed.reads);
            out.warnings.push_back(
                "other_species: " + std::to_string(found.first) + " reads of " +
                std::to_string(found.second) + " miRNAs of " + species + " (" +
                format_compact(per_million, 1) +
                " per million reads) that no RNA of the reference resembles: culture serum (bta) or "
                "xenograft (mmu)?");
        }
}

void count_molecules(sample_analysis & out, resources const & shared, options const & settings)
{
    using collapse::molecule_count;
    out.molecules->counts = count_sample(as_molecules(out, &molecule_count::corrected),
                                         out.assignments,
                                         shared.reference(),
                                         shared.targets(),
                                         settings.count);
    warn_of_umis(out);
}

qc::ledger make_ledger(sample_analysis const & sample)
{
    if (!sample.molecules)
        return qc::make_ledger(sample.trimmed, sample.counts.classes, 0);
    qc::class_reads classes{};
    std::uint64_t duplicates{0};
    for (std::size_t i = 0; i < sample.reads.size(); ++i)
    {
        count::read_class const read_class = sample.assignments[i].read_class;
        std::uint64_t const reads = sample.reads[i].count;
        // Reads of low complexity are out before duplicates are looked for.
        std::uint64_t const first =
            read_class == count::read_class::low_complexity ? reads : sample.molecules->inserts[i].molecules;
        classes[static_cast<std::size_t>(read_class)] += first;
        duplicates += reads - first;
    }
    return qc::make_ledger(sample.trimmed, classes, duplicates);
}

} // namespace

resources::resources(reference::mirna_reference reference,
                     reference::competitor_set competitors,
                     align::config const & align,
                     align::engine_kind engine,
                     std::shared_ptr<align::stored_seeds const> seeds,
                     std::size_t threads) :
    reference_{std::move(reference)},
    competitors_{std::move(competitors)}
{
    parallel_for(threads, 2, 1, [&](std::size_t i, std::size_t) {
        if (i == 0)
            infer_.emplace(reference_);
        else
            annotate_.emplace(
                reference_,
                count::other_rnas{reference::spike_ins(), competitors_.entries(), reference::tracers()},
                align,
                engine,
                std::move(seeds));
    });
}

count::target_numbers resources::targets() const
{
    return {reference::spike_ins().size(), competitors_.entries().size(), reference::tracers().size()};
}

std::vector<collapse::unique_read> as_molecules(sample_analysis const & sample,
                                                std::uint64_t collapse::molecule_count::*number)
{
    std::vector<collapse::unique_read> molecules = sample.reads;
    for (std::size_t i = 0; i < molecules.size(); ++i)
        molecules[i].count = sample.molecules->inserts[i].*number;
    return molecules;
}

count::assignment_list annotate(std::span<collapse::unique_read const> reads,
                                count::annotator const & annotator,
                                std::size_t threads)
{
    constexpr std::size_t at_once{4096};
    count::assignment_list assignments;
    ordered_pieces(
        threads,
        reads.size(),
        at_once,
        [&](std::size_t begin, std::size_t end) {
            count::assignment_list verdicts;
            for (collapse::unique_read const & read : reads.subspan(begin, end - begin))
                verdicts.push_back(annotator(read.sequence.to_string()));
            return verdicts;
        },
        [&](count::assignment_list const & verdicts) { assignments.append(verdicts); });
    return assignments;
}

sample_analysis
analyse(reads::sample const & sample, resources const & shared, options const & settings, analysis_task task)
{
    sample_analysis result;
    result.name = sample.name;
    auto const stream = task.opened
                            ? std::move(task.opened)
                            : std::make_unique<read_stream>(sample.files, task.threads, task.progress);
    result.library = infer_library(*stream, shared, settings.library, task);
    result.warnings = result.library.warnings;

    read_inserts(*stream, shared, settings, task, result);
    result.warnings.insert(result.warnings.end(), stream->notes().begin(), stream->notes().end());
    result.assignments = annotate(result.reads, shared.annotate(), task.threads);
    result.counts =
        count_sample(result.reads, result.assignments, shared.reference(), shared.targets(), settings.count);
    if (result.molecules)
        count_molecules(result, shared, settings);
    warn_of_other_species(result);
    if (!result.counts.em_converged() || (result.molecules && !result.molecules->counts.em_converged()))
        result.warnings.emplace_back("the sharing of ambiguous reads did not converge; see ambiguity.tsv");

    result.ledger = make_ledger(result);
    result.lengths = qc::make_length_profile(result.trimmed, result.reads, result.assignments);
    return result;
}

} // namespace polarmir::pipeline
