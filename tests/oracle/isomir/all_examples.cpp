#include "differences.hpp"
#include "references.hpp"

namespace polarmir::test {
namespace {

std::string const mirtop{"mirtop/examples/"};

/// The three hairpins of let-7a and let-7f-1.
reference::mirna_reference const & let_7()
{
    static auto const reference = reference_of("data/isomir/mirtop/examples/annotate/hairpin.fa",
                                               "data/isomir/mirtop/examples/annotate/hsa.gff3");
    return reference;
}

std::vector<examples> described_let_7()
{
    std::vector<examples> sets;
    for (char const * const gff : {"synthetic/let7a-5p.gff",
                                   "paper/hsa-let-7a-5p.gff",
                                   "simulation/test.gff",
                                   "compare/reference.gff",
                                   "compare/target.gff",
                                   "gff/2samples.gff",
                                   "gff/correct_file.gff"})
        sets.push_back(read_gff(mirtop + gff));
    sets.push_back(read_gff(mirtop + "versions/version1.0.gff", mirtop + "synthetic/let7a-5p.fastq"));
    for (char const * const table : {"synthetic/let7a-5p.mirna",
                                     "paper/hsa-let-7a-5p.mirna",
                                     "seqbuster/reads.mirna",
                                     "seqbuster/reads20.mirna",
                                     "seqbuster/readsAdd.mirna",
                                     "seqbuster/seqbuster_nofreq.mirna"})
        sets.push_back(read_mirna(mirtop + table, "mir", 1));
    sets.push_back(read_mirna(mirtop + "simulation/res/reads.mirna", "chrom", 0));
    sets.push_back(read_srnabench(mirtop + "srnabench/microRNAannotation.txt"));
    sets.push_back(read_isomir_sea(mirtop + "isomir-sea/tagMir-all.gff"));
    sets.push_back(read_prost(mirtop + "prost/prost.example.txt"));
    return sets;
}

std::vector<examples> made_let_7()
{
    std::vector<examples> sets;
    for (char const * const reads : {"mirtop/examples/synthetic/let7a-5p.fastq",
                                     "mirtop/examples/paper/hsa-let-7a-5p.fa",
                                     "mirtop/examples/simulation/reads.fa",
                                     "mirtop/examples/annotate/sim_isomir.sam",
                                     "mirtop/examples/annotate/hsa-let-7a-nm.sam",
                                     "mirtop/examples/annotate/hsa-let-7a-3ploss1.sam",
                                     "mirtop/examples/annotate/hsa-let-7a-5ploss1.sam",
                                     "mirtop/examples/annotate/hsa-let-7a-5ploss1_neg.sam",
                                     "mirtop/aligments/collapsing-isomirs.sam",
                                     "mirtop/aligments/let7-1D.sam",
                                     "mirtop/aligments/let7-last1D.sam",
                                     "mirtop/aligments/let7-last7M1I.sam",
                                     "mirtop/aligments/let7-middle1D.sam",
                                     "mirtop/aligments/let7-perfect.sam",
                                     "mirtop/aligments/let7-perfect-genome.sam",
                                     "mirtop/aligments/let7-triming.sam",
                                     "mirtop/merge/samples1.sam",
                                     "mirtop/merge/samples2.sam",
                                     "seqcluster/miraligner/sim_isomir.fa",
                                     "seqcluster/miraligner/sim_mut.fa"})
        sets.push_back(read_made(reads));
    return sets;
}

} // namespace

std::vector<example_sets> all_examples()
{
    static auto const spike_ins = reference_of("data/isomir/mirtop/examples/spikeins/spikeins_pre.fasta",
                                               "data/isomir/mirtop/examples/spikeins/spikeins_pre.gff");
    static auto const mirgenedb = let_7a_in("data/isomir/mirtop/examples/mirgenedb/hairpin.fa");
    return {{let_7(), described_let_7()},
            {let_7(), made_let_7()},
            {spike_ins,
             {read_made("mirtop/examples/spikeins/spikeins.sam"),
              read_made("mirtop/examples/spikeins/test-spikeins.fa")}},
            {mirgenedb, {read_made("mirtop/examples/mirgenedb/sim.sam")}},
            {human_reference(),
             {read_gff(mirtop + "optimir/synthetic_100_full.gff3"),
              read_gff(mirtop + "annotate/SQL_sample.gff")}}};
}

} // namespace polarmir::test
