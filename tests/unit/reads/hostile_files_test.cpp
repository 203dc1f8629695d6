#include "cohort_text.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"

#include <polarmir/reads/discovery.hpp>

#include <chrono>
#include <cstdlib>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using polarmir::test::reads_folder;
using lines = std::vector<std::string>;
namespace fs = std::filesystem;

namespace {

/// Runs `tell` where permissions bind, which they do not for root: there in a child process that becomes
/// another user. Gives back its lines.
template <typename tell_t>
lines told_by_other_user(reads_folder const & folder, tell_t tell)
{
    constexpr ::uid_t nobody{65534};
    if (::geteuid() != 0)
        return tell();
    fs::permissions(folder.root(), fs::perms::all);
    fs::path const report = folder.root() / "report";
    ::pid_t const child = ::fork();
    if (child == 0)
    {
        bool const became = ::setgid(nobody) == 0 && ::setuid(nobody) == 0;
        std::ofstream file{report};
        if (!became)
            file << "cannot become another user\n";
        else
            for (std::string const & line : tell())
                file << line << '\n';
        file.close();
        ::_exit(0);
    }
    int status{0};
    REQUIRE(::waitpid(child, &status, 0) == child);
    std::ifstream file{report};
    lines result;
    for (std::string line; std::getline(file, line);)
        result.push_back(line);
    return result;
}

std::chrono::duration<double> time_of(reads_folder const & folder, std::size_t & samples, std::size_t & files)
{
    auto const start = std::chrono::steady_clock::now();
    std::vector<fs::path> const inputs{folder.root()};
    polarmir::reads::cohort const found = polarmir::reads::discover(inputs, {});
    samples = found.samples.size();
    files = 0;
    for (polarmir::reads::sample const & one : found.samples)
        files += one.files.size();
    return std::chrono::steady_clock::now() - start;
}

} // namespace

TEST_CASE("files with odd names become samples of these names", "[reads]")
{
    reads_folder folder;
    lines const names{"100%s",
                      "<b>x<_b>",
                      "A b",
                      "\"\"q",
                      "it's",
                      "a\\b",
                      "*?[a]",
                      "x..y",
                      "é",
                      "e\u0301",
                      "患者",
                      "a;b&c|d",
                      "~root",
                      "$HOME",
                      "--",
                      "a,b",
                      "#1",
                      "[Data]",
                      std::string(200, 'n')};
    lines expected;
    for (std::string const & name : names)
    {
        bool const is_refused = name.starts_with('-') || name.starts_with('"');
        if (is_refused)
            continue;
        folder.add(name + "_S1_L001_R1_001.fastq");
        expected.push_back(name + ": " + name + "_S1_L001_R1_001.fastq");
    }
    lines found = folder.samples();
    std::ranges::sort(found);
    std::ranges::sort(expected);
    CHECK(found == expected);
}

TEST_CASE("what cannot be a sample's name is refused with the file", "[reads]")
{
    for (std::string const name : {"-rf", "\"x", "a\tb", "a\nb", "a\x01", "\xFF", "a\x7f", "\xED\xA0\x80"})
    {
        reads_folder folder;
        folder.add("sub/" + name + "_S1_L001_R1_001.fastq");
        std::string const message = folder.refusal();
        CAPTURE(name, message);
        CHECK(message.starts_with("sub/"));
        CHECK(message.find("_S1_L001_R1_001.fastq: the sample name '") != std::string::npos);
        CHECK(message.find_first_of("\n\t\x01\x7f\xFF") == std::string::npos);
    }
    reads_folder folder;
    folder.add(std::string(201, 'n') + ".fastq");
    CHECK(folder.refusal().find("' is longer than 200 bytes; rename") != std::string::npos);
}

TEST_CASE("links lead to each file once and never in circles", "[reads]")
{
    reads_folder folder;
    folder.add("in/a/x.fastq").add("far/y.fastq");
    fs::create_symlink("a.fastq", folder.root() / "in/b.fastq");
    fs::create_symlink("b.fastq", folder.root() / "in/a.fastq");
    fs::create_symlink("../in", folder.root() / "in/up");
    fs::create_directory_symlink("loop", folder.root() / "in/loop");
    fs::create_symlink("nowhere", folder.root() / "in/gone.fastq");
    fs::create_symlink("../far/y.fastq", folder.root() / "in/renamed_S1_L001_R1_001.fastq");
    CHECK(folder.samples({"in"}) == lines{"renamed: in/renamed_S1_L001_R1_001.fastq", "x: in/a/x.fastq"});
    CHECK(folder.skipped({"in"}) == lines{"in/a.fastq: a link that leads nowhere",
                                          "in/b.fastq: a link that leads nowhere",
                                          "in/gone.fastq: a link that leads nowhere"});
}

TEST_CASE("pipes and folders with names of reads are no reads", "[reads]")
{
    reads_folder folder;
    folder.add("x.fastq.gz/y.fastq").add(".hidden_S1_L001_R1_001.fastq").add(".fastq");
    REQUIRE(::mkfifo((folder.root() / "pipe.fastq").c_str(), 0600) == 0);
    CHECK(folder.samples() == lines{"y: x.fastq.gz/y.fastq"});
    CHECK(folder.skipped() ==
          lines{".hidden_S1_L001_R1_001.fastq: hidden file", "pipe.fastq: not a regular file"});
}

TEST_CASE("folders and files that may not be read are told and stop nothing", "[reads]")
{
    reads_folder folder;
    folder.add("x.fastq").add("closed/y.fastq").add("listed/z.fastq").add("listed/sub/w.fastq");
    folder.add("locked_1.fastq", "r7/1").add("locked_2.fastq", "r8/1");
    fs::permissions(folder.root() / "closed", fs::perms::none);
    fs::permissions(folder.root() / "listed", fs::perms::owner_read | fs::perms::others_read);
    fs::permissions(folder.root() / "x.fastq", fs::perms::none);
    lines const samples = told_by_other_user(folder, [&] { return folder.samples(); });
    lines const warnings = told_by_other_user(folder, [&] { return folder.warnings(); });
    lines const refusal = told_by_other_user(folder, [&] { return lines{folder.refusal({"closed"})}; });
    fs::permissions(folder.root() / "closed", fs::perms::owner_all);
    fs::permissions(folder.root() / "listed", fs::perms::owner_all);
    // A file that cannot be read stays a sample: it fails by name when it is analysed.
    CHECK(samples == lines{"locked_1: locked_1.fastq", "locked_2: locked_2.fastq", "x: x.fastq"});
    CHECK(warnings == lines{"closed: this folder cannot be searched: Permission denied",
                            "listed: 2 entries of this folder cannot be looked at: Permission denied"});
    CHECK(refusal == lines{"closed: no FASTQ files (.fastq, .fq, optionally .gz), BAM, CRAM or SAM found; "
                           "closed: this folder "
                           "cannot be searched: Permission denied"});
}

TEST_CASE("samples without reads stop nothing", "[reads]")
{
    reads_folder folder;
    folder.add("plain.fastq", std::nullopt).add("T_S1_L001_R1_001.fastq", std::nullopt);
    polarmir::test::write_gzip(folder.root() / "packed.fastq.gz", "");
    SECTION("beside others")
    {
        CHECK(folder.samples() ==
              lines{"T: T_S1_L001_R1_001.fastq", "packed: packed.fastq.gz", "plain: plain.fastq"});
    }
    SECTION("in two runs")
    {
        folder.add("2/P/B_S1_L001_R1_001.fastq", std::nullopt);
        polarmir::test::write_gzip(folder.root() / "1/P/B_S2_L001_R1_001.fastq.gz", "");
        folder.add("3/P/B_S2_L001_R1_001.fastq", "A1:1:HFLOW:1:1:1:1");
        CHECK(
            folder.samples({"1", "2", "3"}) ==
            lines{"B: 1/P/B_S2_L001_R1_001.fastq.gz 2/P/B_S1_L001_R1_001.fastq 3/P/B_S2_L001_R1_001.fastq"});
    }
}

TEST_CASE("ten thousand samples in one folder are found in seconds", "[reads]")
{
    reads_folder folder;
    constexpr std::size_t number{10'000};
    for (std::size_t i = 0; i < number; ++i)
        folder.add("s" + std::to_string(i) + "_S1_L001_R1_001.fastq", std::nullopt);
    std::size_t samples{0};
    std::size_t files{0};
    CHECK(time_of(folder, samples, files).count() < 20.0);
    CHECK(samples == number);
    CHECK(files == number);
}

TEST_CASE("ten thousand chunks of one sample are found in seconds", "[reads]")
{
    reads_folder folder;
    constexpr int lanes{5};
    constexpr int chunks{1'000};
    for (int run = 1; run <= 2; ++run)
        for (int lane = 1; lane <= lanes; ++lane)
            for (int chunk = 0; chunk < chunks; ++chunk)
            {
                std::string const digits = std::to_string(1'000 + chunk).substr(1);
                folder.add(std::to_string(run) + "/P/T_S1_L00" + std::to_string(lane) + "_R1_" + digits +
                               ".fastq",
                           "A1:1:HFLOW" + std::to_string(run) + ":1:1:1:1");
            }
    std::size_t samples{0};
    std::size_t files{0};
    CHECK(time_of(folder, samples, files).count() < 20.0);
    CHECK(samples == 1);
    CHECK(files == 10'000);
    CHECK(folder.warnings() == lines{"sample 'T' pools files of 2 flow cells"});
}
