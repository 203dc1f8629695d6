#include "cli/finished_cohort.hpp"

#include <polarmir/io/sha256.hpp>

#include <stdlib.h>

using namespace polarmir::test;
namespace fs = std::filesystem;
using nlohmann::json;

namespace {

json record_of(fs::path const & out)
{
    return json::parse(read_file(out / "run.json"));
}

json without_environment(json record)
{
    record.erase("environment");
    return record;
}

} // namespace

TEST_CASE("run.json tells what the results were made of", "[cli]")
{
    finished_cohort const cohort{{"--mismatches", "0", "--case", "tumor", "--control", "control"}};
    std::string const text = cohort.read("run.json");
    CHECK(text.starts_with("{\n  \"program\": \"polarmir\",\n  \"schema\": 1,\n"));
    json const record = json::parse(text);
    CHECK(record.at("options").at("counting").at("mismatches") == 0);
    CHECK(record.at("options").at("comparison").at("case") == "tumor");
    CHECK(record.at("unit") == "reads");
    CHECK(record.at("reference").at("hash").get<std::string>().size() == 32);
    CHECK(record.at("signatures").at(0).at("set") == "EV-M1");

    json const & sample = record.at("samples").at(0);
    CHECK(sample.at("sample") == "tumor 1");
    CHECK(sample.at("status") == "finished");
    json const & input = sample.at("inputs").at(0);
    CHECK(input.at("file") == "t.fastq.gz");
    CHECK(input.at("bytes") == fs::file_size(cohort.dir / "t.fastq.gz"));
    CHECK(input.at("xxh3_128").get<std::string>().size() == 32);
    CHECK_FALSE(input.contains("sha256"));

    for (json const & file : record.at("outputs"))
    {
        auto const found = polarmir::io::sha256_of(cohort.out / file.at("path").get<std::string>());
        CHECK(file.at("sha256") == found.sha256);
        CHECK(file.at("bytes") == found.bytes);
    }
    CHECK(record.at("environment").at("arguments").at(0) == "run");
    CHECK(record.at("environment").at("counted") == json{"tumor 1", "ctrl1"});
}

TEST_CASE("equal runs have equal records but for the environment", "[cli]")
{
    finished_cohort const cohort{{"-t", "1"}};
    json const one = record_of(cohort.out);
    cohort.run(cohort.dir / "elsewhere", {"--threads", "2", "-q"});
    json const other = record_of(cohort.dir / "elsewhere");
    CHECK(without_environment(one) == without_environment(other));
    CHECK(one != other);
    CHECK(without_environment(one).dump().find(cohort.dir.path().string()) == std::string::npos);

    cohort.run(cohort.out); // samples are kept
    CHECK(without_environment(record_of(cohort.out)) == without_environment(one));
    REQUIRE(run_cli({"merge", cohort.out.string()}).code == 0);
    CHECK(without_environment(record_of(cohort.out)) == without_environment(one));
    CHECK(record_of(cohort.out).at("environment").at("command") == "merge");
}

TEST_CASE("with SOURCE_DATE_EPOCH the same command makes the same records", "[cli]")
{
    finished_cohort const cohort;
    ::setenv("SOURCE_DATE_EPOCH", "1709251199", 1);
    cohort.run(cohort.out);
    std::string const record = cohort.read("run.json");
    std::string const crate = cohort.read("ro-crate-metadata.json");
    cohort.run(cohort.out);
    ::unsetenv("SOURCE_DATE_EPOCH");
    CHECK(cohort.read("run.json") == record);
    CHECK(cohort.read("ro-crate-metadata.json") == crate);
    CHECK(record.find("\"finished\": \"2024-02-29T23:59:59Z\"") != std::string::npos);
}

TEST_CASE("the SHA-256 of inputs is recorded with --checksums", "[cli]")
{
    finished_cohort const cohort{{"--checksums"}};
    std::string const expected = polarmir::io::sha256_of(cohort.dir / "c.fastq.gz").sha256;
    auto const recorded = [&] {
        return record_of(cohort.out).at("samples").at(1).at("inputs").at(0).value("sha256", "");
    };
    CHECK(recorded() == expected);
    REQUIRE(run_cli({"merge", cohort.out.string()}).code == 0);
    CHECK(recorded().empty());
    REQUIRE(run_cli({"merge", cohort.out.string(), "--checksums"}).code == 0);
    CHECK(recorded() == expected);

    polarmir::io::write_file(cohort.dir / "c.fastq.gz", "other");
    auto const refused = run_cli({"merge", cohort.out.string(), "--checksums"});
    CHECK(refused.code == 3);
    CHECK(refused.err.find("has 5 bytes, and ") != std::string::npos);
    fs::remove(cohort.dir / "c.fastq.gz");
    CHECK(run_cli({"merge", cohort.out.string(), "--checksums"}).code == 3);
    CHECK(run_cli({"merge", cohort.out.string()}).code == 0);
    CHECK(cohort.verify().code == 0);
}

TEST_CASE("run.json names failed and missing samples", "[cli]")
{
    finished_cohort const cohort;
    polarmir::io::write_file(cohort.dir / "c.fastq.gz", "@broken\nACGT\n");
    CHECK(run_cli({"run", "--samples", cohort.sheet, "-o", cohort.out.string()}).code == 1);
    json const failed = record_of(cohort.out);
    CHECK(failed.at("samples").at(1) == json{{"sample", "ctrl1"}, {"status", "failed"}});
    CHECK(failed.at("samples").size() == 2);
    CHECK(failed.at("environment").at("failures").contains("ctrl1"));
    REQUIRE(run_cli({"merge", cohort.out.string(), "--allow-missing"}).code == 0);
    CHECK(record_of(cohort.out).at("samples").at(1) == json{{"sample", "ctrl1"}, {"status", "missing"}});
}
