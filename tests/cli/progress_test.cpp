#include "cli/demo_reads.hpp"
#include "cli/logger.hpp"
#include "cli/progress_bar.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/programs.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"

#include <sstream>

using namespace polarmir::test;
using polarmir::cli::progress_line;
using polarmir::pipeline::progress_state;

namespace {

progress_state state(double share, std::uint64_t reads)
{
    constexpr double bytes{1e6};
    auto const read = static_cast<std::uint64_t>(share * bytes);
    return {10, 3, read, reads, static_cast<std::uint64_t>(bytes) - read, share};
}

std::string time_left(double seconds)
{
    progress_state one = state(0.5, 0);
    one.samples = 1;
    std::string const line = progress_line(one, seconds, 70);
    return line.substr(line.find("samples  ") + 9);
}

std::string rate(std::uint64_t reads)
{
    progress_state const one{1, 0, 1, reads, 0, std::nullopt};
    return progress_line(one, 1, 70);
}

/// A compressed sample of 10 million reads, which take seconds, in which a bar can be seen.
void write_long_sample(std::filesystem::path const & path)
{
    write_gzip(path, demo_sample().text());
    std::string const member = read_file(path);
    std::string all;
    for (int i = 0; i < 25'000; ++i)
        all += member;
    polarmir::io::write_file(path, all);
}

std::string polarmir_count(std::string const & rest)
{
    return std::string{POLARMIR_PROGRAM} + " count long.fastq.gz -o out -t 1 " + rest;
}

/// What the program writes on a terminal.
std::string on_terminal(tmp_dir const & dir, std::string const & terminal, std::string const & command)
{
    run_in(dir.path(), "TERM=" + terminal + " script -qec '" + command + "' typescript < /dev/null");
    return read_file(dir / "typescript");
}

} // namespace

TEST_CASE("the progress bar takes the room that words leave", "[cli]")
{
    CHECK(progress_line(state(0.45, 5'000'000), 10, 79) ==
          "[=============>                 ]  45 %  3/10 samples  500 k reads/s  13 s left");
    CHECK(progress_line(state(0.45, 5'000'000), 10, 60) ==
          "[=====>      ]  45 %  3/10 samples  500 k reads/s  13 s left");
    CHECK(progress_line(state(0.45, 5'000'000), 10, 55) == " 45 %  3/10 samples  500 k reads/s  13 s left");
    CHECK(progress_line(state(0.45, 5'000'000), 10, 20) == " 45 %  3/10 samples ");
    CHECK(progress_line(state(0.45, 5'000'000), 10, 0).empty());
    for (std::size_t width = 0; width < 200; ++width)
        CHECK(progress_line(state(0.123, 1), 1, width).size() <= width);
}

TEST_CASE("the progress bar is empty at the begin and full at the end only", "[cli]")
{
    CHECK(progress_line(state(0, 0), 1, 40) == "[>                 ]   0 %  3/10 samples");
    CHECK(progress_line(state(0.999, 0), 1, 60).find(" 99 %") != std::string::npos);
    CHECK(progress_line(state(1, 0), 1, 40) == "[==================] 100 %  3/10 samples");
}

TEST_CASE("without a share there is no bar and no time", "[cli]")
{
    CHECK(progress_line({2, 1, 500, 2'400'000, 0, std::nullopt}, 2, 79) == "1/2 samples  1.2 M reads/s");
    CHECK(progress_line({1, 0, 0, 0, 0, std::nullopt}, 0, 79) == "0/1 samples");
}

TEST_CASE("times and rates are short", "[cli]")
{
    CHECK(time_left(0.2) == "1 s left");
    CHECK(time_left(59) == "59 s left");
    CHECK(time_left(60) == "1 min left");
    CHECK(time_left(200) == "3 min 20 s left");
    CHECK(time_left(7500) == "2 h 5 min left");
    CHECK(time_left(100 * 3600) == "4 d 4 h left");
    CHECK(time_left(1e300) == "11574 d 1 h left");
    CHECK(rate(950) == "0/1 samples  950 reads/s");
    CHECK(rate(999) == "0/1 samples  999 reads/s");
    CHECK(rate(1000) == "0/1 samples  1.0 k reads/s");
    CHECK(rate(99'960) == "0/1 samples  100 k reads/s");
    CHECK(rate(999'800) == "0/1 samples  1.0 M reads/s");
    CHECK(rate(2'000'000'000) == "0/1 samples  2.0 G reads/s");
}

TEST_CASE("log lines stand above the line that is drawn", "[cli]")
{
    std::ostringstream err;
    polarmir::cli::logger log{err};
    log.draw("[=>  ]");
    log.sink()(polarmir::log_level::info, "hello");
    log.draw("[==> ]");
    log.draw("[==> ]");
    log.draw("");
    log.sink()(polarmir::log_level::info, "bye");
    CHECK(err.str() == "\r\033[K[=>  ]"
                       "\r\033[Kpolarmir: hello\n[=>  ]"
                       "\r\033[K[==> ]"
                       "\r\033[K"
                       "polarmir: bye\n");
}

TEST_CASE("counting tells how far it is", "[cli]")
{
    tmp_dir const dir;
    write_gzip(dir / "a.fastq.gz", demo_sample().text());
    polarmir::io::write_file(dir / "b.fastq.gz", "no reads");
    std::vector<polarmir::reads::sample> const samples{{"a", {dir / "a.fastq.gz"}, {}},
                                                       {"b", {dir / "b.fastq.gz"}, {}}};
    polarmir::log_sink const quiet = [](auto, auto const &) {};
    polarmir::pipeline::run_config config;
    config.out = dir / "out";
    for (bool const is_resumed : {false, true})
    {
        CAPTURE(is_resumed);
        polarmir::pipeline::run_progress progress{samples};
        config.progress = &progress;
        static_cast<void>(polarmir::pipeline::count_samples(samples, config, quiet));
        progress_state const state = progress.now();
        CHECK(state.samples_done == 2);
        CHECK(state.share_done == 1.0);
        CHECK(state.reads == (is_resumed ? 0 : 400));
        CHECK(progress[0].bytes_read == (is_resumed ? 0 : progress[0].size));
    }
}

TEST_CASE("a bar is drawn on a terminal and nowhere else", "[cli]")
{
    skip_without("script");
    tmp_dir const dir;
    write_long_sample(dir / "long.fastq.gz");
    std::string const shown = on_terminal(dir, "xterm", polarmir_count(""));
    CAPTURE(shown);
    CHECK(shown.find("0/1 samples") != std::string::npos);
    CHECK(shown.find(" reads/s") != std::string::npos);
    CHECK(shown.find(" % ") != std::string::npos);
    std::size_t const last = shown.rfind("0/1 samples");
    CHECK(shown.find("\r\033[K", last) != std::string::npos);
    CHECK(shown.find("polarmir: long: 10000000 reads") != std::string::npos);
    auto const on_screen = tree(dir / "out");

    for (auto const & [terminal, option] : {std::pair{"dumb", ""}, std::pair{"xterm", "-q"}})
    {
        std::string const text =
            on_terminal(dir, terminal, polarmir_count("--no-resume " + std::string{option}));
        CAPTURE(text);
        CHECK(text.find("0/1 samples") == std::string::npos);
        CHECK(text.find('\033') == std::string::npos);
        CHECK(tree(dir / "out") == on_screen);
    }
    run_in(dir.path(), "TERM=xterm " + polarmir_count("--no-resume"));
    std::string const piped = read_file(dir / "log");
    CHECK(piped.find("0/1 samples") == std::string::npos);
    CHECK(piped.find('\033') == std::string::npos);
    CHECK(tree(dir / "out") == on_screen);
}
