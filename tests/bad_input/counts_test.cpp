// Tables of counts of any pipeline, for score.
#include "cli/scored_counts.hpp"
#include "inputs.hpp"
#include "runner.hpp"

using namespace polarmir::test;

namespace {

char const * const score{"score @/counts.tsv -o @/out"};

std::vector<made_file> counts(std::string const & text)
{
    return {{"counts.tsv", text}};
}

std::string with_rows(std::string const & rows)
{
    return "miRNA\tA\tB\n" + rows;
}

} // namespace

BAD_INPUT("a table that is not there",
          {.command = score, .code = 2, .says = {"counts.tsv", "does not exist"}})
BAD_INPUT("a folder in place of a table",
          {.files = {{"counts.tsv/notes.txt", "mine"}},
           .command = score,
           .code = 2,
           .says = {"counts.tsv", "directory"}})
BAD_INPUT(
    "an empty table",
    {.files = counts(""), .command = score, .code = 3, .says = {"counts.tsv", "is empty", "miRNA x sample"}})
BAD_INPUT("a table with a header only",
          {.files = counts("miRNA\tA\n"), .command = score, .code = 3, .says = {"counts.tsv", "no miRNA"}})
BAD_INPUT("a table of names only",
          {.files = counts("miRNA\nhsa-miR-21-5p\n"),
           .command = score,
           .code = 3,
           .says = {"counts.tsv:1", "no sample", "tabs or commas"}})
BAD_INPUT("a table separated by blanks",
          {.files = counts("miRNA A\nhsa-miR-21-5p 5\n"),
           .command = score,
           .code = 3,
           .says = {"counts.tsv:1", "tabs or commas"}})
BAD_INPUT("a row of too few fields",
          {.files = counts(with_rows("hsa-miR-21-5p\t5\n")),
           .command = score,
           .code = 3,
           .says = {"counts.tsv:2", "has 2 fields, the header line 3"}})
BAD_INPUT("a row of too many fields",
          {.files = counts(with_rows("hsa-miR-21-5p\t5\t6\t7\n")),
           .command = score,
           .code = 3,
           .says = {"counts.tsv:2", "has 4 fields, the header line 3"}})
BAD_INPUT("a count below 0",
          {.files = counts(with_rows("hsa-miR-21-5p\t5\t-6\n")),
           .command = score,
           .code = 3,
           .says = {"counts.tsv:2", "count '-6' of hsa-miR-21-5p in sample B", "no number of 0 or more"}})
BAD_INPUT("a count that is NaN",
          {.files = counts(with_rows("hsa-miR-21-5p\t5\tNaN\n")),
           .command = score,
           .code = 3,
           .says = {"counts.tsv:2", "count 'NaN'", "sample B", "no number of 0 or more"}})
BAD_INPUT("a count that is infinite",
          {.files = counts(with_rows("hsa-miR-21-5p\t5\tinf\n")),
           .command = score,
           .code = 3,
           .says = {"counts.tsv:2", "count 'inf'", "sample B"}})
BAD_INPUT("a count beyond all reads",
          {.files = counts(with_rows("hsa-miR-21-5p\t5\t1e300\n")),
           .command = score,
           .code = 3,
           .says = {"counts.tsv:2", "count '1e300'", "sample B", "that counts reads"}})
BAD_INPUT("a count that is missing",
          {.files = counts(with_rows("hsa-miR-21-5p\t5\t\n")),
           .command = score,
           .code = 3,
           .says = {"counts.tsv:2", "count ''", "sample B"}})
BAD_INPUT("a count that is NA",
          {.files = counts(with_rows("hsa-miR-21-5p\tNA\t4\n")),
           .command = score,
           .code = 3,
           .says = {"counts.tsv:2", "count 'NA'", "sample A"}})
BAD_INPUT("a count in hexadecimal",
          {.files = counts(with_rows("hsa-miR-21-5p\t0x10\t4\n")),
           .command = score,
           .code = 3,
           .says = {"counts.tsv:2", "count '0x10'"}})
BAD_INPUT("counts with decimal commas between commas",
          {.files = counts("miRNA,A\nhsa-miR-21-5p,5,5\n"),
           .command = score,
           .code = 3,
           .says = {"counts.tsv:2", "decimals must be written with a point"}})
BAD_INPUT("a sample twice in the header",
          {.files = counts("miRNA\tA\tA\nhsa-miR-21-5p\t5\t6\n"),
           .command = score,
           .code = 3,
           .says = {"counts.tsv:1", "sample 'A' has two columns"}})
BAD_INPUT("a sample without name",
          {.files = counts("miRNA\tA\t\nhsa-miR-21-5p\t5\t6\n"),
           .command = score,
           .code = 3,
           .says = {"counts.tsv:1", "a sample has no name"}})
BAD_INPUT("a miRNA twice",
          {.files = counts(with_rows("hsa-miR-21-5p\t5\t6\nhsa-let-7a-5p\t1\t1\nhsa-miR-21-5p\t5\t6\n")),
           .command = score,
           .code = 3,
           .says = {"counts.tsv:4", "hsa-miR-21-5p", "line 2"}})
BAD_INPUT("a table of genes",
          {.files = counts(with_rows("GAPDH\t5\t6\nACTB\t5\t6\n")),
           .command = score,
           .code = 0,
           .says = {"warning", "no row is named as in miRBase 22", "GAPDH", "nothing can be scored"},
           .leaves = {"out"}})
BAD_INPUT("a table of mouse miRNAs",
          {.files = counts(with_rows("mmu-miR-21a-5p\t5\t6\n")),
           .command = score,
           .code = 0,
           .says = {"warning", "hsa", "nothing can be scored"},
           .leaves = {"out"}})
BAD_INPUT("UTF-16 counts",
          {.files = counts(std::string{"\xff\xfem\0i\0", 6}),
           .command = score,
           .code = 3,
           .says = {"counts.tsv", "UTF-16", "save it as UTF-8"}})
BAD_INPUT("an Excel workbook of counts",
          {.files = counts(std::string{"PK\3\4\0\0\1\2 and so on", 18}),
           .command = score,
           .code = 3,
           .says = {"counts.tsv", "Excel workbook", "save it as"}})
BAD_INPUT("counts in a truncated gzip file",
          {.files = {{"counts.tsv.gz", without_end(gzipped(with_rows("hsa-miR-21-5p\t5\t6\n")), 6)}},
           .command = "score @/counts.tsv.gz -o @/out",
           .code = 3,
           .says = {"counts.tsv.gz", "truncated", "copy or download the file again"}})
