#include "cli/app.hpp"
#include "cli/logger.hpp"
#include "support.hpp"
#include "support/catch.hpp"

#include <polarmir/reference/embedded.hpp>
#include <polarmir/reference/store.hpp>
#include <polarmir/reference/table.hpp>

#include <algorithm>
#include <sstream>
#include <vector>

#include <CLI/CLI.hpp>

using namespace polarmir;
using test::contains;
using test::message_of;

namespace {

struct outcome
{
    std::string out;
    std::vector<std::string> warnings;
};

/// Runs `polarmir reference <arguments>` without the program around it.
outcome run(std::vector<std::string> arguments)
{
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    outcome result;
    auto const keep_warning = [&](log_level level, std::string const & message) {
        if (level == log_level::warning)
            result.warnings.push_back(message);
    };
    cli::logger terminal{err};
    cli::context ctx{{in, out, err}, terminal, keep_warning, {}};
    CLI::App app;
    cli::add_reference(app, ctx);
    arguments.insert(arguments.begin(), "reference");
    std::reverse(arguments.begin(), arguments.end()); // CLI11 takes them from the back
    app.parse(arguments);
    result.out = out.str();
    return result;
}

std::string const hairpins{">hsa-mir-1 MI01\nACGUUGGAAUGUAAAGAAGUAUGUAUCCGGUUAACCGGAA\n"};
std::string const matures{">hsa-miR-1-3p MIMAT01\nUGGAAUGUAAAGAAGUAUGUAU\n"};

} // namespace

TEST_CASE("reference list names the embedded panel and what can be fetched")
{
    std::string const out = run({"list"}).out;
    CHECK(out.starts_with(
        "name\tlabel\thairpins\tmatures\trows\thash\tavailable\nhuman\tembedded human panel"));
    CHECK(contains(out, reference::human_panel().hash() + "\tembedded\n"));
    CHECK(contains(out, "\nmirbase@22.1\t"));
}

TEST_CASE("reference show prints the table of a reference")
{
    CHECK(run({"show", "human"}).out == reference::to_table(reference::human_panel()));
    CHECK_THROWS_AS(run({"show", "no-such"}), input_error);
}

TEST_CASE("reference show prints one miRNA by name or accession")
{
    std::string const expected{"miRNA\taccession\taliases\tsequence\thairpins\n"
                               "hsa-let-7a-5p\tMIMAT0000062\thsa-let-7a-5p\tTGAGGTAGTAGGTTGTATAGTT\t"
                               "hsa-let-7a-1:6-27;hsa-let-7a-2:5-26;hsa-let-7a-3:4-25\n"};
    CHECK(run({"show", "human", "--mirna", "hsa-let-7a-5p"}).out == expected);
    CHECK(run({"show", "human", "--mirna", "MIMAT0000062"}).out == expected);
    CHECK(contains(message_of<usage_error>([] {
                       (void)run({"show", "human", "--mirna", "let-7x"});
                   }),
                   "no miRNA 'let-7x' in embedded human panel"));
}

TEST_CASE("reference show joins the names of one sequence")
{
    test::tmp_dir const directory;
    reference::save(test::small_reference(), {"xyz", {}}, directory / "ref");
    std::string const out = run({"show", (directory / "ref").string(), "--mirna", "xyz-miR-2-5p"}).out;
    CHECK(contains(out,
                   "xyz-miR-1-5p\tMIMAT01;MIMAT02\txyz-miR-1-5p;xyz-miR-2-5p\tTGGAATGTAAAGAAGTATGTAT\t"
                   "xyz-mir-1:5-26;xyz-mir-2:3-24\n"));
}

TEST_CASE("reference build writes what reference show reads")
{
    test::tmp_dir const directory;
    std::string const output = (directory / "ref").string();
    std::string const h = write(directory, "in/hairpin.fa", hairpins).string();
    std::string const m = write(directory, "in/mature.fa", matures).string();
    run({"build", "--hairpin", h, "--mature", m, "--species", "hsa", "-o", output});
    CHECK(contains(run({"show", output}).out, "MI01\thsa-mir-1\t"));
    CHECK(reference::load(output).label() == "hsa from hairpin.fa, mature.fa (1 hairpins)");

    std::string const hash = reference::load(output).hash();
    run({"build", "--mirbase", (directory / "in").string(), "--species", "hsa", "-o", output});
    CHECK(reference::load(output).hash() == hash);
}

TEST_CASE("reference build stops at faulty entries unless lenient")
{
    test::tmp_dir const directory;
    std::string const output = (directory / "ref").string();
    std::string const h = write(directory, "h.fa", hairpins + hairpins + ">hsa-mir-2 MI02\nAC*T\n").string();
    std::string const m = write(directory, "m.fa", matures).string();
    std::vector<std::string> arguments{
        "build", "--hairpin", h, "--mature", m, "--species", "hsa", "-o", output};
    CHECK_THROWS_AS(run(arguments), input_error);
    CHECK_FALSE(std::filesystem::exists(output));

    arguments.push_back("--lenient-reference");
    outcome const lenient = run(arguments);
    REQUIRE(lenient.warnings.size() == 2);
    CHECK(
        lenient.warnings[0].starts_with("left out: " + h + ":3: name hsa-mir-1 was already given in line 1"));
    CHECK(reference::load(output).hairpins().size() == 1);
}

TEST_CASE("reference build refuses a folder that is not a reference before it reads anything")
{
    test::tmp_dir const directory;
    test::write(directory, "notes.txt", "mine");
    CHECK_THROWS_AS(run({"build",
                         "--hairpin",
                         "x",
                         "--mature",
                         "y",
                         "--species",
                         "hsa",
                         "-o",
                         directory.path().string()}),
                    usage_error);
}

TEST_CASE("reference build options that exclude each other are refused")
{
    CHECK_THROWS_AS(run({"build", "--mirbase", "d", "--hairpin", "x", "--species", "hsa", "-o", "o"}),
                    CLI::ParseError);
    CHECK_THROWS_AS(run({"build", "--hairpin", "x", "--mature", "y", "-o", "o"}), CLI::ParseError);
    CHECK_THROWS_AS(run({"build", "--hairpin", "x", "--species", "hsa", "-o", "o"}), usage_error);
    CHECK_THROWS_AS(run({}), CLI::ParseError);
}
