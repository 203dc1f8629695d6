#include "cli/demo_reads.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/programs.hpp"
#include "support/tmp_dir.hpp"

#include <cstdlib>
#include <set>
#include <string>
#include <vector>

#include <sys/wait.h>

using namespace polarmir;
using test::read_file;

namespace {

/// Runs the program in a folder with its system calls of the network recorded.
class watched
{
  public:
    watched()
    {
        test::skip_without("strace");
        if (std::system("strace -qq -o /dev/null true 2> /dev/null") != 0)
            test::skip("strace may not watch processes here");
    }

    /// The command ends with `code`, and no process of it has asked for a socket.
    void run(std::string const & arguments, int code = 0)
    {
        std::string const trace = (dir_ / "trace").string();
        std::string const environment{"env -u REF_PATH -u REF_CACHE ASAN_OPTIONS=detect_leaks=0"};
        std::string const command = "cd " + dir_.path().string() + " && " + environment +
                                    " strace -f -qq -e trace=network -e signal=none -o " + trace +
                                    " " POLARMIR_PROGRAM " " + arguments + " > out.txt 2> err.txt";
        int const status = std::system(command.c_str());
        CAPTURE(arguments, read_file(dir_ / "err.txt"));
        CHECK(WEXITSTATUS(status) == code);
        CHECK(read_file(trace).empty());
        done_.insert(arguments.substr(0, arguments.find(' ')));
    }

    [[nodiscard]] test::tmp_dir const & dir() const noexcept { return dir_; }
    [[nodiscard]] std::set<std::string> const & done() const noexcept { return done_; }

    /// The names of all commands, as the help lists them.
    [[nodiscard]] std::set<std::string> commands()
    {
        run("--help");
        std::string const text = read_file(dir_ / "out.txt");
        std::set<std::string> names;
        for (std::size_t at = text.find("\n  ", text.find("Subcommands:")); at != std::string::npos;
             at = text.find("\n  ", at + 1))
            if (text[at + 3] != ' ')
                names.insert(text.substr(at + 3, text.find(' ', at + 3) - at - 3));
        return names;
    }

  private:
    test::tmp_dir dir_;
    std::set<std::string> done_;
};

} // namespace

TEST_CASE("no network: no command asks for a socket, but a reference that is downloaded")
{
    watched program;
    auto const commands = program.commands();
    REQUIRE(commands.contains("run"));

    program.run("--version");
    program.run("simulate -o reads --samples-per-group 2 --reads 2000");
    program.run("samples --inspect reads/fastq");
    program.run("run reads --samples reads/samples.tsv -o out --cram -t 2");
    program.run("count --samples reads/samples.tsv --sample-index 1 -o array --bam");
    program.run("count --samples reads/samples.tsv --sample-index 2 -o array");
    program.run("count --samples reads/samples.tsv --sample-index 3 -o array");
    program.run("count --samples reads/samples.tsv --sample-index 4 -o array");
    program.run("merge array");
    program.run("score out/counts/mature_counts.tsv -o score");
    program.run("compare out/counts/mature_counts.tsv --samples reads/samples.tsv -o compare");
    program.run("explain out --mirna hsa-miR-21-5p");
    program.run("signatures list");
    program.run("reference list");
    program.run("reference show human");
    io::write_file(program.dir() / "files" / "hairpin.fa", ">hsa-mir-1 MI1\nACGTTGGAATGTAAAGAAGTATGTAT\n");
    io::write_file(program.dir() / "files" / "mature.fa", ">hsa-miR-1-3p MIMAT1\nTGGAATGTAAAGAAGTATGTAT\n");
    program.run("reference build --mirbase files --species hsa -o built");
    program.run("reference fetch mirbase --from files -o fetched");
    if (commands.contains("plan"))
        program.run("plan reads --samples reads/samples.tsv -o planned");
    if (commands.contains("verify"))
        program.run("verify out");

    for (std::string const & name : commands)
    {
        CAPTURE(name);
        CHECK(program.done().contains(name));
    }
}

TEST_CASE("no network: a CRAM file without its reference is not looked up anywhere")
{
    watched program;
    test::write_gzip(program.dir() / "a.fastq.gz", test::demo_sample().text());
    program.run("count a.fastq.gz --cram -o out");
    std::filesystem::path const folder = program.dir() / "out";
    std::filesystem::copy_file(folder / "samples" / "a" / "hairpin.cram", program.dir() / "b.cram");
    for (char const * const name : {"reference.fa", "reference.fa.fai"})
        std::filesystem::remove(folder / name);
    program.run("count b.cram --adapter none -o without", 1);
    CHECK(read_file(program.dir() / "err.txt").find("reference") != std::string::npos);
}

TEST_CASE("no network: downloading does ask for one, as the same watch sees")
{
    watched program;
    std::string const trace = (program.dir() / "trace").string();
    std::string const command =
        "env http_proxy=http://127.0.0.1:9 strace -f -qq -e trace=network -o " + trace +
        " " POLARMIR_PROGRAM " reference fetch mirbase --from http://publisher.invalid --retries 0 -o " +
        (program.dir() / "out").string() + " 2> " + (program.dir() / "err.txt").string();
    CHECK(std::system(command.c_str()) != 0);
    CHECK(read_file(trace).find("socket(") != std::string::npos);
}
