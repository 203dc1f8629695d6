// Files of sets of miRNAs.
#include "cli/scored_counts.hpp"
#include "inputs.hpp"
#include "runner.hpp"

using namespace polarmir::test;

namespace {

std::string const header{"set\tmiRNA\tweight\tdirection\n"};

/// score with this file of sets.
bad_input scored(std::string const & sets, std::vector<std::string> says)
{
    return {.files = {{"counts.tsv", usual_counts{}.add("A", 5e5).text()}, {"sets.tsv", sets}},
            .command = "score @/counts.tsv --signatures @/sets.tsv -o @/out",
            .code = 3,
            .says = std::move(says)};
}

} // namespace

BAD_INPUT("an empty file of sets", (scored("", {"sets.tsv", "is empty", "header"})))
BAD_INPUT("sets with a header only", (scored(header, {"sets.tsv", "holds no signature"})))
BAD_INPUT("sets without the column of miRNAs",
          (scored("set\tweight\nS\t1\n", {"sets.tsv:1", "set and miRNA"})))
BAD_INPUT("a row of a set with too few fields",
          (scored(header + "S\thsa-miR-21-5p\n", {"sets.tsv:2", "2 fields", "4"})))
BAD_INPUT("a set of a miRNA that is unknown",
          (scored(header + "S\thsa-miR-99999\t1\t1\n", {"sets.tsv:2", "'hsa-miR-99999'", "check its name"})))
BAD_INPUT("a set of a gene",
          (scored(header + "S\tTP53\t1\t1\n", {"sets.tsv:2", "'TP53'", "no human mature miRNA"})))
BAD_INPUT("a set of a miRNA without its arm",
          (scored(header + "S\thsa-miR-155\t1\t1\n", {"sets.tsv:2", "'hsa-miR-155'", "hsa-miR-155-5p"})))
BAD_INPUT("a weight that is no number",
          (scored(header + "S\thsa-miR-21-5p\theavy\t1\n",
                  {"sets.tsv:2", "weight 'heavy'", "no number above 0"})))
BAD_INPUT("a weight of 0",
          (scored(header + "S\thsa-miR-21-5p\t0\t1\n", {"sets.tsv:2", "weight '0'", "above 0"})))
BAD_INPUT("a weight below 0", (scored(header + "S\thsa-miR-21-5p\t-1\t1\n", {"sets.tsv:2", "weight '-1'"})))
BAD_INPUT("a weight that is NaN",
          (scored(header + "S\thsa-miR-21-5p\tnan\t1\n", {"sets.tsv:2", "weight 'nan'"})))
BAD_INPUT("a weight beyond all measure",
          (scored(header + "S\thsa-miR-21-5p\t1e99\t1\n", {"sets.tsv:2", "weight '1e99'", "1,000,000"})))
BAD_INPUT("a weight with a decimal comma",
          (scored(header + "S\thsa-miR-21-5p\t0,5\t1\n", {"sets.tsv:2", "'0,5'", "decimals with a point"})))
BAD_INPUT("a direction that is none",
          (scored(header + "S\thsa-miR-21-5p\t1\tup\n", {"sets.tsv:2", "direction 'up'", "+1 nor -1"})))
BAD_INPUT("a miRNA twice in a set",
          (scored(header + "S\thsa-miR-21-5p\t1\t1\nS\tMIMAT0000076\t1\t-1\n",
                  {"sets.tsv:3", "line 2", "keep one"})))
BAD_INPUT("a set without a name",
          (scored(header + "\thsa-miR-21-5p\t1\t1\n", {"sets.tsv:2", "name of the set is empty"})))
BAD_INPUT("sets in UTF-16", (scored(std::string{"\xff\xfes\0", 4}, {"sets.tsv", "UTF-16"})))
BAD_INPUT("two faults in a file of sets: the first, and how many more",
          (scored(header + "S\thsa-miR-99999\t1\t1\nS\thsa-miR-21-5p\t0\t1\n",
                  {"sets.tsv:2", "2 more", "signatures check"})))
BAD_INPUT("a GMT file with a set without members",
          {.files = {{"sets.gmt", "S\tdescription\n"}},
           .command = "signatures check @/sets.gmt",
           .code = 3,
           .says = {"sets.gmt", "1 problem"}})
BAD_INPUT("check of a file of sets that is not there",
          {.command = "signatures check @/absent.tsv", .code = 2, .says = {"absent.tsv", "does not exist"}})
BAD_INPUT("show of a set that is not there",
          {.command = "signatures show M3", .code = 2, .says = {"no signature 'M3'", "there are"}})
BAD_INPUT("explain of a miRNA that is not there",
          {.command = "signatures explain hsa-miR-99999", .code = 2, .says = {"'hsa-miR-99999'"}})
