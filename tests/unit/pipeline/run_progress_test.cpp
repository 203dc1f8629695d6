#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/pipeline/read_stream.hpp>
#include <polarmir/pipeline/run_progress.hpp>

#include <sys/stat.h>

using namespace polarmir;
using pipeline::run_progress;

namespace {

/// Three samples of 100, 300 and 0 bytes.
struct made_samples
{
    test::tmp_dir dir;
    std::vector<reads::sample> samples;

    made_samples()
    {
        io::write_file(dir / "a.fq", std::string(100, 'a'));
        io::write_file(dir / "b1.fq", std::string(200, 'b'));
        io::write_file(dir / "b2.fq", std::string(100, 'b'));
        io::write_file(dir / "c.fq", "");
        samples = {
            {"a", {dir / "a.fq"}, {}}, {"b", {dir / "b1.fq", dir / "b2.fq"}, {}}, {"c", {dir / "c.fq"}, {}}};
    }
};

} // namespace

TEST_CASE("progress is the share of the bytes of all files", "[pipeline]")
{
    made_samples const made;
    run_progress progress{made.samples};
    CHECK(progress.now().samples == 3);
    CHECK(progress.now().share_done == 0.0);
    CHECK(progress.now().bytes_left == 400);
    progress[1].bytes_read += 60;
    progress[1].reads += 7;
    pipeline::progress_state const state = progress.now();
    CHECK(state.share_done == 0.15);
    CHECK(state.bytes_left == 340);
    CHECK(state.bytes_read == 60);
    CHECK(state.reads == 7);
    CHECK(state.samples_done == 0);
}

TEST_CASE("a sample that is done counts as a whole, whatever was read of it", "[pipeline]")
{
    made_samples const made;
    run_progress progress{made.samples};
    progress[0].is_done = true; // kept from before
    CHECK(progress.now().share_done == 0.25);
    CHECK(progress.now().samples_done == 1);
    CHECK(progress.now().bytes_read == 0);
    progress[1].bytes_read += 50;
    progress[1].is_done = true; // failed
    progress[2].is_done = true; // empty
    CHECK(progress.now().share_done == 1.0);
    CHECK(progress.now().bytes_left == 0);
    CHECK(progress.now().bytes_read == 50);
}

TEST_CASE("no share is known beside a file that grows or that has no size", "[pipeline]")
{
    made_samples const made;
    std::vector<reads::sample> samples = made.samples;
    samples.push_back({"stdin", {"-"}, {}});
    CHECK(!run_progress{samples}.now().share_done);
    REQUIRE(::mkfifo((made.dir / "pipe").c_str(), S_IRUSR | S_IWUSR) == 0);
    samples.back().files = {made.dir / "pipe"};
    CHECK(!run_progress{samples}.now().share_done);
    samples.back().files = {made.dir / "missing.fq"}; // its sample will fail
    CHECK(!run_progress{samples}.now().share_done);
    run_progress grown{made.samples};
    grown[0].bytes_read += 150;
    CHECK(grown.now().share_done == 0.25);
    CHECK(!run_progress{{}}.now().share_done);
}

TEST_CASE("a stream tells of all bytes of its files, however they are read", "[pipeline]")
{
    test::tmp_dir const dir;
    std::string text;
    for (int i = 0; i < 20'000; ++i)
        text += test::record("r" + std::to_string(i), "TGAGGTAGTAGGTTGTATAGTT");
    test::write_gzip(dir / "a.fq.gz", text);
    io::write_file(dir / "b.fq", text);
    std::vector<reads::sample> const samples{{"S", {dir / "a.fq.gz", dir / "b.fq"}, {}}};
    for (std::size_t const threads : {1U, 2U, 3U})
    {
        CAPTURE(threads);
        run_progress progress{samples};
        pipeline::read_stream stream{samples[0].files, threads, &progress[0]};
        std::uint64_t before{0};
        while (stream.next())
        {
            CHECK(progress[0].bytes_read >= before);
            before = progress[0].bytes_read;
        }
        CHECK(progress[0].bytes_read == progress[0].size);
    }
}
