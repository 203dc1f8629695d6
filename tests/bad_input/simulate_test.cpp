// What simulate is asked for.
#include "inputs.hpp"
#include "runner.hpp"

using namespace polarmir::test;

namespace {

bad_input simulated(std::string const & options, int code, std::vector<std::string> says)
{
    return {.command = "simulate -o @/out --reads 100 --samples-per-group 1 " + options,
            .code = code,
            .says = std::move(says)};
}

bad_input
with_file(std::string const & option, std::string const & text, int code, std::vector<std::string> says)
{
    bad_input row = simulated(option + " @/given.tsv", code, std::move(says));
    row.files = {{"given.tsv", text}};
    return row;
}

bad_input sample_table(std::string const & text, int code, std::vector<std::string> says)
{
    return {.files = {{"given.tsv", text}},
            .command = "simulate -o @/out --reads 100 --sample-table @/given.tsv",
            .code = code,
            .says = std::move(says)};
}

} // namespace

BAD_INPUT("effects that are not there",
          (simulated("--effects @/absent.tsv", 3, {"absent.tsv", "No such file"})))
BAD_INPUT("effects without a column",
          (with_file("--effects", "miRNA\tgroup\nhsa-miR-21-5p\ttumor\n", 3, {"given.tsv", "'log2fc'"})))
BAD_INPUT("an effect that is no number",
          (with_file("--effects",
                     "miRNA\tgroup\tlog2fc\nhsa-miR-21-5p\ttumor\tup\n",
                     3,
                     {"given.tsv:2", "'up'", "log2fc"})))
BAD_INPUT("an effect that is NaN",
          (with_file(
              "--effects", "miRNA\tgroup\tlog2fc\nhsa-miR-21-5p\ttumor\tnan\n", 3, {"given.tsv:2", "'nan'"})))
BAD_INPUT("an effect on an unknown group",
          (with_file("--effects",
                     "miRNA\tgroup\tlog2fc\nhsa-miR-21-5p\tliver\t1\n",
                     3,
                     {"effect on hsa-miR-21-5p", "liver", "no sample has"})))
BAD_INPUT("an effect on an unknown miRNA",
          (with_file("--effects",
                     "miRNA\tgroup\tlog2fc\nhsa-miR-99999\ttumor\t1\n",
                     3,
                     {"hsa-miR-99999", "not in the reference", "check its name"})))
BAD_INPUT("an effect twice",
          (with_file("--effects",
                     "miRNA\tgroup\tlog2fc\nhsa-miR-21-5p\ttumor\t1\nMIMAT0000076\ttumor\t1\n",
                     3,
                     {"effect on MIMAT0000076 in group tumor", "given twice"})))
BAD_INPUT("abundances below 0",
          (with_file("--abundances",
                     "miRNA\tabundance\nhsa-miR-21-5p\t-5\n",
                     3,
                     {"given.tsv:2", "'-5' in column abundance"})))
BAD_INPUT("abundances of 0 alone",
          (with_file("--abundances",
                     "miRNA\tabundance\nhsa-miR-21-5p\t0\n",
                     3,
                     {"no miRNA is expressed", "abundance above 0"})))
BAD_INPUT("a table of samples with a sample twice",
          (sample_table("sample\tgroup\nA\tx\nA\ty\n", 3, {"given.tsv", "sample A is named twice"})))
BAD_INPUT(
    "a table of samples with haemolysis above 1",
    (sample_table("sample\tgroup\thaemolysis\nA\tx\t2\n", 3, {"given.tsv:2", "'2' in column haemolysis"})))
BAD_INPUT("a table of samples with reads below 0",
          (sample_table("sample\tgroup\treads\nA\tx\t-2\n", 3, {"given.tsv:2", "'-2'", "reads"})))
BAD_INPUT(
    "shares that leave nothing for miRNA",
    (simulated("--share competitor=0.9 --share antisense=0.2", 2, {"leave nothing for miRNA", "lower them"})))
BAD_INPUT("a share of an unknown class",
          (simulated("--share piRNA=0.1", 2, {"--share piRNA=0.1", "classes are"})))
BAD_INPUT("an error rate above what is meant", (simulated("--error-rate 0.5", 2, {"0.02", "0.5"})))
BAD_INPUT("a dispersion that is NaN", (simulated("--dispersion nan", 2, {"dispersion", "nan"})))
BAD_INPUT("a seed below 0", (simulated("--seed -1", 2, {"--seed", "-1"})))
BAD_INPUT("an unknown profile", (simulated("--profile urine", 2, {"no profile 'urine'", "plasma"})))
BAD_INPUT("other species in FASTQ",
          {.files = {{"x.fa", good_reads()}},
           .command = "simulate -o @/out --reads 100 --share other_species=0.1 --other-species @/x.fa",
           .code = 3,
           .says = {"x.fa:1", "FASTA"}})
BAD_INPUT("a table of samples with a column twice",
          (sample_table("sample\tgroup\tbatch\tbatch\nA\tx\t1\t2\n", 3, {"given.tsv:1", "'batch'", "twice"})))
BAD_INPUT("a share of A and U between two whole percent",
          (simulated("--tail-rate 0.1 --tail-au 0.805", 2, {"A and T in tails", "whole percent"})))
