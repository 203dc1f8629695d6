#include "simulated.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/io/output_file.hpp>

#include <cmath>
#include <numeric>
#include <set>

using namespace polarmir;
using simulate::read_class;

namespace {

std::vector<simulate::drawn>
run(simulate::design const & what, std::filesystem::path const & out, std::size_t threads = 1)
{
    return simulate::simulate(reference::human_panel(), what, {out, threads, false});
}

} // namespace

TEST_CASE("simulated FASTQ files are well formed with unique names")
{
    test::tmp_dir const folder;
    simulate::design const what = test::small_design("truseq", 40000);
    run(what, folder / "out");
    std::set<std::string> names;
    for (char const * file : {"tumor_01_S1_L001_R1_001.fastq.gz", "control_01_S2_L001_R1_001.fastq.gz"})
    {
        auto const path = folder / "out" / "fastq" / file;
        CHECK(test::lines_of(path).size() == 4 * 40000);
        std::size_t bad{0};
        for (auto const & [name, bases, plus, qualities] : test::records_of(path))
        {
            bool const good = name.starts_with("@polarmir:1:SIMULATED:1:") && plus == "+" &&
                              bases.size() == 50 && qualities.size() == 50 &&
                              bases.find_first_not_of("ACGTN") == std::string::npos &&
                              qualities.find_first_not_of("F:,#") == std::string::npos &&
                              names.insert(name.substr(0, name.find(' '))).second;
            bad += static_cast<std::size_t>(!good);
        }
        CHECK(bad == 0);
    }
}

TEST_CASE("the truth of a simulation adds up to its reads")
{
    test::tmp_dir const folder;
    simulate::design what = test::small_design("truseq", 5000);
    what.settings.truth_reads = true;
    auto const drawn = run(what, folder / "out");
    auto const counts = test::cells(folder / "out" / "truth" / "counts.tsv");
    auto const classes = test::cells(folder / "out" / "truth" / "classes.tsv");
    auto const shares = test::cells(folder / "out" / "truth" / "abundances.tsv");
    CHECK(counts.size() == reference::human_panel().rows().size());
    CHECK(shares.size() == counts.size());
    for (std::size_t i = 0; i < 2; ++i)
    {
        std::string const name = what.samples.samples[i].name;
        std::uint64_t mirna{0};
        double share{0};
        for (auto const & [row, samples] : counts)
            mirna += std::stoull(samples.at(name));
        for (auto const & [row, samples] : shares)
            share += std::stod(samples.at(name));
        std::uint64_t all{0};
        for (auto const & [kind, samples] : classes)
            all += std::stoull(samples.at(name));
        CHECK(all == 5000);
        CHECK(mirna == std::stoull(classes.at("mirna").at(name)));
        CHECK(mirna == drawn[i].classes[0]);
        CHECK(std::accumulate(drawn[i].rows.begin(), drawn[i].rows.end(), std::uint64_t{0}) == mirna);
        CHECK(std::abs(share - 1) < 1e-6);

        std::map<std::string, std::uint64_t> listed;
        auto const reads = io::read_table(folder / "out" / "truth" / "reads" / (name + ".tsv.gz"));
        CHECK(reads.rows.size() == 5000);
        for (auto const & row : reads.rows)
            if (row.fields[reads.column("class")] == "mirna")
                ++listed[row.fields[reads.column("miRNA")]];
        for (auto const & [row, samples] : counts)
            CHECK(listed[row] == std::stoull(samples.at(name)));
    }
}

TEST_CASE("the classes of simulated reads have their shares")
{
    test::tmp_dir const folder;
    simulate::design what = test::small_design("truseq", 100000);
    what.settings.shares.set(read_class::antisense, 0.1);
    what.settings.shares.set(read_class::other_species, 0.03);
    auto const drawn = run(what, folder / "out");
    for (std::size_t i = 0; i < simulate::read_class_count; ++i)
    {
        double const expected = 100000 * what.settings.shares[simulate::all_read_classes[i]];
        CHECK(std::abs(static_cast<double>(drawn[0].classes[i]) - expected) < 5 * std::sqrt(expected));
    }
}

TEST_CASE("simulated groups differ by the effects that were asked for")
{
    test::tmp_dir const folder;
    simulate::design what = test::small_design("truseq", 50000, 6);
    what.settings.dispersion = 0.02;
    what.effects = {{"hsa-miR-21-5p", "tumor", 1.5}, {"hsa-miR-155-5p", "tumor", -1}};
    what.baseline = {
        {"hsa-miR-21-5p", 10}, {"hsa-miR-155-5p", 10}, {"hsa-miR-23a-3p", 20}, {"hsa-let-7a-5p", 60}};
    run(what, folder / "out", 2);
    auto const counts = test::cells(folder / "out" / "truth" / "counts.tsv");
    auto const mean_log = [&](std::string const & row, std::string const & group) {
        double sum{0};
        for (auto const & [sample, count] : counts.at(row))
            if (sample.starts_with(group))
                sum += std::log2(std::stod(count) / std::stod(counts.at("hsa-let-7a-5p").at(sample)));
        return sum / 6;
    };
    CHECK(std::abs(mean_log("hsa-miR-21-5p", "tumor") - mean_log("hsa-miR-21-5p", "control") - 1.5) < 0.4);
    CHECK(std::abs(mean_log("hsa-miR-155-5p", "tumor") - mean_log("hsa-miR-155-5p", "control") + 1) < 0.4);
    CHECK(std::abs(mean_log("hsa-miR-23a-3p", "tumor") - mean_log("hsa-miR-23a-3p", "control")) < 0.4);
}

TEST_CASE("the sheet of a simulation names groups and files and carries annotations")
{
    test::tmp_dir const folder;
    simulate::design what = test::small_design("truseq", 10);
    what.samples.annotation_columns = {"subject"};
    what.samples.samples[0].annotations = {"P1"};
    what.samples.samples[1].annotations = {"P2"};
    run(what, folder / "out");
    CHECK(test::read_file(folder / "out" / "samples.tsv") ==
          "sample\tgroup\tfastq_1\tsubject\n"
          "tumor_01\ttumor\tfastq/tumor_01_S1_L001_R1_001.fastq.gz\tP1\n"
          "control_01\tcontrol\tfastq/control_01_S2_L001_R1_001.fastq.gz\tP2\n");
}

TEST_CASE("a simulated sample without reads is an empty file")
{
    test::tmp_dir const folder;
    run(test::small_design("truseq", 0), folder / "out");
    CHECK(test::lines_of(folder / "out" / "fastq" / "tumor_01_S1_L001_R1_001.fastq.gz").empty());
}

TEST_CASE("a simulation replaces an earlier one and leaves other files alone")
{
    test::tmp_dir const folder;
    auto const out = folder / "out";
    simulate::design what = test::small_design("truseq", 10, 3);
    what.settings.truth_reads = true;
    run(what, out);
    io::write_file(out / "mine.txt", "mine");
    run(test::small_design("truseq", 20), out);
    test::tmp_dir const other;
    run(test::small_design("truseq", 20), other / "out");
    auto expected = test::tree(other / "out");
    expected["mine.txt"] = "mine";
    CHECK(test::tree(out) == expected);
}

TEST_CASE("a simulation does not write into a folder of other files unless forced")
{
    test::tmp_dir const folder;
    io::write_file(folder / "mine.txt", "mine");
    simulate::design const what = test::small_design("truseq", 10);
    CHECK_THROWS_AS(run(what, folder.path()), usage_error);
    CHECK(test::tree(folder.path()).size() == 1);
    simulate::simulate(reference::human_panel(), what, {folder.path(), 1, true});
    CHECK(test::read_file(folder / "mine.txt") == "mine");
    CHECK(std::filesystem::exists(folder / "samples.tsv"));
}

TEST_CASE("a simulation that cannot be made leaves nothing behind")
{
    test::tmp_dir const folder;
    simulate::design what = test::small_design("truseq", 10);
    what.effects = {{"nobody", "tumor", 1}};
    CHECK_THROWS_AS(run(what, folder / "out"), input_error);
    CHECK(!std::filesystem::exists(folder / "out"));
}
