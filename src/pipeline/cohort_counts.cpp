#include "cohort_counts.hpp"

#include "cohort_evidence.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>

namespace polarmir::pipeline {
namespace {

/// A row of the reference as scores look it up: by the name of its member of the signatures' species, which
/// matters where all species are in one reference.
std::string const &
scored_name(reference::mirna_reference const & reference, std::uint32_t row, std::string_view species)
{
    for (std::uint32_t const member : reference.rows()[row].members)
        if (score::species_prefix(reference.matures()[member].name) == species)
            return reference.matures()[member].name;
    return reference.row_mature(row).name;
}

score::count_matrix count_matrix_of(std::vector<stored_sample> const & samples,
                                    reference::mirna_reference const & reference,
                                    std::string_view species)
{
    score::count_matrix counts;
    count_unit const unit = unit_of(samples);
    for (std::uint32_t row = 0; row < reference.rows().size(); ++row)
        counts.mirnas.push_back(scored_name(reference, row, species));
    for (stored_sample const & sample : samples)
    {
        counts.samples.push_back(sample.name);
        std::vector<double> & column = counts.columns.emplace_back(reference.rows().size(), 0.0);
        for (stored_sample::row_count const & one : sample.rows(unit))
            column[one.row] = static_cast<double>(one.integer);
    }
    return counts;
}

/// Every spike-in that a sample holds.
score::count_matrix spike_in_counts(std::vector<stored_sample> const & samples)
{
    std::set<std::string> names;
    for (stored_sample const & sample : samples)
        for (auto const & [name, reads] : sample.spike_ins)
            names.insert(name);
    score::count_matrix counts;
    counts.mirnas.assign(names.begin(), names.end());
    for (stored_sample const & sample : samples)
    {
        counts.samples.push_back(sample.name);
        std::map<std::string, double> reads;
        for (auto const & [name, count] : sample.spike_ins)
            reads[name] = static_cast<double>(count);
        std::vector<double> & column = counts.columns.emplace_back();
        for (std::string const & name : counts.mirnas)
            column.push_back(reads[name]);
    }
    return counts;
}

/// One for each row.
std::vector<score::row_origin> origins_of(std::vector<stored_sample> const & samples,
                                          reference::mirna_reference const & reference)
{
    std::vector<score::row_origin> origins;
    for (cohort_origin const & one : pool_origins(samples, reference.rows().size()))
    {
        bool const is_doubtful =
            one.verdict == count::origin::mixed || one.verdict == count::origin::other_rna;
        std::string text = name_of(one.verdict);
        if (is_doubtful)
            text.append(": ").append(one.rna);
        origins.push_back({is_doubtful, std::move(text)});
    }
    return origins;
}

} // namespace

cohort_counts counts_of(std::vector<stored_sample> const & samples,
                        reference::mirna_reference const & reference,
                        std::string_view species)
{
    return {count_matrix_of(samples, reference, species),
            origins_of(samples, reference),
            spike_in_counts(samples)};
}

} // namespace polarmir::pipeline
