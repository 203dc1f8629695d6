#include "differences.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/count/annotator.hpp>
#include <polarmir/isomir/uid.hpp>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace polarmir::test {
namespace {

/// The numbers in a variant text.
struct parts
{
    int shift_5p{0};
    int shift_3p{0};
    int tail{0};
    std::set<std::string> snvs;
};

parts parts_of(std::string const & variant)
{
    parts found;
    for (std::string_view const part : split(variant, ','))
    {
        auto const colon = part.find(':');
        auto const number = [&] { return std::atoi(std::string{part.substr(colon + 1)}.c_str()); };
        if (part.starts_with("iso_snv"))
            found.snvs.emplace(part);
        else if (part.starts_with("iso_5p"))
            found.shift_5p = number();
        else if (part.starts_with("iso_3p"))
            found.shift_3p = number();
        else if (part.starts_with("iso_add3p"))
            found.tail = number();
    }
    return found;
}

/// The kinds of the substitutions before `end` of the read, had positions `first` for the first base.
std::set<std::string> snv_kinds(isomir::isomir const & form, std::size_t end, int first)
{
    std::set<std::string> kinds;
    for (isomir::substitution const & one : form.substitutions)
        if (one.position <= end)
            kinds.insert(snv_part(static_cast<int>(one.position) - 1 + first));
    return kinds;
}

our_description describe_ours(reference::mirna_reference const & reference,
                              count::annotator const & annotate,
                              example const & one)
{
    count::assignment const verdict = annotate(one.insert);
    our_description ours;
    ours.verdict = count::name_of(verdict.read_class);
    if (verdict.claims.empty())
        return ours;
    auto const is_expected = [&](count::claim const & claim) {
        return reference.matures()[claim.mature].name == one.mirna;
    };
    auto const expected = std::ranges::find_if(verdict.claims, is_expected);
    count::claim const & claim = expected == verdict.claims.end() ? verdict.claims.front() : *expected;
    ours.mirna = reference.matures()[claim.mature].name;
    ours.form = isomir::describe(reference, one.insert, claim, verdict.stratum.tail);
    ours.parent = reference.hairpins()[claim.hairpin].name;
    return ours;
}

/// Positions (from 0) of the read that do not agree with the hairpin, as far as it is no tail by their
/// description, laid where they say; on the hairpin of the mature that has fewest.
std::vector<std::size_t>
mismatches_at(reference::mirna_reference const & reference, example const & one, parts const & said)
{
    auto const tail = static_cast<std::size_t>(said.tail);
    std::vector<std::size_t> fewest(one.insert.size());
    for (reference::placement const & place : reference.placements())
    {
        if (reference.matures()[place.mature].name != one.mirna)
            continue;
        std::string const & hairpin = reference.hairpins()[place.hairpin].sequence;
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i + tail < one.insert.size(); ++i)
        {
            auto const at = i + static_cast<std::size_t>(static_cast<int>(place.where.begin) + said.shift_5p);
            if (at >= hairpin.size() || hairpin[at] != one.insert[i])
                found.push_back(i);
        }
        if (found.size() < fewest.size())
            fewest = std::move(found);
    }
    return fewest;
}

bool is_known(reference::mirna_reference const & reference, std::string const & mirna)
{
    return std::ranges::any_of(reference.matures(),
                               [&](reference::mature const & one) { return one.name == mirna; });
}

std::size_t length_of(reference::mirna_reference const & reference, std::string const & mirna)
{
    return std::ranges::find(reference.matures(), mirna, &reference::mature::name)->sequence.size();
}

/// Why no mature claims a read, or not the expected one, that the example describes.
std::string
why_not_claimed(reference::mirna_reference const & reference, example const & one, parts const & said)
{
    auto const templated = one.insert.size() - static_cast<std::size_t>(said.tail);
    auto const mismatches = mismatches_at(reference, one, said);
    if (std::abs(said.shift_5p) > static_cast<int>(count::max_shift_5p) ||
        std::abs(said.shift_3p) > static_cast<int>(count::max_shift_3p))
        return "an_end_lies_outside_the_window";
    if (said.tail > static_cast<int>(align::max_tail))
        return "tail_is_longer_than_3";
    if (mismatches.size() > 1)
        return "more_than_one_mismatch";
    if (mismatches.size() == 1 && mismatches[0] + align::clean_end >= templated &&
        mismatches[0] + align::max_tail < one.insert.size())
        return "substitution_next_to_the_tail";
    if (templated < (mismatches.empty() ? count::min_counted_exact : count::min_counted_with_mismatch))
        return "too_short_to_count";
    return "unexplained";
}

/// Whether fewer substitutions, or as many and a shorter tail, explain the read elsewhere.
bool fits_better(reference::mirna_reference const & reference,
                 example const & one,
                 our_description const & ours,
                 parts const & said)
{
    auto const theirs =
        std::pair{mismatches_at(reference, one, said).size(), static_cast<std::size_t>(said.tail)};
    return std::pair{ours.form.substitutions.size(), ours.form.tail.size()} < theirs;
}

/// Why two descriptions of the same mature differ.
std::set<std::string> why_different(example const & one, our_description const & ours, parts const & said)
{
    isomir::isomir const & form = ours.form;
    auto const tail = static_cast<int>(form.tail.size());
    if (form.shift_5p != said.shift_5p || form.shift_3p + tail != said.shift_3p + said.tail)
        return {"unexplained"};
    std::set<std::string> reasons;
    if (said.tail > tail)
        reasons.insert("bases_of_the_hairpin_called_added");
    else if (said.tail < tail)
        reasons.insert("substitution_at_the_end_is_a_tail");
    // Substitutions both speak of, and those of theirs that lie in our tail.
    std::size_t const common = one.insert.size() - static_cast<std::size_t>(std::max(tail, said.tail));
    auto const kinds = snv_kinds(form, common, 1);
    auto theirs = said.snvs;
    if (said.tail < tail)
        for (std::size_t i = common + 1; i <= one.insert.size(); ++i)
            for (int const first : {0, 1})
                if (std::string const kind = snv_part(static_cast<int>(i) - 1 + first); !kinds.contains(kind))
                    theirs.erase(kind);
    if (theirs == kinds)
        return reasons;
    if (theirs == snv_kinds(form, common, 0))
        reasons.insert("snv_positions_from_zero");
    else if (kinds.empty())
        reasons.insert("another_hairpin_fits_better");
    else if (said.snvs.empty())
        reasons.insert("made_from_another_hairpin");
    else
        reasons.insert("snv_of_another_kind");
    return reasons;
}

std::set<std::string>
reasons_of(reference::mirna_reference const & reference, example const & one, our_description const & ours)
{
    if (ours.mirna == one.mirna && isomir::variant_text(ours.form) == one.variant)
        return {};
    if (one.insert.find('N') != std::string::npos)
        return {"n_in_the_read"};
    if (one.variant.find("mv") != std::string::npos)
        return {"says_nothing"};
    if (one.has_gap)
        return {"needs_a_gap"};
    if (!is_known(reference, one.mirna))
        return {"not_in_mirbase"};
    parts const said = parts_of(one.variant);
    int const length =
        static_cast<int>(length_of(reference, one.mirna)) - said.shift_5p + said.shift_3p + said.tail;
    if (length != static_cast<int>(one.insert.size()))
        return {"describes_another_read"};
    if (ours.mirna == one.mirna)
        return why_different(one, ours, said);
    if (ours.mirna.empty())
        return {why_not_claimed(reference, one, said)};
    return {fits_better(reference, one, ours, said) ? "another_mirna_fits_better" : "unexplained"};
}

/// The cigar with the bases of the read in place of the hairpin's.
std::string cigar_of_read(isomir::isomir form)
{
    for (isomir::substitution & one : form.substitutions)
        one.hairpin = one.read;
    return isomir::cigar(form);
}

/// The bases that changed, positions counted from 0.
std::string changes_from_zero(isomir::isomir form)
{
    for (isomir::substitution & one : form.substitutions)
        --one.position;
    return isomir::changes_text(form);
}

/// The bases that changed, those before the mature taken one base too late.
std::string changes_one_further(std::string const & insert, isomir::isomir form)
{
    form.gained_5p = insert.substr(1, form.gained_5p.size());
    return isomir::changes_text(form);
}

/// Why the position and the cigar on the hairpin differ.
std::set<std::string> place_notation(more_fields const & theirs, our_description const & ours)
{
    if (theirs.parent != ours.parent)
        return {"another_parent"};
    std::set<std::string> reasons;
    if (theirs.start == std::to_string(ours.form.begin))
        reasons.insert("start_from_zero");
    else if (theirs.start != std::to_string(ours.form.begin + 1))
        reasons.insert("unexplained");
    if (theirs.cigar == isomir::cigar(ours.form))
        return reasons;
    if (theirs.cigar == cigar_of_read(ours.form))
        reasons.insert("cigar_with_bases_of_the_read");
    else if (theirs.cigar.find_first_of("ID") != std::string::npos)
        reasons.insert("cigar_with_gaps");
    else
        reasons.insert("unexplained");
    return reasons;
}

/// How the same description is written differently.
std::set<std::string> notation_of(example const & one, our_description const & ours)
{
    more_fields const & theirs = one.more;
    auto reasons = theirs.start.empty() ? std::set<std::string>{} : place_notation(theirs, ours);
    if (!theirs.uid.empty() && theirs.uid != isomir::uid(one.insert))
        reasons.insert("unexplained");
    if (theirs.changes.empty() || theirs.changes == isomir::changes_text(ours.form))
        return reasons;
    if (theirs.changes == changes_from_zero(ours.form))
        reasons.insert("snv_positions_from_zero");
    else if (theirs.changes == changes_one_further(one.insert, ours.form))
        reasons.insert("bases_of_changes_one_further");
    else
        reasons.insert("unexplained");
    return reasons;
}

} // namespace

std::vector<comparison> compare_all(examples const & all, reference::mirna_reference const & reference)
{
    count::annotator const annotate{reference, {}, {1}};
    std::vector<comparison> compared;
    for (example const & one : all)
    {
        our_description ours = describe_ours(reference, annotate, one);
        auto reasons = reasons_of(reference, one, ours);
        auto notation = reasons.empty() ? notation_of(one, ours) : std::set<std::string>{};
        compared.push_back({one, std::move(ours), std::move(reasons), std::move(notation)});
    }
    return compared;
}

} // namespace polarmir::test
