#include "support/catch.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/io/output_file.hpp>
#include <polarmir/simulate/cohort.hpp>

#include <string>

using namespace polarmir;

TEST_CASE("a simulated cohort of groups names its samples")
{
    std::vector<std::string> const groups{"tumor", "control"};
    simulate::cohort const made = simulate::make_cohort(groups, 2, 77);
    REQUIRE(made.samples.size() == 4);
    CHECK(made.samples[1].name == "tumor_02");
    CHECK(made.samples[2].group == "control");
    CHECK(made.samples[3].reads == 77);
    std::vector<std::string> const twice{"a", "A"};
    CHECK_THROWS_AS(simulate::make_cohort(twice, 1, 1), usage_error);
    CHECK_THROWS_AS(simulate::make_cohort(groups, 0, 1), usage_error);
}

TEST_CASE("a table of samples to simulate may say reads and haemolysis and carries other columns")
{
    test::tmp_dir const folder;
    io::write_file(folder / "s.tsv",
                   "group\tsample\tsubject\thaemolysis\treads\nT\ta\tP1\t0.25\t9\nC\tb\t\t0\t0\n");
    simulate::cohort const read = simulate::read_cohort(folder / "s.tsv", 5);
    CHECK(read.annotation_columns == std::vector<std::string>{"subject"});
    REQUIRE(read.samples.size() == 2);
    CHECK(read.samples[0].name == "a");
    CHECK(read.samples[0].group == "T");
    CHECK(read.samples[0].reads == 9);
    CHECK(read.samples[0].haemolysis == 0.25);
    CHECK(read.samples[0].annotations == std::vector<std::string>{"P1"});
    CHECK(read.samples[1].annotations == std::vector<std::string>{""});

    io::write_file(folder / "short.tsv", "sample\tgroup\na\tT\n");
    CHECK(simulate::read_cohort(folder / "short.tsv", 5).samples[0].reads == 5);
}

TEST_CASE("malformed tables of samples to simulate are refused")
{
    std::string const text = GENERATE(as<std::string>{},
                                      "sample\na\n",                            // no group
                                      "sample\tgroup\n",                        // no sample
                                      "sample\tgroup\na\t\n",                   // empty group
                                      "sample\tgroup\na\tT\na\tT\n",            // twice
                                      "sample\tgroup\n../a\tT\n",               // leaves the folder
                                      "sample\tgroup\treads\na\tT\t-1\n",       // not a number of reads
                                      "sample\tgroup\thaemolysis\na\tT\t1.5\n", // not a share
                                      "sample\tgroup\thaemolysis\na\tT\tnan\n",
                                      "sample\tgroup\tfastq_1\na\tT\tx.fq\n"); // written by us
    CAPTURE(text);
    test::tmp_dir const folder;
    io::write_file(folder / "s.tsv", text);
    CHECK_THROWS_AS(simulate::read_cohort(folder / "s.tsv", 5), input_error);
}

TEST_CASE("effects and abundances of a simulation are read from tables")
{
    test::tmp_dir const folder;
    io::write_file(folder / "e.tsv", "miRNA\tgroup\tlog2fc\nhsa-miR-21-5p\ttumor\t-1.5\n");
    auto const effects = simulate::read_effects(folder / "e.tsv");
    REQUIRE(effects.size() == 1);
    CHECK(effects[0].mirna == "hsa-miR-21-5p");
    CHECK(effects[0].group == "tumor");
    CHECK(effects[0].log2_fold_change == -1.5);

    io::write_file(folder / "a.tsv", "miRNA\tabundance\nx\t1e3\ny\t0\n");
    auto const abundances = simulate::read_abundances(folder / "a.tsv");
    REQUIRE(abundances.size() == 2);
    CHECK(abundances[0].value == 1000);

    io::write_file(folder / "bad.tsv", "miRNA\tgroup\tlog2fc\nx\ttumor\tinf\n");
    CHECK_THROWS_AS(simulate::read_effects(folder / "bad.tsv"), parse_error);
    io::write_file(folder / "negative.tsv", "miRNA\tabundance\nx\t-1\n");
    CHECK_THROWS_AS(simulate::read_abundances(folder / "negative.tsv"), parse_error);
}
