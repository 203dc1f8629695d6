// The program picks instructions by what the processor has, its own and those of the C and compression
// libraries: an emulated old processor must give the same bytes.
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/shared_data.hpp"
#include "support/tmp_dir.hpp"

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>

using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

void require_emulator()
{
    if (std::system("command -v qemu-x86_64 > /dev/null && test \"$(uname -m)\" = x86_64") == 0)
        return;
    std::cout << "skipped: no qemu-x86_64, or another kind of processor\n" << std::flush;
    std::_Exit(skip_exit_code);
}

/// Runs the program on an emulated processor, or on the one there is.
void run_on(std::string const & processor, fs::path const & reads, fs::path const & out)
{
    std::string const emulator = processor.empty() ? "" : "qemu-x86_64 -cpu " + processor + ' ';
    std::string const command = emulator + POLARMIR_PROGRAM " run '" + reads.string() + "' -o '" +
                                out.string() + "' -t 2 --bam > '" + out.string() + ".log' 2>&1";
    CAPTURE(command);
    REQUIRE(std::system(command.c_str()) == 0);
}

} // namespace

TEST_CASE("processors with and without wide vectors give the same bytes")
{
    require_emulator();
    std::string const kit = GENERATE("truseq", "qiaseq"); // reads, and molecules
    tmp_dir const dir;
    REQUIRE(run_cli({"simulate",
                     "-o",
                     (dir / "made").string(),
                     "--kit",
                     kit,
                     "--samples-per-group",
                     "2",
                     "--reads",
                     "5000",
                     "--seed",
                     "3"})
                .code == 0);
    run_on("", dir / "made" / "fastq", dir / "here");
    auto const here = tree(dir / "here");
    REQUIRE(here.size() > 50);
    for (std::string const processor : {"max", "Nehalem", "qemu64"}) // AVX2; SSE 4.2; SSE 3
    {
        CAPTURE(kit, processor);
        run_on(processor, dir / "made" / "fastq", dir / processor);
        auto const there = tree(dir / processor);
        REQUIRE(there.size() == here.size());
        for (auto const & [file, content] : here)
        {
            CAPTURE(file);
            CHECK(there.at(file) == content);
        }
    }
}
