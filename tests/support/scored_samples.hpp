#pragma once
#include <polarmir/pipeline/quality.hpp>
#include <polarmir/score/shipped.hpp>

#include <cstdint>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace polarmir::test {

/// Samples as if they had been counted, in reads of a few miRNAs.
struct scored_samples
{
    score::count_matrix counts{{"hsa-miR-21-5p", "hsa-miR-155-5p", "hsa-let-7a-5p", "hsa-miR-451a"}, {}, {}};
    std::vector<pipeline::stored_sample> samples;
    pipeline::sample_types types;
    pipeline::quality_rules rules;

    /// `unmapped`: reads of 30 nt besides those of the miRNAs, of 22 nt.
    void add(std::string const & name, std::vector<double> const & reads, std::uint64_t unmapped = 0)
    {
        auto const mirna = static_cast<std::uint64_t>(std::accumulate(reads.begin(), reads.end(), 0.0));
        counts.samples.push_back(name);
        counts.columns.push_back(reads);
        pipeline::stored_sample & sample = samples.emplace_back();
        sample.name = name;
        sample.library = {{"reads", std::to_string(mirna + unmapped)},
                          {"read_length_nt", "50"},
                          {"with_adapter", std::to_string(mirna + unmapped)},
                          {"mirna_reads", std::to_string(mirna)},
                          {"mirna_molecules", "NA"}};
        sample.ledger = {{"input", mirna + unmapped}, {"mirna", mirna}, {"unmapped", unmapped}};
        sample.lengths = {{"mirna\t22", mirna}, {"unmapped\t30", unmapped}};
    }

    [[nodiscard]] pipeline::cohort_quality assess(std::size_t threads = 1) const
    {
        pipeline::scoring with{
            score::shipped_signatures(), score::shipped_background(), score::red_cell_mirnas(), {}};
        with.settings.min_panel = 1;
        pipeline::polarization const scored = pipeline::score_cohort(
            {counts, {}, {}}, with, pipeline::plan_comparison({}, {}), [](log_level, std::string const &) {});
        return pipeline::assess_quality({samples, counts, scored, types, rules}, threads);
    }
};

} // namespace polarmir::test
