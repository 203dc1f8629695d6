// What an earlier or a killed run left: a sample is counted anew rather than trusted.
#include "inputs.hpp"
#include "runner.hpp"

using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

char const * const again{"run @/S1.fastq -o @/out"};
std::string const counted{"samples counted: 1, kept from before: 0, failed: 0"};

void finish(fs::path const & folder)
{
    polarmir::io::write_file(folder / "S1.fastq", good_reads());
    REQUIRE(run_cli(words_of(again, folder.string())).code == 0);
}

std::function<void(fs::path const &)> with(std::string const & name, std::string const & bytes)
{
    return [=](fs::path const & folder) {
        finish(folder);
        polarmir::io::write_file(folder / "out" / name, bytes);
    };
}

std::function<void(fs::path const &)> without(std::string const & name)
{
    return [=](fs::path const & folder) {
        finish(folder);
        fs::remove_all(folder / "out" / name);
    };
}

std::function<void(fs::path const &)>
changed(std::string const & name, std::string const & from, std::string const & to)
{
    return [=](fs::path const & folder) {
        finish(folder);
        fs::path const path = folder / "out" / name;
        std::string const text = read_file(path);
        REQUIRE(text.find(from) != std::string::npos);
        polarmir::io::write_file(path, replaced(text, from, to));
    };
}

} // namespace

BAD_INPUT("an empty record of a finished sample",
          {.prepare = with("samples/S1/run.json", ""),
           .command = again,
           .code = 0,
           .says = {counted},
           .leaves = {"out/"}})
BAD_INPUT("a truncated record of a finished sample",
          {.prepare = with("samples/S1/run.json", "{\"program\": \"polarmir\", \"ver"),
           .command = again,
           .code = 0,
           .says = {counted},
           .leaves = {"out/"}})
BAD_INPUT("a record that is no object",
          {.prepare = with("samples/S1/run.json", "[1, 2]"),
           .command = again,
           .code = 0,
           .says = {"samples counted: 1, kept from before: 0, failed: 0"},
           .leaves = {"out/"}})
BAD_INPUT("a record with values of other types",
          {.prepare = changed("samples/S1/run.json", "\"threads\": ", "\"threads\": [],\"x\": "),
           .command = again,
           .code = 0,
           .says = {counted},
           .leaves = {"out/"}})
BAD_INPUT("a record with another key",
          {.prepare = changed("samples/S1/run.json", "\"key\": \"", "\"key\": \"0"),
           .command = again,
           .code = 0,
           .says = {counted},
           .leaves = {"out/"}})
BAD_INPUT("a record of a file with another hash and another size",
          {.prepare = changed("samples/S1/run.json", "\"bytes\": ", "\"bytes\": 1"),
           .command = again,
           .code = 0,
           .says = {counted},
           .leaves = {"out/"}})
BAD_INPUT("a finished sample without its counts",
          {.prepare = without("samples/S1/counts.tsv"),
           .command = again,
           .code = 0,
           .says = {counted},
           .leaves = {"out/"}})
BAD_INPUT("a finished sample whose counts are empty",
          {.prepare = with("samples/S1/counts.tsv", ""),
           .command = again,
           .code = 0,
           .says = {counted},
           .leaves = {"out/"}})
BAD_INPUT("a finished sample whose description is damaged",
          {.prepare = with("samples/S1/sample.json", "{"),
           .command = again,
           .code = 0,
           .says = {counted},
           .leaves = {"out/"}})
BAD_INPUT("a sheet of an earlier run that is damaged is written anew",
          {.prepare = with("samples.tsv", "\x01\x02"),
           .command = again,
           .code = 0,
           .says = {"samples counted: 0, kept from before: 1"},
           .leaves = {"out/"}})
