#include "cli/app.hpp"
#include "cli/logger.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/io/output_file.hpp>
#include <polarmir/io/text_file.hpp>

#include <algorithm>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

using namespace polarmir;

namespace {

/// Runs `polarmir simulate -o <out> <arguments>` without the program around it.
void run(std::filesystem::path const & out, std::vector<std::string> arguments)
{
    std::istringstream in;
    std::ostringstream text;
    cli::logger terminal{text};
    cli::context ctx{{in, text, text}, terminal, [](log_level, std::string const &) {}, {}};
    CLI::App app;
    cli::add_simulate(app, ctx);
    arguments.insert(arguments.begin(), {"simulate", "-o", out.string(), "-t", "1"});
    std::ranges::reverse(arguments); // CLI11 takes them from the back
    app.parse(arguments);
}

} // namespace

TEST_CASE("the simulate command makes what its options say")
{
    test::tmp_dir const folder;
    run(folder / "out",
        {"--groups",
         "a,b,c",
         "--samples-per-group",
         "2",
         "--reads",
         "50",
         "--kit",
         "nextflex",
         "--read-length",
         "60",
         "--seed",
         "3",
         "--share",
         "competitor=0",
         "--share",
         "too_long=0",
         "--truth-reads"});
    io::table const sheet = io::read_table(folder / "out" / "samples.tsv");
    REQUIRE(sheet.rows.size() == 6);
    CHECK(sheet.rows[5].fields[0] == "c_02");
    CHECK(std::filesystem::exists(folder / "out/truth/reads/b_01.tsv.gz"));
    auto const classes = test::cells(folder / "out/truth/classes.tsv");
    for (auto const & [sample, count] : classes.at("competitor"))
        CHECK(count == "0");
    std::string const parameters = test::read_file(folder / "out/truth/parameters.json");
    for (char const * expected :
         {"\"seed\": 3", "\"read_length\": 60", "\"name\": \"nextflex\"", "\"competitor\": 0.0"})
        CHECK(parameters.find(expected) != std::string::npos);
}

TEST_CASE("each option of the simulate command changes its reads")
{
    test::tmp_dir const folder;
    std::vector<std::string> const usual{"--groups", "a", "--samples-per-group", "1", "--reads", "3000"};
    run(folder / "usual", usual);
    std::string const file{"fastq/a_01_S1_L001_R1_001.fastq.gz"};
    std::string const expected = test::read_file(folder / "usual" / file);
    io::write_file(folder / "e.tsv", "miRNA\tgroup\tlog2fc\nhsa-miR-21-5p\ta\t6\n");
    io::write_file(folder / "a.tsv", "miRNA\tabundance\nhsa-miR-21-5p\t1\n");
    io::write_file(folder / "rna.fa", ">x\nGCATTGGTGGTTCAGTGGTAGAATTCTCGCC\n");
    std::vector<std::vector<std::string>> const options{{"--seed", "2"},
                                                        {"--kit", "qiaseq"},
                                                        {"--kit", "none"},
                                                        {"--read-length", "51"},
                                                        {"--error-rate", "0.002"},
                                                        {"--isomir-rate", "0.3"},
                                                        {"--snv-rate", "0.1"},
                                                        {"--shift-5p-rate", "0.04"},
                                                        {"--shift-3p-rate", "0.3"},
                                                        {"--tail-rate", "0.1"},
                                                        {"--tail-au", "0.5"},
                                                        {"--profile", "plasma"},
                                                        {"--competitors", "embedded"},
                                                        {"--competitors", (folder / "rna.fa").string()},
                                                        {"--silent-paralogues"},
                                                        {"--share", "other_species=0.1"},
                                                        {"--dispersion", "0.3"},
                                                        {"--share", "spike_in=0.1"},
                                                        {"--effects", (folder / "e.tsv").string()},
                                                        {"--abundances", (folder / "a.tsv").string()}};
    for (std::size_t i = 0; i < options.size(); ++i)
    {
        CAPTURE(options[i]);
        std::vector<std::string> arguments{usual};
        arguments.insert(arguments.end(), options[i].begin(), options[i].end());
        auto const out = folder / ("changed" + std::to_string(i));
        run(out, arguments);
        CHECK((test::read_file(out / file) != expected));
    }
    run(folder / "again", usual);
    CHECK((test::read_file(folder / "again" / file) == expected));
}

TEST_CASE("options change what a simulated profile decides")
{
    test::tmp_dir const folder;
    std::string const fasta = (folder / "mouse.fa").string();
    io::write_file(fasta, ">mmu-x MIMAT9\nGUAUCCCACUUCUGACACCA\n");
    run(folder / "out",
        {"--groups",
         "a",
         "--samples-per-group",
         "1",
         "--reads",
         "2000",
         "--kit",
         "none",
         "--profile",
         "degraded",
         "--share",
         "competitor=0.5",
         "--tail-rate",
         "0",
         "--pieces",
         "processed",
         "--other-species",
         fasta,
         "--truth-reads"});
    std::string const parameters = test::read_file(folder / "out/truth/parameters.json");
    for (char const * expected : {"\"competitor\": 0.5",
                                  "\"tail\": 0.0",
                                  "\"shift_3p\": 0.45",
                                  "\"fragmentation\": \"processed\"",
                                  "\"error_rate\": 0.01"})
    {
        CAPTURE(expected);
        CHECK(parameters.find(expected) != std::string::npos);
    }
    io::table const reads = io::read_table(folder / "out/truth/reads/a_01.tsv.gz");
    std::map<std::string, int> origins;
    for (auto const & row : reads.rows)
    {
        std::string const & kind = row.fields[reads.column("class")];
        if (kind == "other_species")
            ++origins[row.fields[reads.column("origin")]];
        CHECK(kind != "adapter_dimer");
        if (kind == "competitor") // the embedded RNAs are the profile's
            CHECK(!row.fields[reads.column("origin")].starts_with("competitor_"));
    }
    CHECK(origins.size() == 1);
    CHECK(origins["mmu-x"] > 30);
}

TEST_CASE("the simulate command takes its samples from a table")
{
    test::tmp_dir const folder;
    io::write_file(folder / "s.tsv",
                   "sample\tgroup\treads\thaemolysis\tsubject\nx\ttumor\t7\t0.9\tP1\ny\tcontrol\t8\t0\tP2\n");
    run(folder / "out", {"--sample-table", (folder / "s.tsv").string(), "--abundances", [&] {
                             io::write_file(folder / "a.tsv", "miRNA\tabundance\nhsa-miR-21-5p\t1\n");
                             return (folder / "a.tsv").string();
                         }()});
    auto const sheet = test::cells(folder / "out/samples.tsv");
    CHECK(sheet.at("y").at("subject") == "P2");
    auto const shares = test::cells(folder / "out/truth/abundances.tsv");
    CHECK(std::stod(shares.at("hsa-miR-451a").at("x")) > 0.26);
    CHECK(shares.at("hsa-miR-451a").at("y") == "0");
    auto const classes = test::cells(folder / "out/truth/classes.tsv");
    int reads{0};
    for (auto const & [kind, samples] : classes)
        reads += std::stoi(samples.at("x"));
    CHECK(reads == 7);
}

TEST_CASE("wrong options of the simulate command are usage errors and write nothing")
{
    std::vector<std::string> const wrong =
        GENERATE(values<std::vector<std::string>>({{"--kit", "trueseq"},
                                                   {"--share", "tRNA=0.1"},
                                                   {"--share", "competitor"},
                                                   {"--share", "competitor=x"},
                                                   {"--share", "mirna=0.5"},
                                                   {"--share", "competitor=0.99"},
                                                   {"--share", "competitor=0.1", "--share", "competitor=0.2"},
                                                   {"--share", "competitor=0", "--competitors", "embedded"},
                                                   {"--pieces", "random"},
                                                   {"--other-species", "mouse.fa"},
                                                   {"--tail-au", "0.5", "--isomir-rate", "0"},
                                                   {"--tail-au", "0.5", "--shift-5p-rate", "0.1"},
                                                   {"--kit", "none", "--share", "adapter_dimer=0.1"},
                                                   {"--error-rate", "0.5"},
                                                   {"--isomir-rate", "2"},
                                                   {"--dispersion", "-1"},
                                                   {"--tail-rate", "1.5"},
                                                   {"--profile", "serum"},
                                                   {"--competitors", "made-up", "embedded"},
                                                   {"--read-length", "30"},
                                                   {"--kit", "qiaseq", "--read-length", "50"},
                                                   {"--groups", "a/b"},
                                                   {"--groups", "a,a"}}));
    CAPTURE(wrong);
    test::tmp_dir const folder;
    CHECK_THROWS_AS(run(folder / "out", wrong), usage_error);
    CHECK(!std::filesystem::exists(folder / "out"));
}

TEST_CASE("the simulate command refuses what cannot be combined or parsed")
{
    test::tmp_dir const folder;
    io::write_file(folder / "s.tsv", "sample\tgroup\nx\ttumor\n");
    std::string const table = (folder / "s.tsv").string();
    CHECK_THROWS_AS(run(folder / "out", {"--sample-table", table, "--groups", "a"}), CLI::ParseError);
    CHECK_THROWS_AS(run(folder / "out", {"--sample-table", table, "--samples-per-group", "2"}),
                    CLI::ParseError);
    CHECK_THROWS_AS(run(folder / "out", {"--isomir-rate", "0.1", "--tail-rate", "0.1"}), CLI::ParseError);
    CHECK_THROWS_AS(run(folder / "out", {"--pieces", "torn"}), CLI::ParseError);
    CHECK_THROWS_AS(run(folder / "out", {"--seed", "-1"}), CLI::ParseError);
    CHECK_THROWS_AS(run(folder / "out", {"--reads", "many"}), CLI::ParseError);
    CHECK_THROWS_AS(run(folder / "out", {"--samples-per-group", "0"}), CLI::ParseError);
    CHECK_THROWS_AS(run(folder / "out", {"--sample-table", table + "x"}), input_error);
    io::write_file(folder / "a.tsv", "miRNA\tabundance\n");
    CHECK_THROWS_AS(run(folder / "out", {"--abundances", (folder / "a.tsv").string()}), input_error);
}
