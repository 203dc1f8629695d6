// Other files that scoring and quality control read.
#include "cli/scored_counts.hpp"
#include "inputs.hpp"
#include "runner.hpp"

using namespace polarmir::test;

namespace {

bad_input with_file(std::string const & option, std::string const & text, std::vector<std::string> says)
{
    return {.files = {{"counts.tsv", usual_counts{}.add("A", 5e5).text()}, {"given.tsv", text}},
            .command = "score @/counts.tsv -o @/out " + option + " @/given.tsv",
            .code = 3,
            .says = std::move(says)};
}

bad_input with_thresholds(std::string const & row, std::vector<std::string> says)
{
    return {
        .files = {{"S1.fastq", good_reads()},
                  {"qc.tsv",
                   "metric\tsample_type\twarn_below\tfail_below\twarn_above\tfail_above\tmeaning\tremedy\t"
                   "source\n" +
                       row}},
        .command = "run @/S1.fastq -o @/out --qc-thresholds @/qc.tsv",
        .code = 3,
        .says = std::move(says)};
}

} // namespace

BAD_INPUT("an empty panel",
          (with_file("--panel", "", {"given.tsv", "lists no miRNA", "one name or accession per line"})))
BAD_INPUT("red-cell miRNAs that are none",
          (with_file("--red-cell", "HBB\n", {"given.tsv", "HBB", "per line"})))
BAD_INPUT("an empty table of abundances", (with_file("--reference-abundance", "", {"given.tsv", "is empty"})))
BAD_INPUT("a table of abundances of one column",
          (with_file("--reference-abundance", "miRNA\nhsa-miR-21-5p\n", {"given.tsv:1", "two columns"})))
BAD_INPUT("an abundance that is no number",
          (with_file("--reference-abundance",
                     "miRNA\tcpm\nhsa-miR-21-5p\tmuch\n",
                     {"given.tsv:2", "'much'", "0 or more"})))
BAD_INPUT("an abundance below 0",
          (with_file("--reference-abundance",
                     "miRNA\tcpm\nhsa-miR-21-5p\t-1\n",
                     {"given.tsv:2", "'-1'", "0 or more"})))
BAD_INPUT("an abundance that is infinite",
          (with_file("--reference-abundance", "miRNA\tcpm\nhsa-miR-21-5p\tinf\n", {"given.tsv:2", "'inf'"})))
BAD_INPUT("thresholds of an unknown metric",
          (with_thresholds("beauty\tany\t1\t0\tNA\tNA\t{} x\tr\ts\n",
                           {"qc.tsv:2", "'beauty'", "qc/summary.tsv"})))
BAD_INPUT("a threshold that is no number",
          (with_thresholds("reads\tany\tmany\t0\tNA\tNA\t{} x\tr\ts\n",
                           {"qc.tsv:2", "'many'", "a number or NA"})))
BAD_INPUT("thresholds in the wrong order",
          (with_thresholds("reads\tany\t1\t5\tNA\tNA\t{} x\tr\ts\n",
                           {"qc.tsv:2", "fail_below", "warn_below"})))
BAD_INPUT("thresholds of a type of sample that is none",
          (with_thresholds("reads\tbrain\t1\t0\tNA\tNA\t{} x\tr\ts\n", {"qc.tsv:2", "'brain'", "plasma"})))
BAD_INPUT("a type of sample in the sheet that is none",
          {.files = {{"S1.fastq", good_reads()},
                     {"sheet.tsv", "sample\tfastq_1\tsample_type\nS1\tS1.fastq\tbrain\n"}},
           .command = "run --samples @/sheet.tsv -o @/out",
           .code = 3,
           .says = {"sheet.tsv:2", "'brain'", "ev, plasma, serum or cell"}})
