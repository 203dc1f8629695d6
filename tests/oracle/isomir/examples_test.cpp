// Every read that mirtop, seqcluster and others describe, or that was made after a description, is described
// the same here or differs for a reason (README.md).
#include "differences.hpp"
#include "support/catch.hpp"

#include <polarmir/core/text.hpp>

#include <cstddef>
#include <map>
#include <ostream>
#include <string>
#include <string_view>

using namespace polarmir;

namespace {

using reasons = std::map<std::string, std::size_t>;

struct expectation
{
    std::size_t reads{0};
    reasons variants; ///< why variants differ
    reasons notation; ///< how the same is written differently
    friend bool operator==(expectation const &, expectation const &) = default;
};

std::ostream & operator<<(std::ostream & out, expectation const & of)
{
    out << of.reads << " |";
    for (auto const & [reason, reads] : of.variants)
        out << ' ' << reason << ' ' << reads;
    out << " |";
    for (auto const & [reason, reads] : of.notation)
        out << ' ' << reason << ' ' << reads;
    return out;
}

/// File, descriptions, why variants differ, how the same is written differently.
constexpr std::string_view expected_text{
    R"(mirtop/examples/synthetic/let7a-5p.gff | 12 |  | cigar_with_bases_of_the_read 1, start_from_zero 12
mirtop/examples/paper/hsa-let-7a-5p.gff | 1 |  | another_parent 1
mirtop/examples/simulation/test.gff | 9 |  | cigar_with_bases_of_the_read 2, cigar_with_gaps 1, start_from_zero 9
mirtop/examples/compare/reference.gff | 3 | describes_another_read 1 | start_from_zero 2
mirtop/examples/compare/target.gff | 3 | bases_of_the_hairpin_called_added 1 | start_from_zero 2
mirtop/examples/gff/2samples.gff | 2 |  | start_from_zero 2
mirtop/examples/gff/correct_file.gff | 12 |  | cigar_with_bases_of_the_read 1, start_from_zero 12
mirtop/examples/versions/version1.0.gff | 4 |  | bases_of_changes_one_further 2, cigar_with_bases_of_the_read 1, start_from_zero 4
mirtop/examples/synthetic/let7a-5p.mirna | 12 |  |
mirtop/examples/paper/hsa-let-7a-5p.mirna | 1 |  |
mirtop/examples/seqbuster/reads.mirna | 56 | another_hairpin_fits_better 1, bases_of_the_hairpin_called_added 2, substitution_next_to_the_tail 2 |
mirtop/examples/seqbuster/reads20.mirna | 1 |  |
mirtop/examples/seqbuster/readsAdd.mirna | 2 | describes_another_read 1, substitution_at_the_end_is_a_tail 1 |
mirtop/examples/seqbuster/seqbuster_nofreq.mirna | 9 |  |
mirtop/examples/simulation/res/reads.mirna | 53 | another_hairpin_fits_better 1, bases_of_the_hairpin_called_added 2, needs_a_gap 1, substitution_at_the_end_is_a_tail 2, substitution_next_to_the_tail 1 | snv_positions_from_zero 16
mirtop/examples/srnabench/microRNAannotation.txt | 5 | describes_another_read 1, says_nothing 1, substitution_at_the_end_is_a_tail 1 |
mirtop/examples/isomir-sea/tagMir-all.gff | 5 | bases_of_the_hairpin_called_added 1, describes_another_read 1 |
mirtop/examples/prost/prost.example.txt | 3 | describes_another_read 2 |
mirtop/examples/synthetic/let7a-5p.fastq | 12 |  |
mirtop/examples/paper/hsa-let-7a-5p.fa | 1 |  |
mirtop/examples/simulation/reads.fa | 56 | another_hairpin_fits_better 1, bases_of_the_hairpin_called_added 20, substitution_at_the_end_is_a_tail 2, substitution_next_to_the_tail 2 |
mirtop/examples/annotate/sim_isomir.sam | 23 | an_end_lies_outside_the_window 1, bases_of_the_hairpin_called_added 6, substitution_at_the_end_is_a_tail 1 |
mirtop/examples/annotate/hsa-let-7a-nm.sam | 3 |  |
mirtop/examples/annotate/hsa-let-7a-3ploss1.sam | 1 |  |
mirtop/examples/annotate/hsa-let-7a-5ploss1.sam | 2 |  |
mirtop/examples/annotate/hsa-let-7a-5ploss1_neg.sam | 1 |  |
mirtop/aligments/collapsing-isomirs.sam | 2 |  |
mirtop/aligments/let7-1D.sam | 1 | too_short_to_count 1 |
mirtop/aligments/let7-last1D.sam | 1 | snv_positions_from_zero 1 |
mirtop/aligments/let7-last7M1I.sam | 1 | needs_a_gap 1 |
mirtop/aligments/let7-middle1D.sam | 1 | needs_a_gap 1 |
mirtop/aligments/let7-perfect.sam | 1 |  |
mirtop/aligments/let7-perfect-genome.sam | 1 |  |
mirtop/aligments/let7-triming.sam | 4 |  |
mirtop/merge/samples1.sam | 3 |  |
mirtop/merge/samples2.sam | 3 |  |
seqcluster/miraligner/sim_isomir.fa | 26 | an_end_lies_outside_the_window 2, bases_of_the_hairpin_called_added 6, n_in_the_read 1, substitution_at_the_end_is_a_tail 1 |
seqcluster/miraligner/sim_mut.fa | 5 |  |
mirtop/examples/spikeins/spikeins.sam | 5 |  |
mirtop/examples/spikeins/test-spikeins.fa | 5 |  |
mirtop/examples/mirgenedb/sim.sam | 26 | an_end_lies_outside_the_window 2, bases_of_the_hairpin_called_added 6, made_from_another_hairpin 5, n_in_the_read 1, substitution_at_the_end_is_a_tail 1 |
mirtop/examples/optimir/synthetic_100_full.gff3 | 56 | another_mirna_fits_better 16, bases_of_the_hairpin_called_added 11 |
mirtop/examples/annotate/SQL_sample.gff | 106 | an_end_lies_outside_the_window 3, bases_of_the_hairpin_called_added 8, more_than_one_mismatch 13, n_in_the_read 2, not_in_mirbase 4, snv_of_another_kind 21, substitution_at_the_end_is_a_tail 17, substitution_next_to_the_tail 4, tail_is_longer_than_3 10, too_short_to_count 2 |)"};

reasons parse_reasons(std::string_view text)
{
    reasons found;
    for (std::string_view const part : split(text, ','))
    {
        auto const words = split(strip(part), ' ');
        if (words.size() == 2)
            found[std::string{words[0]}] = parse_number<std::size_t>(words[1]).value();
    }
    return found;
}

std::map<std::string, expectation> expected()
{
    std::map<std::string, expectation> all;
    for (std::string_view const line : split(expected_text, '\n'))
    {
        auto const fields = split(line, '|');
        all[std::string{strip(fields.at(0))}] = {parse_number<std::size_t>(strip(fields.at(1))).value(),
                                                 parse_reasons(fields.at(2)),
                                                 parse_reasons(fields.at(3))};
    }
    return all;
}

void add(reasons & sum, std::set<std::string> const & of_read)
{
    for (std::string const & reason : of_read)
        ++sum[reason];
}

} // namespace

TEST_CASE("reads that others have described are described the same, or for a reason not")
{
    std::map<std::string, expectation> found;
    for (test::example_sets const & of_reference : test::all_examples())
        for (test::examples const & set : of_reference.sets)
            for (test::comparison const & one : test::compare_all(set, of_reference.reference))
            {
                expectation & sum = found[one.theirs.set];
                ++sum.reads;
                add(sum.variants, one.reasons);
                add(sum.notation, one.notation);
            }
    auto const all = expected();
    CHECK(found.size() == all.size());
    for (auto const & [set, expectation] : all)
    {
        CAPTURE(set);
        CHECK(found[set] == expectation);
    }
}
