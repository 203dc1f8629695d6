#include "count/claims.hpp"
#include "count/competition.hpp"
#include "count/low_complexity.hpp"

#include <polarmir/core/nucleotide.hpp>
#include <polarmir/count/annotator.hpp>
#include <polarmir/reference/sequences.hpp>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace polarmir::count {
namespace {

/// Makes the engines of one annotator.
struct engines
{
    align::config settings;
    align::engine_kind kind;

    [[nodiscard]] std::unique_ptr<align::engine const>
    operator()(std::vector<std::string_view> const & sequences,
               align::stored_index const * stored = nullptr) const
    {
        return align::make_engine(kind, sequences, settings, stored);
    }
};

std::unique_ptr<align::engine const> make_antisense_engine(reference::mirna_reference const & reference,
                                                           engines const & make,
                                                           align::stored_seeds const * seeds)
{
    std::vector<std::string> sequences;
    for (auto const & hairpin : reference.hairpins())
        sequences.push_back(reverse_complement(hairpin.sequence));
    return make({sequences.begin(), sequences.end()}, seeds != nullptr ? &seeds->antisense() : nullptr);
}

bool is_perfect(align::result const & found)
{
    return !found.alignments.empty() && found.stratum == align::stratum{};
}

bool is_enough(std::string_view insert, align::stratum const & stratum)
{
    return stratum == align::stratum{} || is_countable(insert.size() - stratum.tail, stratum.mismatches);
}

} // namespace

struct annotator::state
{
    state(reference::mirna_reference const & from,
          other_rnas const & others,
          engines const & make,
          std::shared_ptr<align::stored_seeds const> stored) :
        reference{&from},
        max_mismatches{make.settings.max_mismatches}, seeds{std::move(stored)},
        align_sense{make(reference::sequences_of(from.hairpins()), seeds ? &seeds->sense() : nullptr)},
        align_antisense{make_antisense_engine(from, make, seeds.get())},
        align_tracers{make(reference::sequences_of(others.tracers))}, competitors{
                                                                          from, others.competitors, make}
    {
        for (std::uint32_t i{0}; i < others.spike_ins.size(); ++i)
            spike_ins.emplace(others.spike_ins[i].sequence, i);
    }

    /// Rule 1.
    [[nodiscard]] std::optional<assignment> as_spike_in(std::string_view insert,
                                                        align::result const & hairpins) const
    {
        auto const found = spike_ins.find(insert);
        if (found == spike_ins.end() || is_perfect(hairpins))
            return std::nullopt;
        assignment verdict;
        verdict.read_class = read_class::spike_in;
        verdict.target = found->second;
        return verdict;
    }

    /// Rules 2 to 4; takes the competitors' alignments that do not compete out of `found`.
    [[nodiscard]] std::optional<assignment> as_known_rna(std::string_view insert, evidence & found) const
    {
        align::result & rivals = found.competitors;
        bool const on_hairpin = !found.hairpins.alignments.empty();
        assignment verdict;
        if (on_hairpin)
            verdict = assign_to_hairpins(*reference, insert, found.hairpins);
        competitors.remove_hosts(rivals, verdict.rows);
        if (rivals.alignments.empty() || (on_hairpin && found.hairpins.stratum < rivals.stratum))
            return on_hairpin ? std::optional{verdict} : std::nullopt;

        auto const [rival_class, rival] = competitors.judge(rivals);
        bool const is_tie = on_hairpin && found.hairpins.stratum == rivals.stratum;
        if (is_tie && verdict.read_class == read_class::mirna)
        {
            verdict.read_class = read_class::shared;
            verdict.target = rival;
            return verdict;
        }
        if (!is_enough(insert, rivals.stratum))
            return on_hairpin ? std::optional{verdict} : std::nullopt;
        return assignment{
            rival_class, rivals.stratum, rival, {}, competitors.resembled_rows(rivals, verdict.rows), {}};
    }

    /// Rule 5.
    [[nodiscard]] std::optional<assignment> as_other_species(std::string_view insert,
                                                             align::result const & hairpins) const
    {
        constexpr unsigned near_this_species{1};
        bool const is_near = !hairpins.alignments.empty() && hairpins.stratum.mismatches <= near_this_species;
        if (is_near || insert.size() < min_tracer_insert)
            return std::nullopt;
        auto const traced = (*align_tracers)(insert, 0);
        if (!is_perfect(traced) || !(*align_sense)(insert, near_this_species).alignments.empty() ||
            !competitors(insert, near_this_species).alignments.empty())
            return std::nullopt;
        assignment verdict;
        verdict.read_class = read_class::other_species;
        verdict.target = traced.alignments.front().hairpin;
        return verdict;
    }

    /// Rules 6 to 8.
    [[nodiscard]] assignment as_unknown(std::string_view insert, evidence & found) const
    {
        assignment verdict;
        auto antisense = (*align_antisense)(insert);
        if (!antisense.alignments.empty() &&
            is_countable(insert.size() - antisense.stratum.tail, antisense.stratum.mismatches))
        {
            verdict.read_class = read_class::antisense;
            verdict.stratum = antisense.stratum;
            found.antisense = std::move(antisense);
        }
        else if (is_low_complexity(insert))
            verdict.read_class = read_class::low_complexity;
        return verdict;
    }

    reference::mirna_reference const * reference;
    unsigned max_mismatches;
    std::shared_ptr<align::stored_seeds const> seeds;
    std::unique_ptr<align::engine const> align_sense;
    std::unique_ptr<align::engine const> align_antisense;
    std::unique_ptr<align::engine const> align_tracers;
    competition competitors;
    std::map<std::string, std::uint32_t, std::less<>> spike_ins; ///< sequence to index
};

annotator::annotator(reference::mirna_reference const & reference,
                     other_rnas const & others,
                     align::config settings,
                     align::engine_kind engine,
                     std::shared_ptr<align::stored_seeds const> seeds) :
    state_{std::make_unique<state>(reference, others, engines{settings, engine}, std::move(seeds))}
{}
annotator::~annotator() = default;
annotator::annotator(annotator &&) noexcept = default;
annotator & annotator::operator=(annotator &&) noexcept = default;

evidence annotator::explain(std::string_view insert) const
{
    evidence found;
    found.hairpins = (*state_->align_sense)(insert);
    if (auto spike_in = state_->as_spike_in(insert, found.hairpins))
    {
        found.verdict = *std::move(spike_in);
        return found;
    }
    // What fits worse than the hairpins explains nothing.
    found.competitors = state_->competitors(
        insert,
        found.hairpins.alignments.empty() ? state_->max_mismatches : found.hairpins.stratum.mismatches);
    auto verdict = state_->as_other_species(insert, found.hairpins);
    if (!verdict)
        verdict = state_->as_known_rna(insert, found);
    found.verdict = verdict ? *std::move(verdict) : state_->as_unknown(insert, found);
    return found;
}

assignment annotator::operator()(std::string_view insert) const
{
    return explain(insert).verdict;
}

bool annotator::is_exact(std::string_view insert) const
{
    return state_->spike_ins.contains(insert) || is_perfect((*state_->align_sense)(insert)) ||
           is_perfect(state_->competitors(insert, 0));
}

} // namespace polarmir::count
