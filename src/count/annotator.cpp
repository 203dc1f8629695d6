#include "count/claims.hpp"
#include "count/low_complexity.hpp"

#include <polarmir/core/nucleotide.hpp>
#include <polarmir/count/annotator.hpp>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace polarmir::count {
namespace {

align::hairpin_index make_sense_index(reference::mirna_reference const & reference)
{
    std::vector<std::string_view> sequences;
    for (auto const & hairpin : reference.hairpins())
        sequences.emplace_back(hairpin.sequence);
    return align::hairpin_index{sequences};
}

align::hairpin_index make_antisense_index(reference::mirna_reference const & reference)
{
    std::vector<std::string> sequences;
    for (auto const & hairpin : reference.hairpins())
        sequences.push_back(reverse_complement(hairpin.sequence));
    return align::hairpin_index{std::vector<std::string_view>(sequences.begin(), sequences.end())};
}

bool is_perfect(align::result const & found)
{
    return !found.alignments.empty() && found.stratum == align::stratum{};
}

} // namespace

struct annotator::state
{
    state(reference::mirna_reference const & from,
          std::span<reference::spike_in const> foreign,
          align::config settings) :
        reference{&from},
        sense_index{make_sense_index(from)}, antisense_index{make_antisense_index(from)},
        align_sense{sense_index, settings}, align_antisense{antisense_index, settings}
    {
        for (std::uint32_t i{0}; i < foreign.size(); ++i)
            spike_ins.emplace(foreign[i].sequence, i);
    }

    reference::mirna_reference const * reference;
    align::hairpin_index sense_index;
    align::hairpin_index antisense_index;
    align::aligner align_sense;
    align::aligner align_antisense;
    std::map<std::string, std::uint32_t, std::less<>> spike_ins; ///< sequence to index
};

annotator::annotator(reference::mirna_reference const & reference,
                     std::span<reference::spike_in const> spike_ins,
                     align::config settings) :
    state_{std::make_unique<state>(reference, spike_ins, settings)}
{}
annotator::~annotator() = default;
annotator::annotator(annotator &&) noexcept = default;
annotator & annotator::operator=(annotator &&) noexcept = default;

assignment annotator::operator()(std::string_view insert) const
{
    auto const sense = state_->align_sense(insert);
    assignment verdict;
    auto const spike = state_->spike_ins.find(insert);
    bool const perfect = is_perfect(sense);
    if (spike != state_->spike_ins.end() && !perfect)
    {
        verdict.read_class = read_class::spike_in;
        verdict.spike_in = spike->second;
        return verdict;
    }
    if (!sense.alignments.empty())
        return assign_to_hairpins(*state_->reference, insert, sense);

    auto const antisense = state_->align_antisense(insert);
    if (!antisense.alignments.empty() &&
        is_countable(insert.size() - antisense.stratum.tail, antisense.stratum.mismatches))
        verdict.read_class = read_class::antisense;
    else if (is_low_complexity(insert))
        verdict.read_class = read_class::low_complexity;
    return verdict;
}

bool annotator::is_exact(std::string_view insert) const
{
    return state_->spike_ins.contains(insert) || is_perfect(state_->align_sense(insert));
}

} // namespace polarmir::count
