// The output folder: what is somebody else's stays.
#include "inputs.hpp"
#include "runner.hpp"

#include <polarmir/io/file_lock.hpp>

#include <chrono>
#include <memory>

using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

std::vector<made_file> reads_and(std::vector<made_file> more)
{
    more.push_back({"S1.fastq", good_reads()});
    return more;
}

} // namespace

BAD_INPUT("an output folder that is a file",
          {.files = reads_and({{"out", "mine"}}),
           .command = "run @/S1.fastq -o @/out",
           .code = 4,
           .says = {"/out", "cannot create the folder"}})
BAD_INPUT("an output folder below a file",
          {.files = reads_and({{"file", "mine"}}),
           .command = "run @/S1.fastq -o @/file/out",
           .code = 4,
           .says = {"/file/out", "cannot create the folder"}})
BAD_INPUT("an output folder where none can be made",
          {.files = reads_and({}),
           .command = "run @/S1.fastq -o /proc/polarmir",
           .code = 4,
           .says = {"/proc/polarmir", "cannot create the folder"}})
BAD_INPUT("an output folder of somebody else",
          {.files = reads_and({{"out/thesis.txt", "precious"}}),
           .command = "run @/S1.fastq -o @/out",
           .code = 2,
           .says = {"/out", "thesis.txt", "--force"}})
BAD_INPUT("count into a folder of somebody else",
          {.files = reads_and({{"out/thesis.txt", "precious"}}),
           .command = "count @/S1.fastq -o @/out",
           .code = 2,
           .says = {"/out", "thesis.txt", "--force"}})
BAD_INPUT("plan into a folder of somebody else",
          {.files = reads_and({{"out/thesis.txt", "precious"}}),
           .command = "plan @/S1.fastq -o @/out",
           .code = 2,
           .says = {"/out", "thesis.txt", "--force"}})
BAD_INPUT("score into a folder of somebody else",
          {.files = {{"counts.tsv", "miRNA\tA\nhsa-miR-21-5p\t5\n"}, {"out/thesis.txt", "precious"}},
           .command = "score @/counts.tsv -o @/out",
           .code = 2,
           .says = {"/out", "thesis.txt", "--force"}})
BAD_INPUT("score into a folder of counted samples",
          {.files = {{"counts.tsv", "miRNA\tA\nhsa-miR-21-5p\t5\n"}, {"out/samples/A/sample.json", "{}"}},
           .command = "score @/counts.tsv -o @/out",
           .code = 2,
           .says = {"/out", "polarmir merge"}})
BAD_INPUT("simulate into a folder of somebody else",
          {.files = {{"out/thesis.txt", "precious"}},
           .command = "simulate -o @/out",
           .code = 2,
           .says = {"/out", "holds no earlier simulation", "--force"}})
BAD_INPUT("a sample's folder that is somebody else's, even when forced",
          {.files = reads_and({{"out/samples/S1/mine.txt", "precious"}}),
           .command = "run @/S1.fastq -o @/out --force",
           .code = 1,
           .says = {"samples/S1", "not a sample of polarmir", "move it away"}})
BAD_INPUT("the folder of the samples is a file",
          {.files = reads_and({{"out/samples", "mine"}}),
           .command = "run @/S1.fastq -o @/out",
           .code = 4,
           .says = {"out/samples", "Not a directory"},
           .leaves = {"out/samples.tsv"}})
BAD_INPUT("a table's place taken by a folder",
          {.files = reads_and({{"out/polarization.tsv/mine.txt", "precious"}}),
           .command = "run @/S1.fastq -o @/out",
           .code = 4,
           .says = {"polarization.tsv"},
           .leaves = {"out/"}})
BAD_INPUT("option --write-reference over a folder",
          {.files = reads_and({{"ref/mine.txt", "precious"}}),
           .command = "run @/S1.fastq -o @/out --write-reference @/ref",
           .code = 3,
           .says = {"/ref: not written", "10 samples"},
           .leaves = {"out"}})
BAD_INPUT("a folder in use by another run",
          {.files = reads_and({}),
           .prepare =
               [](fs::path const & folder) {
                   fs::create_directory(folder / "out");
                   static std::unique_ptr<polarmir::io::file_lock> held; // until the process ends
                   held = std::make_unique<polarmir::io::file_lock>(folder / "out/.counting.lock",
                                                                    polarmir::io::lock_kind::exclusive,
                                                                    "another run",
                                                                    std::chrono::milliseconds{0});
               },
           .command = "run @/S1.fastq -o @/out",
           .code = 4,
           .says = {"/out", "in use"}})
BAD_INPUT("a folder of results that is a file for merge",
          {.files = {{"out", "mine"}}, .command = "merge @/out", .code = 2, .says = {"OUT", "/out"}})
BAD_INPUT("reference build into a folder of somebody else",
          {.files = {{"h.fa", ">a\nACGT\n"}, {"m.fa", ">a\nACGT\n"}, {"ref/thesis.txt", "precious"}},
           .command = "reference build --hairpin @/h.fa --mature @/m.fa --species all -o @/ref",
           .code = 2,
           .says = {"/ref", "thesis.txt", "choose a new or empty directory"}})
