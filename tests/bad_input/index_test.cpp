// Folders that 'reference build' has written: description, table and index of seeds.
#include "inputs.hpp"
#include "runner.hpp"

using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

char const * const run_ref{"-v run @/S1.fastq -o @/out --reference @/ref"};
std::string const anew{"reference build"};

/// Builds a reference of two human hairpins.
void build(fs::path const & folder)
{
    polarmir::io::write_file(folder / "S1.fastq", good_reads());
    polarmir::io::write_file(
        folder / "h.fa",
        ">hsa-let-7a-1 "
        "MI0000060\nUGGGAUGAGGUAGUAGGUUGUAUAGUUUUAGGGUCACACCCACCACUGGGAGAUAACUAUACAAUCUACUGUCUUUCCUA\n"
        ">hsa-mir-21 MI0000077\nUGUCGGGUAGCUUAUCAGACUGAUGUUGACUGUUGAAUCUCAUGGCAACACCAGUCGAUGGGCUGUCUGACA\n");
    polarmir::io::write_file(folder / "m.fa",
                             ">hsa-let-7a-5p MIMAT0000062\nUGAGGUAGUAGGUUGUAUAGUU\n"
                             ">hsa-miR-21-5p MIMAT0000076\nUAGCUUAUCAGACUGAUGUUGA\n");
    REQUIRE(run_cli(words_of("reference build --hairpin @/h.fa --mature @/m.fa --species hsa -o @/ref",
                             folder.string()))
                .code == 0);
}

fs::path seeds_in(fs::path const & folder)
{
    for (auto const & entry : fs::directory_iterator{folder / "ref"})
        if (entry.path().filename().string().find("seeds") != std::string::npos)
            return entry.path();
    FAIL("no index of seeds");
    return {};
}

/// A step that builds the reference and has a file of it changed.
std::function<void(fs::path const &)> spoil(std::string const & name,
                                            std::function<std::string(std::string)> const & change)
{
    return [=](fs::path const & folder) {
        build(folder);
        fs::path const path = name == "seeds" ? seeds_in(folder) : folder / "ref" / name;
        polarmir::io::write_file(path, change(read_file(path)));
    };
}

std::string cut_in_half(std::string bytes)
{
    return bytes.substr(0, bytes.size() / 2);
}

std::string nothing(std::string const & /*bytes*/)
{
    return {};
}

} // namespace

BAD_INPUT("a reference folder without description",
          {.prepare =
               [](fs::path const & folder) {
                   build(folder);
                   fs::remove(folder / "ref/reference.json");
               },
           .command = run_ref,
           .code = 3,
           .says = {"ref/reference.json", "No such file"}})
BAD_INPUT("a reference folder without table",
          {.prepare =
               [](fs::path const & folder) {
                   build(folder);
                   fs::remove(folder / "ref/hairpins.tsv");
               },
           .command = run_ref,
           .code = 3,
           .says = {"ref/hairpins.tsv", "No such file"}})
BAD_INPUT("a truncated description of a reference",
          {.prepare = spoil("reference.json", cut_in_half),
           .command = run_ref,
           .code = 3,
           .says = {"reference.json", "not usable as a reference", anew}})
BAD_INPUT("an empty description of a reference",
          {.prepare = spoil("reference.json", nothing),
           .command = run_ref,
           .code = 3,
           .says = {"reference.json", "not usable as a reference", anew}})
BAD_INPUT("a description of another program",
          {.prepare = spoil("reference.json",
                            [](std::string const &) { return std::string{"{\"format\": 1}"}; }),
           .command = run_ref,
           .code = 3,
           .says = {"reference.json", "not written by polarmir", anew}})
BAD_INPUT("a reference of another version",
          {.prepare = spoil("reference.json",
                            [](std::string const & text) {
                                return replaced(text, "\"format_version\": 1", "\"format_version\": 99");
                            }),
           .command = run_ref,
           .code = 3,
           .says = {"reference.json", "format version 99", anew}})
BAD_INPUT(
    "a truncated table of hairpins",
    {.prepare = spoil("hairpins.tsv", cut_in_half), .command = run_ref, .code = 3, .says = {"hairpins.tsv"}})
BAD_INPUT("a table of hairpins that lost its last line",
          {.prepare = spoil("hairpins.tsv",
                            [](std::string const & text) {
                                return text.substr(0, text.rfind('\n', text.size() - 2) + 1);
                            }),
           .command = run_ref,
           .code = 3,
           .says = {"hairpins.tsv", "changed after it was written", anew}})
BAD_INPUT("a table of hairpins with another base",
          {.prepare = spoil("hairpins.tsv",
                            [](std::string const & text) {
                                return replaced(text, "GGGATGAGG", "GCGATGAGG");
                            }),
           .command = run_ref,
           .code = 3,
           .says = {"hairpins.tsv", "changed after it was written", anew}})
BAD_INPUT("a stored place outside its hairpin",
          {.prepare = spoil("hairpins.tsv",
                            [](std::string const & text) { return replaced(text, "-27", "-2700"); }),
           .command = run_ref,
           .code = 3,
           .says = {"hairpins.tsv:2", "positions inside the hairpin"}})
BAD_INPUT("a truncated index of seeds is made anew, which is said",
          {.prepare = spoil("seeds", cut_in_half),
           .command = run_ref,
           .code = 0,
           .says = {"seeds", "is damaged", "sorted anew"},
           .leaves = {"ref"}})
BAD_INPUT("an index of seeds of another version",
          {.prepare = spoil("seeds", [](std::string const & bytes) { return flipped(bytes, 16); }),
           .command = run_ref,
           .code = 0,
           .says = {"seeds", "another version", "sorted anew"},
           .leaves = {"ref"}})
BAD_INPUT("an index of seeds of other sequences",
          {.prepare = spoil("seeds", [](std::string const & bytes) { return flipped(bytes, 24); }),
           .command = run_ref,
           .code = 0,
           .says = {"seeds", "other sequences", "sorted anew"},
           .leaves = {"ref"}})
BAD_INPUT("an empty index of seeds",
          {.prepare = spoil("seeds", nothing),
           .command = run_ref,
           .code = 0,
           .says = {"seeds", "is damaged", "sorted anew"},
           .leaves = {"ref"}})
BAD_INPUT("show of a spoilt reference",
          {.prepare = spoil("hairpins.tsv", cut_in_half),
           .command = "reference show @/ref",
           .code = 3,
           .says = {"hairpins.tsv"}})
