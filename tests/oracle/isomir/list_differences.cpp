#include "differences.hpp"
#include "references.hpp"

#include <iostream>

using namespace polarmir::test;

int main()
{
    auto const print = [](std::vector<comparison> const & all) {
        for (comparison const & one : all)
            std::cout << one.theirs.set << '\t' << one.theirs.name << '\t' << one.theirs.insert << '\t'
                      << one.theirs.mirna << '\t' << one.theirs.variant << '\t' << one.theirs.cigar << '\t' << one.theirs.start << '\t' << one.verdict << '\t'
                      << one.mirna << '\t' << one.variant << '\t' << one.cigar << '\t' << one.start << '\t' << one.reason << '\n';
    };
    auto const let = reference_of("data/isomir/mirtop/examples/annotate/hairpin.fa", "data/isomir/mirtop/examples/annotate/hsa.gff3");
    std::string const m{"mirtop/examples/"};
    for (auto const & e : {read_gff(m + "synthetic/let7a-5p.gff"), read_gff(m + "paper/hsa-let-7a-5p.gff"), read_gff(m + "simulation/test.gff"), read_gff(m + "compare/target.gff"), read_gff(m + "compare/reference.gff"), read_gff(m + "gff/2samples.gff"), read_gff(m + "gff/correct_file.gff"), read_gff(m + "versions/version1.0.gff", m + "synthetic/let7a-5p.fastq"),
             read_mirna(m + "synthetic/let7a-5p.mirna", "mir", 1), read_mirna(m + "paper/hsa-let-7a-5p.mirna", "mir", 1), read_mirna(m + "seqbuster/reads.mirna", "mir", 1), read_mirna(m + "seqbuster/readsAdd.mirna", "mir", 1), read_mirna(m + "seqbuster/reads20.mirna", "mir", 1), read_mirna(m + "seqbuster/seqbuster_nofreq.mirna", "mir", 1), read_mirna(m + "simulation/res/reads.mirna", "chrom", 0),
             read_srnabench(m + "srnabench/microRNAannotation.txt"), read_isomir_sea(m + "isomir-sea/tagMir-all.gff"), read_prost(m + "prost/prost.example.txt"),
             read_made(m + "synthetic/let7a-5p.fastq"), read_made(m + "paper/hsa-let-7a-5p.fa"), read_made(m + "simulation/reads.fa"), read_made("seqcluster/miraligner/sim_isomir.fa"), read_made("seqcluster/miraligner/sim_mut.fa"), read_made(m + "annotate/sim_isomir.sam"),
             read_made(m + "annotate/hsa-let-7a-nm.sam"), read_made(m + "annotate/hsa-let-7a-3ploss1.sam"), read_made(m + "annotate/hsa-let-7a-5ploss1.sam"), read_made(m + "annotate/hsa-let-7a-5ploss1_neg.sam"),
             read_made("mirtop/aligments/collapsing-isomirs.sam"), read_made("mirtop/aligments/let7-1D.sam"), read_made("mirtop/aligments/let7-last1D.sam"), read_made("mirtop/aligments/let7-last7M1I.sam"), read_made("mirtop/aligments/let7-middle1D.sam"), read_made("mirtop/aligments/let7-perfect.sam"), read_made("mirtop/aligments/let7-perfect-genome.sam"), read_made("mirtop/aligments/let7-triming.sam"), read_made("mirtop/merge/samples1.sam"), read_made("mirtop/merge/samples2.sam")})
        print(compare_all(e, let));
    print(compare_all(read_made(m + "spikeins/spikeins.sam"), reference_of("data/isomir/mirtop/examples/spikeins/spikeins_pre.fasta", "data/isomir/mirtop/examples/spikeins/spikeins_pre.gff")));
    print(compare_all(read_made(m + "mirgenedb/sim.sam"), let_7a_in("data/isomir/mirtop/examples/mirgenedb/hairpin.fa")));
    print(compare_all(read_gff(m + "optimir/synthetic_100_full.gff3"), human_reference()));
    print(compare_all(read_gff(m + "annotate/SQL_sample.gff"), human_reference()));
}
