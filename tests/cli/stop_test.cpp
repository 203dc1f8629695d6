#include "cli/demo_reads.hpp"
#include "support/catch.hpp"
#include "support/child.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

/// Files and folders below `folder`, hidden ones too.
std::vector<std::string> everything_in(fs::path const & folder)
{
    std::vector<std::string> names;
    for (fs::directory_entry const & entry : fs::recursive_directory_iterator{folder})
        names.push_back(entry.path().lexically_relative(folder).string());
    std::ranges::sort(names);
    return names;
}

bool holds_temporary(fs::path const & folder)
{
    return fs::exists(folder) && std::ranges::any_of(everything_in(folder), [](std::string const & name) {
               return name.find(".tmp.") != std::string::npos;
           });
}

/// `polarmir count` in the midst of a sample, waiting for more reads on its standard input.
struct counting
{
    tmp_dir const & dir;
    child program;

    explicit counting(tmp_dir const & in, std::string const & more = {}, std::string const & before = {}) :
        dir{in}, program{before + "exec '" POLARMIR_PROGRAM "' count - --name S -t 2 --keep-trimmed -o '" +
                             (in / "out").string() + "' " + more,
                         (in / "log").string()}
    {
        // It looks at the first 200,000 before it writes anything.
        std::string const some = demo_sample().text();
        auto const reads = static_cast<std::size_t>(std::ranges::count(some, '\n')) / 4;
        for (std::size_t written = 0; written < 450'000; written += reads)
            program.write(some);
        REQUIRE(becomes([&] { return holds_temporary(dir / "out") || holds_temporary(dir / "scratch"); }));
    }
};

cli_result count_file(tmp_dir const & dir, std::string const & name)
{
    polarmir::io::write_file(dir / "in.fastq", demo_sample().text());
    return run_cli({"count", (dir / "in.fastq").string(), "--name", name, "-o", (dir / "out").string()});
}

} // namespace

TEST_CASE("a program that is told to end removes what is half-done and dies by that signal", "[cli]")
{
    for (int const signal : {SIGINT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2, SIGXCPU})
    {
        tmp_dir const dir;
        counting run{dir};
        run.program.kill(signal);
        int const status = run.program.wait();
        CAPTURE(signal, read_file(dir / "log"));
        CHECK(WIFSIGNALED(status));
        CHECK(WTERMSIG(status) == signal);
        CHECK_FALSE(holds_temporary(dir / "out"));
        CHECK_FALSE(fs::exists(dir / "out/samples/S"));
        CHECK(read_file(dir / "log").find("stopped by SIG") != std::string::npos);
        CHECK(count_file(dir, "S").code == 0);
        CHECK_FALSE(fs::exists(dir / "out/.counting.lock"));
        CHECK_FALSE(fs::exists(dir / "out/samples/.S.lock"));
    }
}

TEST_CASE("a signal that is ignored from the start stays ignored", "[cli]")
{
    tmp_dir const dir;
    counting run{dir, {}, "trap '' USR1; "};
    run.program.kill(SIGUSR1);
    run.program.close_input();
    CHECK(run.program.wait() == 0);
    CHECK(fs::exists(dir / "out/samples/S/sample.json"));
    CHECK(fs::exists(dir / "out/trimmed/S.fastq.gz"));
}

TEST_CASE("a sample and a folder in use are refused, naming who uses them", "[cli]")
{
    tmp_dir const dir;
    counting run{dir};
    std::string const process = "process " + std::to_string(run.program.process()) + " on ";
    auto const same = count_file(dir, "S");
    CHECK(same.code == 4);
    CHECK(same.err.find("in use by 'polarmir count' (" + process) != std::string::npos);
    auto const all = run_cli({"run", (dir / "in.fastq").string(), "-o", (dir / "out").string()});
    CHECK(all.code == 4);
    CHECK(all.err.find("in use by 'polarmir count' (" + process) != std::string::npos);
    CHECK(count_file(dir, "other").code == 0); // beside it
    CHECK(run_cli({"merge", (dir / "out").string()}).code == 0);

    run.program.close_input();
    CHECK(run.program.wait() == 0);
    CHECK(count_file(dir, "S").code == 0);
    for (std::string const & name : everything_in(dir / "out"))
        CHECK(name.find(".lock") == std::string::npos);
}

TEST_CASE("a killed program leaves no lock, and the next one clears up behind it", "[cli]")
{
    tmp_dir const dir;
    {
        counting run{dir};
        run.program.kill(SIGKILL);
        CHECK(WIFSIGNALED(run.program.wait()));
    }
    REQUIRE(holds_temporary(dir / "out"));
    REQUIRE(fs::exists(dir / "out/samples/.S.lock"));
    polarmir::io::write_file(dir / "out/counts/mature_counts.tsv.tmp.77.0", "half");
    CHECK(count_file(dir, "S").code == 0);
    CHECK(run_cli({"merge", (dir / "out").string()}).code == 0);
    for (std::string const & name : everything_in(dir / "out"))
        CHECK((name.find(".tmp.") == std::string::npos && name.find(".lock") == std::string::npos));
}

TEST_CASE("a sample whose name looks like that of a temporary file is not cleared away", "[cli]")
{
    tmp_dir const dir;
    polarmir::io::write_file(dir / "in/S.tmp.1.fastq", demo_sample().text());
    std::vector<std::string> const run{"run", (dir / "in").string(), "-o", (dir / "out").string()};
    REQUIRE(run_cli(run).code == 0);
    REQUIRE(fs::exists(dir / "out/samples/S.tmp.1/sample.json"));
    polarmir::io::write_file(dir / "out/samples/.S.tmp.1.tmp.77/counts.tsv", "half");
    auto const again = run_cli(run);
    CHECK(again.code == 0);
    CHECK(again.err.find("samples counted: 0, kept from before: 1") != std::string::npos);
    CHECK_FALSE(fs::exists(dir / "out/samples/.S.tmp.1.tmp.77"));
}

TEST_CASE("files of the user that look like temporaries are not cleared away", "[cli]")
{
    tmp_dir const dir;
    polarmir::io::write_file(dir / "in/S.fastq", demo_sample().text());
    polarmir::io::write_file(dir / "out/notes.tmp.12", "of the user");
    polarmir::io::write_file(dir / "out/summary.txt.tmp.12.0", "of a killed run");
    REQUIRE(run_cli({"run", (dir / "in").string(), "-o", (dir / "out").string(), "--force"}).code == 0);
    CHECK(read_file(dir / "out/notes.tmp.12") == "of the user");
    CHECK_FALSE(fs::exists(dir / "out/summary.txt.tmp.12.0"));
}

TEST_CASE("a sample put together elsewhere is the same, and nothing stays there", "[cli]")
{
    tmp_dir const dir;
    polarmir::io::write_file(dir / "in/S.fastq", demo_sample().text());
    fs::create_directories(dir / "scratch");
    auto const count = [&](std::string const & out, std::vector<std::string> const & more) {
        std::vector<std::string> command{
            "count", (dir / "in/S.fastq").string(), "--keep-trimmed", "--bam", "-o", (dir / out).string()};
        command.insert(command.end(), more.begin(), more.end());
        return run_cli(command).code;
    };
    REQUIRE(count("here", {}) == 0);
    REQUIRE(count("there", {"--tmp-dir", (dir / "scratch").string()}) == 0);
    CHECK(tree(dir / "there") == tree(dir / "here"));
    CHECK(fs::is_empty(dir / "scratch"));
    // Memory is a file system of its own on any Linux.
    if (fs::is_directory("/dev/shm"))
    {
        REQUIRE(count("memory", {"--tmp-dir", "/dev/shm"}) == 0);
        CHECK(tree(dir / "memory") == tree(dir / "here"));
    }
    CHECK(count("x", {"--tmp-dir", (dir / "none").string()}) == 2);

    // Jobs get it from the environment of their node; what is typed goes before. TMPDIR is not asked.
    ::setenv("TMPDIR", (dir / "none").c_str(), 1);
    CHECK(count("x", {}) == 0);
    ::unsetenv("TMPDIR");
    ::setenv("POLARMIR_TMP_DIR", (dir / "none").c_str(), 1);
    CHECK(count("y", {}) == 2);
    CHECK(count("y", {"--tmp-dir", (dir / "scratch").string()}) == 0);
    ::unsetenv("POLARMIR_TMP_DIR");
}

TEST_CASE("what is put together elsewhere is removed there when the program is told to end", "[cli]")
{
    tmp_dir const dir;
    fs::create_directories(dir / "scratch");
    counting run{dir, "--tmp-dir '" + (dir / "scratch").string() + "'"};
    REQUIRE(holds_temporary(dir / "scratch"));
    run.program.kill(SIGTERM);
    CHECK(WTERMSIG(run.program.wait()) == SIGTERM);
    CHECK(fs::is_empty(dir / "scratch"));
}
