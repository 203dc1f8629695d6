// compare: groups and what is adjusted for, and tables of other pipelines.
#include "cli/scored_counts.hpp"
#include "inputs.hpp"
#include "runner.hpp"

using namespace polarmir::test;

namespace {

std::string const columns{"sample\tgroup\tsubject\tbatch\tage\n"};
std::string const rows{"T1\ttumor\ts1\tb1\t50\nT2\ttumor\ts2\tb2\t61\nT3\ttumor\ts3\tb1\t45\n"
                       "C1\tcontrol\ts1\tb1\t50\nC2\tcontrol\ts2\tb2\t61\nC3\tcontrol\ts3\tb2\t47\n"};

std::vector<made_file> tables(std::string const & sheet)
{
    usual_counts table;
    for (char const * name : {"T1", "T2", "T3", "C1", "C2", "C3"})
        table.add(name, 5e5);
    return {{"counts.tsv", table.text()}, {"sheet.tsv", sheet}};
}

std::string compare(std::string const & options)
{
    return "compare @/counts.tsv --samples @/sheet.tsv -o @/out " + options;
}

} // namespace

BAD_INPUT("compare without anything to compare with",
          {.files = tables(columns + rows),
           .command = "compare @/counts.tsv -o @/out",
           .code = 2,
           .says = {"--samples", "--with"}})
BAD_INPUT("a sheet of other samples",
          {.files = tables("sample\tgroup\nX\ttumor\nY\tcontrol\n"),
           .command = compare(""),
           .code = 3,
           .says = {"sheet.tsv", "none of its samples", "counts.tsv"}})
BAD_INPUT("a sheet without the column of groups",
          {.files = tables("sample\tstate\nT1\tx\nC1\ty\n"),
           .command = compare(""),
           .code = 2,
           .says = {"sheet.tsv", "group", "state"}})
BAD_INPUT("a group column that is not there",
          {.files = tables(columns + rows),
           .command = compare("--group-column grp"),
           .code = 2,
           .says = {"--group-column", "sheet.tsv", "'grp'", "subject"}})
BAD_INPUT("a group that no sample is in",
          {.files = tables(columns + rows),
           .command = compare("--case tumour"),
           .code = 2,
           .says = {"--case", "tumour", "no sample is in that group", "tumor"}})
BAD_INPUT("case and control the same",
          {.files = tables(columns + rows),
           .command = compare("--case tumor --control tumor"),
           .code = 2,
           .says = {"--case and --control name the same group, tumor"}})
BAD_INPUT("one group only",
          {.files = tables("sample\tgroup\nT1\ttumor\nT2\ttumor\n"),
           .command = compare(""),
           .code = 2,
           .says = {"sheet.tsv", "nothing to compare", "tumor"}})
BAD_INPUT("three groups and no choice",
          {.files = tables(replaced(columns + rows, "T3\ttumor", "T3\tother")),
           .command = compare(""),
           .code = 2,
           .says = {"sheet.tsv", "--case", "--control"}})
BAD_INPUT("a block column that is not there",
          {.files = tables(columns + rows),
           .command = compare("--block patient"),
           .code = 2,
           .says = {"--block", "'patient'", "subject"}})
BAD_INPUT("two samples of a group in one block",
          {.files = tables(replaced(columns + rows, "T2\ttumor\ts2", "T2\ttumor\ts1")),
           .command = compare("--block subject"),
           .code = 3,
           .says = {"s1", "T1", "T2", "paired"}})
BAD_INPUT("a batch that is the group",
          {.files = tables(
               replaced(replaced(columns + rows, "\tb2\t", "\tb1\t"), "control\ts1\tb1", "control\ts1\tb1")),
           .command = compare("--batch batch"),
           .code = 3,
           .says = {"batch", "b1", "leave it out"}})
BAD_INPUT("a batch that tells every group",
          {.files = tables("sample\tgroup\tbatch\nT1\ttumor\tb1\nT2\ttumor\tb1\nT3\ttumor\tb1\n"
                           "C1\tcontrol\tb2\nC2\tcontrol\tb2\nC3\tcontrol\tb2\n"),
           .command = compare("--batch batch"),
           .code = 3,
           .says = {"confounded with batch"}})
BAD_INPUT("a covariate that is missing for a sample",
          {.files = tables(replaced(columns + rows, "s3\tb1\t45", "s3\tb1\t")),
           .command = compare("--covariates age"),
           .code = 3,
           .says = {"sample T3", "age"}})
BAD_INPUT("numbers and words in one covariate",
          {.files = tables(replaced(columns + rows, "s3\tb1\t45", "s3\tb1\told")),
           .command = compare("--covariates age"),
           .code = 3,
           .says = {"sheet.tsv", "age", "'old'", "--batch"}})
BAD_INPUT(
    "more covariates than samples",
    {.files = tables("sample\tgroup\ta\tb\tc\nT1\ttumor\t1\t1\t9\nT2\ttumor\t2\t4\t1\nC1\tcontrol\t3\t9\t2\n"
                     "C2\tcontrol\t5\t2\t7\n"),
     .command = compare("--covariates a,b,c"),
     .code = 3,
     .says = {"sheet.tsv", "confounded with a and b and c together", "leave one out"}})
BAD_INPUT("a share for voom's span above 1",
          {.files = tables(columns + rows),
           .command = compare("--voom-span 2"),
           .code = 2,
           .says = {"--voom-span", "at most 1"}})
BAD_INPUT("a smallest change that is NaN",
          {.files = tables(columns + rows),
           .command = compare("--min-log2-change nan"),
           .code = 2,
           .says = {"--min-log2-change", "0 or more"}})
BAD_INPUT("normalisation by spike-ins that are not there",
          {.files = tables(columns + rows),
           .command = compare("--normalisation spike-in"),
           .code = 0,
           .says = {"warning", "spike-in normalisation needs", "there are 0", "use TMM"},
           .leaves = {"out"}})
BAD_INPUT("a table of another pipeline that is not there",
          {.files = tables(columns + rows),
           .command = "compare @/counts.tsv --with @/absent.tsv -o @/out",
           .code = 2,
           .says = {"--with", "absent.tsv", "no such file"}})
BAD_INPUT("a table of another pipeline with other samples",
          {.files = {tables("").front(), {"other.tsv", "miRNA\tX\nhsa-miR-21-5p\t5\n"}},
           .command = "compare @/counts.tsv --with @/other.tsv -o @/out",
           .code = 3,
           .says = {"no sample is in both tables", "T1", "X"}})
BAD_INPUT("a table of another pipeline that is none",
          {.files = {tables("").front(), {"other.tsv", good_reads()}},
           .command = "compare @/counts.tsv --with @/other.tsv -o @/out",
           .code = 3,
           .says = {"other.tsv:1", "understood are"}})
BAD_INPUT("one sample in two tables of another pipeline",
          {.files = {tables("").front(),
                     {"a.tsv", "miRNA\tT1\nhsa-miR-21-5p\t5\n"},
                     {"b.tsv", "miRNA\tT1\nhsa-miR-21-5p\t5\n"}},
           .command = "compare @/counts.tsv --with @/a.tsv --with @/b.tsv -o @/out",
           .code = 3,
           .says = {"'T1'", "two of the tables", "NAME=FILE"}})
BAD_INPUT("a folder without counts to compare",
          {.files = {{"run/notes.txt", "mine"}, {"sheet.tsv", columns + rows}},
           .command = "compare @/run --samples @/sheet.tsv -o @/out",
           .code = 3,
           .says = {"/run", "counts/mature_counts.tsv"}})
