#include "attribution.hpp"
#include "fit.hpp"
#include "row_groups.hpp"
#include "run_reads.hpp"
#include "sample_pairs.hpp"

#include <polarmir/concordance/comparison.hpp>
#include <polarmir/core/error.hpp>
#include <polarmir/core/phrase.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/parallel/parallel_for.hpp>
#include <polarmir/reference/mirna_names.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <map>
#include <numeric>

namespace polarmir::concordance {
namespace {

using tables::count_matrix;

/// Most samples on which the rules are fitted, and reads that are enough.
constexpr std::size_t most_fitted{3};
constexpr double enough_fitted{200'000};

double sum(std::vector<double> const & values)
{
    return std::accumulate(values.begin(), values.end(), 0.0);
}

double reads_in(count_matrix const & table, std::vector<std::size_t> const & rows, std::size_t column)
{
    double count{0};
    for (std::size_t const row : rows)
        count += table.columns[column][row];
    return count;
}

/// Whether the table has rows of miRNAs without any read: then one that it does not have was not looked for.
bool lists_zeros(count_matrix const & table)
{
    for (std::size_t row = 0; row < table.mirnas.size(); ++row)
        if (std::ranges::all_of(table.columns, [&](std::vector<double> const & c) { return c[row] == 0; }))
            return true;
    return false;
}

std::string_view absence_of(row_group const & group, bool theirs_lists_zeros)
{
    if (!group.is_known)
        return group.ours.empty() ? causes::unknown_name : std::string_view{};
    if (group.ours.empty())
        return causes::not_in_reference;
    return group.theirs.empty() && theirs_lists_zeros ? causes::not_in_theirs : std::string_view{};
}

class comparer
{
  public:
    comparer(count_matrix const & ours,
             count_matrix const & theirs,
             config const & settings,
             log_sink const & log) :
        ours_{ours},
        theirs_{theirs}, settings_{settings}, pairing_{pair_samples(ours.samples, theirs.samples)},
        reads_{settings, paired_names(), log}, groups_{group_rows(ours.mirnas,
                                                                  theirs.mirnas,
                                                                  name_table{reads_.reference(),
                                                                             reference::human_mirna_names()})}
    {
        if (pairing_.pairs.empty())
            throw input_error{"no sample is in both tables: ours has " + some(ours.samples) + ", the other " +
                              some(theirs.samples)};
        if (std::ranges::none_of(groups_,
                                 [](row_group const & one) { return one.is_known && !one.theirs.empty(); }))
            throw input_error{"the other table has no row of a miRNA; its first are " + some(theirs.mirnas)};
        if (auto const scaled = samples_like_cpm(theirs); !scaled.empty())
            log(log_level::warning,
                "sample " + scaled.front() +
                    " of the other table looks like CPM: the explanations need counts of reads");
        describe_groups();
    }

    [[nodiscard]] comparison operator()()
    {
        result_.ours_only = pairing_.ours_only;
        result_.theirs_only = pairing_.theirs_only;
        for (sample_pair const & pair : pairing_.pairs)
            add_sample(pair);
        fit_rules();
        std::vector<std::vector<difference>> found(result_.samples.size());
        parallel_for(settings_.threads, found.size(), 1, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i)
                found[i] = compare(i);
        });
        for (std::vector<difference> & some : found)
            std::ranges::move(some, std::back_inserter(result_.differences));
        return std::move(result_);
    }

  private:
    [[nodiscard]] std::vector<std::string> paired_names() const
    {
        std::vector<std::string> names;
        for (sample_pair const & pair : pairing_.pairs)
            names.push_back(ours_.samples[pair.ours]);
        return names;
    }

    static std::string some(std::vector<std::string> const & names)
    {
        constexpr std::size_t shown{3};
        std::vector<std::string> const first{
            names.begin(), names.begin() + static_cast<std::ptrdiff_t>(std::min(shown, names.size()))};
        return join(first, ", ") + (names.size() > shown ? ", …" : "");
    }

    /// Groups whose rows both tables could have take numbers from 0 on; the others no number.
    void describe_groups()
    {
        bool const zeros = lists_zeros(theirs_);
        if (reads_.reference() != nullptr)
            number_of_row_.assign(reads_.reference()->rows().size(), none);
        for (row_group const & group : groups_)
        {
            std::vector<std::string> labels;
            for (std::size_t const row : group.theirs)
                labels.push_back(theirs_.mirnas[row]);
            result_.mirnas.push_back(
                {group.name, join(labels, ";"), join(group.renamed, ";"), absence_of(group, zeros)});
            bool const is_comparable = result_.mirnas.back().absence.empty();
            number_of_group_.push_back(is_comparable ? comparable_++ : none);
            if (is_comparable && reads_.reference() != nullptr)
                for (std::uint32_t const row : group.reference_rows)
                    number_of_row_[row] = number_of_group_.back();
        }
    }

    void add_sample(sample_pair const & pair)
    {
        compared_sample sample{ours_.samples[pair.ours], theirs_.samples[pair.theirs]};
        sample.has_reads = reads_.reference() != nullptr && reads_.has(sample.name);
        std::vector<double> ours;
        std::vector<double> theirs;
        for (row_group const & group : groups_)
        {
            ours.push_back(reads_in(ours_, group.ours, pair.ours));
            theirs.push_back(reads_in(theirs_, group.theirs, pair.theirs));
            sample.distance += std::abs(theirs.back() - ours.back());
        }
        sample.ours = sum(ours);
        sample.theirs = sum(theirs);
        sample.agrees = agreement_of(ours, theirs);
        result_.samples.push_back(std::move(sample));
    }

    [[nodiscard]] std::vector<double> their_column(std::size_t sample) const
    {
        std::vector<double> counts(comparable_, 0);
        for (std::size_t i = 0; i < groups_.size(); ++i)
            if (number_of_group_[i] != none)
                counts[number_of_group_[i]] =
                    reads_in(theirs_, groups_[i].theirs, pairing_.pairs[sample].theirs);
        return counts;
    }

    [[nodiscard]] sample_evidence evidence_of(std::size_t sample) const
    {
        std::vector<std::pair<std::uint32_t, double>> column;
        for (row_group const & group : groups_)
            if (group.ours.size() == 1 && group.reference_rows.size() == 1)
                column.emplace_back(group.reference_rows.front(),
                                    ours_.columns[pairing_.pairs[sample].ours][group.ours.front()]);
        return reads_.read(result_.samples[sample].name, column);
    }

    void fit_rules()
    {
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < result_.samples.size(); ++i)
            if (result_.samples[i].has_reads)
                order.push_back(i);
        if (order.empty())
            return;
        std::ranges::stable_sort(
            order, std::greater{}, [&](std::size_t i) { return result_.samples[i].theirs; });
        std::size_t fitted{0};
        for (double reads = 0; fitted < std::min(order.size(), most_fitted) && reads < enough_fitted;
             ++fitted)
            reads += result_.samples[order[fitted]].theirs;
        order.resize(fitted);
        std::vector<sample_evidence> evidence(order.size());
        parallel_for(settings_.threads, order.size(), 1, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i)
                evidence[i] = evidence_of(order[i]);
        });
        std::vector<fit_sample> samples;
        for (std::size_t i = 0; i < order.size(); ++i)
            samples.push_back({&evidence[i], their_column(order[i])});
        fitted_rules found = fit(samples, number_of_row_, *reads_.reference(), settings_.threads);
        result_.their_rules = std::move(found.best);
        result_.adjusted = std::move(found.adjusted);
        result_.rules_fit = found.fits();
        for (std::size_t i = 0; i < order.size(); ++i)
            fitted_.emplace(order[i], std::move(evidence[i]));
    }

    /// Also adds up what is unexplained.
    [[nodiscard]] std::vector<difference> compare(std::size_t sample)
    {
        compared_sample & summary = result_.samples[sample];
        std::optional<attribution> why;
        std::optional<sample_evidence> evidence;
        if (summary.has_reads)
        {
            auto const known = fitted_.find(sample);
            evidence = known == fitted_.end() ? evidence_of(sample) : std::move(known->second);
            if (result_.rules_fit)
                why = attribute(*evidence,
                                *result_.their_rules,
                                their_column(sample),
                                number_of_row_,
                                *reads_.reference());
            summary.depth = why ? why->depth : std::nullopt;
        }
        std::vector<difference> found;
        for (std::size_t i = 0; i < groups_.size(); ++i)
        {
            difference one{i, sample};
            one.ours = reads_in(ours_, groups_[i].ours, pairing_.pairs[sample].ours);
            one.theirs = reads_in(theirs_, groups_[i].theirs, pairing_.pairs[sample].theirs);
            explain(one, why, evidence);
            summary.unexplained += std::abs(one.unexplained);
            if (one.ours > 0 || one.theirs > 0)
                found.push_back(std::move(one));
        }
        return found;
    }

    void explain(difference & one,
                 std::optional<attribution> const & why,
                 std::optional<sample_evidence> const & evidence) const
    {
        row_group const & group = groups_[one.mirna];
        one.unexplained = one.theirs - one.ours;
        if (!group.ours.empty() && evidence && !group.reference_rows.empty())
        {
            one.unique = 0;
            for (std::uint32_t const row : group.reference_rows)
                *one.unique += evidence->counted(evidence->ours).unique[row];
        }
        std::string_view const absence = result_.mirnas[one.mirna].absence;
        if (!absence.empty())
        {
            // A name nobody knows explains nothing.
            if (absence != causes::unknown_name && one.unexplained != 0)
                one.parts.push_back({absence, std::exchange(one.unexplained, 0.0), {}});
            return;
        }
        if (!why)
            return;
        std::uint32_t const number = number_of_group_[one.mirna];
        one.parts = why->parts[number];
        one.unexplained -= why->explained[number];
    }

    static constexpr std::uint32_t none{0xFFFF'FFFF};

    count_matrix const & ours_;
    count_matrix const & theirs_;
    config const & settings_;
    sample_pairing pairing_;
    run_reads reads_;
    std::vector<row_group> groups_;
    std::uint32_t comparable_{0};
    std::vector<std::uint32_t> number_of_group_;
    std::vector<std::uint32_t> number_of_row_;
    std::map<std::size_t, sample_evidence> fitted_; ///< by sample, until it is compared
    comparison result_;
};

} // namespace

comparison compare_tables(count_matrix const & ours,
                          count_matrix const & theirs,
                          config const & settings,
                          log_sink const & log)
{
    return comparer{ours, theirs, settings, log}();
}

std::vector<difference const *> by_size(comparison const & of)
{
    std::vector<difference const *> sorted;
    for (difference const & one : of.differences)
        sorted.push_back(&one);
    std::ranges::stable_sort(
        sorted, std::greater{}, [](difference const * one) { return std::abs(one->theirs - one->ours); });
    return sorted;
}

} // namespace polarmir::concordance
