// Folders of finished samples, for merge, explain and verify.
#include "inputs.hpp"
#include "runner.hpp"

using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

void finish(fs::path const & folder)
{
    polarmir::io::write_file(folder / "S1.fastq", good_reads());
    REQUIRE(run_cli(words_of("run @/S1.fastq -o @/out", folder.string())).code == 0);
}

/// A finished run of which a file is changed.
std::function<void(fs::path const &)> spoil(std::string const & name,
                                            std::function<std::string(std::string)> const & change)
{
    return [=](fs::path const & folder) {
        finish(folder);
        fs::path const path = folder / "out" / name;
        polarmir::io::write_file(path, change(read_file(path)));
    };
}

std::string cut_in_half(std::string bytes)
{
    return bytes.substr(0, bytes.size() / 2);
}

char const * const merge{"merge @/out"};
std::string const again{"count the sample again"};

} // namespace

BAD_INPUT("merge of a folder without samples",
          {.files = {{"out/notes.txt", "mine"}},
           .command = merge,
           .code = 3,
           .says = {"/out", "no finished sample", "polarmir count"}})
BAD_INPUT("merge of a sample whose description is truncated",
          {.prepare = spoil("samples/S1/sample.json", cut_in_half),
           .command = merge,
           .code = 3,
           .says = {"samples/S1/sample.json", "damaged", "count the sample again"},
           .leaves = {"out/SHA256SUMS"}})
BAD_INPUT("merge of a sample of another version",
          {.prepare = spoil("samples/S1/sample.json",
                            [](std::string const & text) {
                                return replaced(text, "\"output_format\": ", "\"output_format\": 9");
                            }),
           .command = merge,
           .code = 3,
           .says = {"samples/S1/sample.json", "another version", again},
           .leaves = {"out/SHA256SUMS"}})
BAD_INPUT("merge of a sample whose counts are truncated",
          {.prepare = spoil("samples/S1/counts.tsv", cut_in_half),
           .command = merge,
           .code = 3,
           .says = {"samples/S1/counts.tsv", again},
           .leaves = {"out/SHA256SUMS"}})
BAD_INPUT("merge of a sample whose counts are no numbers",
          {.prepare = spoil("samples/S1/counts.tsv",
                            [](std::string const & text) { return replaced(text, "\t200\t", "\tmany\t"); }),
           .command = merge,
           .code = 3,
           .says = {"samples/S1/counts.tsv:", "'many' is not a number of reads", again},
           .leaves = {"out/SHA256SUMS"}})
BAD_INPUT("merge of a sample whose record is empty",
          {.prepare = spoil("samples/S1/run.json", [](std::string const &) { return std::string{}; }),
           .command = merge,
           .code = 3,
           .says = {"samples/S1/run.json", "not the record of a finished sample"},
           .leaves = {"out/SHA256SUMS"}})
BAD_INPUT("merge of a sheet with a sample that is not finished",
          {.files = {{"sheet.tsv", "sample\tfastq_1\nS1\tS1.fastq\nS2\tS2.fastq\n"}},
           .prepare = finish,
           .command = "merge @/out --samples @/sheet.tsv",
           .code = 1,
           .says = {"S2", "--allow-missing"},
           .leaves = {"out/SHA256SUMS", "out/samples.tsv"}})
BAD_INPUT("explain of a folder without samples",
          {.files = {{"out/notes.txt", "mine"}},
           .command = "explain @/out --mirna hsa-miR-21-5p",
           .code = 3,
           .says = {"/out", "no finished sample", "polarmir run"}})
BAD_INPUT("explain without a question",
          {.prepare = finish, .command = "explain @/out", .code = 2, .says = {"--mirna", "--sequence"}})
BAD_INPUT("explain of an unknown miRNA",
          {.prepare = finish,
           .command = "explain @/out --mirna hsa-miR-99999",
           .code = 2,
           .says = {"hsa-miR-99999"}})
BAD_INPUT("explain of an insert that is none",
          {.prepare = finish,
           .command = "explain @/out --sequence ACGX",
           .code = 2,
           .says = {"'ACGX'", "A, C, G, T or U"}})
BAD_INPUT("explain of a sample that is not there",
          {.prepare = finish,
           .command = "explain @/out --mirna hsa-miR-21-5p --sample S9",
           .code = 2,
           .says = {"no finished sample 'S9'", "S1"}})
BAD_INPUT("explain of a sample whose inserts are truncated",
          {.prepare = spoil("samples/S1/unique.tsv.gz", cut_in_half),
           .command = "explain @/out --mirna hsa-miR-21-5p",
           .code = 3,
           .says = {"samples/S1/unique.tsv.gz", "truncated"}})
BAD_INPUT("verify of a folder without checksums",
          {.files = {{"out/notes.txt", "mine"}},
           .command = "verify @/out",
           .code = 3,
           .says = {"/out", "SHA256SUMS"}})
BAD_INPUT("verify of a table that was changed",
          {.prepare = spoil("counts/mature_counts.tsv",
                            [](std::string const & text) { return replaced(text, "200", "300"); }),
           .command = "verify @/out",
           .code = 3,
           .says = {"warning", "/out", "problem"}})
