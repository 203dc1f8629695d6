#include "sample_metrics.hpp"

#include <polarmir/core/lookup.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/qc/diversity.hpp>
#include <polarmir/qc/metrics.hpp>
#include <polarmir/qc/rarefaction.hpp>
#include <polarmir/reference/tracer.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace polarmir::pipeline {
namespace {

constexpr double hundred{100};
constexpr double million{1e6};

double fate(stored_sample const & sample, std::string_view name)
{
    return static_cast<double>(value_of(sample.ledger, name));
}

std::optional<double> percent(double part, double whole)
{
    return whole > 0 ? std::optional{hundred * part / whole} : std::nullopt;
}

/// Reads whose insert was counted, by its class or by its length; duplicates too, which the ledger keeps
/// apart.
struct insert_reads
{
    std::map<std::string, double, std::less<>> by_class;
    std::map<std::uint32_t, double> by_length;

    explicit insert_reads(stored_sample const & sample)
    {
        for (auto const & [key, reads] : sample.lengths)
        {
            std::vector<std::string_view> const parts = split(key, '\t');
            if (parts.size() != 2 || parts[0] == "not_counted")
                continue;
            by_class[std::string{parts[0]}] += static_cast<double>(reads);
            by_length[parse_number<std::uint32_t>(parts[1]).value_or(0)] += static_cast<double>(reads);
        }
    }

    [[nodiscard]] double of(std::string_view name) const
    {
        auto const found = by_class.find(name);
        return found == by_class.end() ? 0 : found->second;
    }

    /// The shortest of the most frequent lengths.
    [[nodiscard]] std::optional<double> mode() const
    {
        auto const found =
            std::ranges::max_element(by_length, {}, [](auto const & one) { return one.second; });
        return found == by_length.end() ? std::nullopt : std::optional<double>{found->first};
    }
};

void set_library(qc::metric_values & out, stored_sample const & sample, double reads)
{
    library::layout const & layout = sample.inference.layout;
    out.set("read_length_nt", parse_number<double>(value_of(sample.library, "read_length_nt")));
    if (layout.expects_adapter())
    {
        double const with = parse_number<double>(value_of(sample.library, "with_adapter")).value_or(0);
        out.set("with_adapter_percent", percent(with, reads));
        out.set("dimer_percent", percent(fate(sample, "adapter_dimer"), reads));
    }
    out.set("too_short_percent", percent(fate(sample, "too_short"), reads));
    if (layout.has_qualities)
        out.set("low_quality_percent", percent(fate(sample, "low_quality"), reads));
    out.set("q30_percent",
            percent(static_cast<double>(sample.bases.q30), static_cast<double>(sample.bases.bases)));
    out.set("distinct_inserts", static_cast<double>(sample.distinct_inserts));
    if (auto const share = parse_number<double>(value_of(sample.umis, "duplication")))
        out.set("duplication_percent", hundred * *share);
}

void set_classes(qc::metric_values & out, stored_sample const & sample, double reads)
{
    insert_reads const inserts{sample};
    out.set("length_mode_nt", inserts.mode());
    for (auto const & [metric, name] : {std::pair{"rrna_percent", "rRNA"},
                                        {"trna_percent", "tRNA"},
                                        {"yrna_percent", "YRNA"},
                                        {"antisense_percent", "antisense"},
                                        {"unmapped_percent", "unmapped"}})
        out.set(metric, percent(inserts.of(name), reads));
}

void set_mirnas(qc::metric_values & out, std::span<double const> counts)
{
    std::optional<qc::diversity> const found = qc::diversity_of(counts);
    out.set("mirnas_detected", found ? static_cast<double>(found->detected) : 0);
    constexpr double ten{10};
    out.set("mirnas_10_reads",
            static_cast<double>(std::ranges::count_if(counts, [](double n) { return n >= ten; })));
    if (!found)
        return;
    double const half = qc::expected_detected(counts, std::nearbyint(found->reads / 2));
    out.set("mirnas_at_half_depth_percent", percent(half, static_cast<double>(found->detected)));
    out.set("coverage_percent", hundred * found->coverage);
    out.set("chao1", found->chao1);
    out.set("effective_mirnas", found->effective_number);
    out.set("top1_percent", hundred * found->top1_share);
    out.set("top10_percent", hundred * found->top10_share);
}

/// Reads of miRNAs that only that species has.
void set_tracers(qc::metric_values & out,
                 std::string_view metric,
                 std::string_view species,
                 stored_sample const & sample)
{
    std::uint64_t found{0};
    std::size_t tracers{0};
    for (auto const & [key, reads] : sample.tracers)
        if (split(key, '\t').front() == species)
        {
            found += reads;
            ++tracers;
        }
    double const all = fate(sample, "input");
    if (all > 0)
        out.set(metric, million * static_cast<double>(found) / all, reference::shows_species(found, tracers));
}

void set_blood(qc::metric_values & out, score::sample_scores const & scores)
{
    if (scores.red_cell)
        out.set("haemolysis_log2", scores.red_cell->ratio);
    if (!scores.blood)
        return;
    out.set("hm_log2", scores.blood->haemolysis_level);
    out.set("red_cell_percent", hundred * scores.blood->red_cell_share);
    out.set("platelet_percent", hundred * scores.blood->platelet_share);
}

} // namespace

std::vector<qc::quality_metric> metrics_of(stored_sample const & sample,
                                           count_unit unit,
                                           std::span<double const> counts,
                                           score::sample_scores const & scores)
{
    double const reads = fate(sample, "input");
    auto const mirna = static_cast<double>(sample.mirna_total(count_unit::reads));
    bool const has_molecules = unit == count_unit::molecules;
    qc::metric_values out;
    out.set("reads", reads);
    set_library(out, sample, reads);
    set_classes(out, sample, reads);
    out.set("mirna_reads", mirna, !has_molecules); // their molecules are fewer
    if (has_molecules)
        out.set("mirna_molecules", static_cast<double>(sample.mirna_total(unit)));
    out.set("mirna_percent", percent(mirna, reads));
    set_mirnas(out, counts);
    double spiked{0};
    for (auto const & [name, count] : sample.spike_ins)
        spiked += static_cast<double>(count);
    out.set("spike_in_reads", spiked);
    set_tracers(out, "fbs_per_million", "bta", sample);
    set_tracers(out, "mouse_per_million", "mmu", sample);
    set_blood(out, scores);
    return out.values();
}

} // namespace polarmir::pipeline
