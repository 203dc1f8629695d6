// The demo of pipelines/quickstart: what it plants is what it finds.
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/io/text_file.hpp>

#include <filesystem>
#include <map>
#include <string>

using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

std::string pipelines_file(std::string const & name)
{
    return (fs::path{POLARMIR_SOURCE_DIR} / "pipelines" / name).string();
}

/// Runs `simulate` as pipelines/quickstart does.
void simulate(fs::path const & where, std::string const & samples, std::vector<std::string> const & more = {})
{
    std::vector<std::string> command{"simulate",
                                     "--sample-table",
                                     samples,
                                     "--effects",
                                     pipelines_file("quickstart_effects.tsv"),
                                     "--seed",
                                     "7",
                                     "--output",
                                     where.string()};
    command.insert(command.end(), more.begin(), more.end());
    REQUIRE(run_cli(command).code == 0);
}

/// The index of tumor minus that of control where nothing but the planted effects differs between them: the
/// expected abundances, without individuals, haemolysis and the drawing of reads, scored as if they were
/// counts.
double planted_difference(fs::path const & work)
{
    polarmir::io::write_file(work / "two.tsv", "sample\tgroup\treads\nt\ttumor\t1000\nc\tcontrol\t1000\n");
    simulate(work / "two", (work / "two.tsv").string(), {"--dispersion", "0"});
    constexpr double reads{1e9};
    polarmir::io::table const truth = polarmir::io::read_table(work / "two/truth/abundances.tsv");
    std::string counts = "miRNA\tt\tc\n";
    for (auto const & row : truth.rows)
        counts += row.fields[0] + '\t' + std::to_string(std::stod(row.fields[1]) * reads) + '\t' +
                  std::to_string(std::stod(row.fields[2]) * reads) + '\n';
    polarmir::io::write_file(work / "truth.tsv", counts);
    REQUIRE(run_cli({"score", (work / "truth.tsv").string(), "-o", (work / "truth").string()}).code == 0);
    auto const scores = cells(work / "truth/polarization.tsv");
    return std::stod(scores.at("t").at("index_log2")) - std::stod(scores.at("c").at("index_log2"));
}

/// The lines of compare/scores.tsv by score and variant.
std::map<std::string, std::string> comparison_of(fs::path const & out, std::string const & score)
{
    polarmir::io::table const table = polarmir::io::read_table(out / "compare/scores.tsv");
    for (auto const & row : table.rows)
        if (row.fields[table.column("score")] == score && row.fields[table.column("variant")] == "all")
        {
            std::map<std::string, std::string> cells;
            for (std::size_t i = 0; i < table.header.size(); ++i)
                cells[table.header[i]] = row.fields[i];
            return cells;
        }
    return {};
}

/// Of the fifth column of the members' table in the report: parts of the difference of the indices.
double sum_of_parts(std::string const & page)
{
    std::size_t at = page.find("<tbody>", page.find("<figure id=\"members\">"));
    std::size_t const end = page.find("</tbody>", at);
    double sum{0};
    while ((at = page.find("<tr>", at)) < end)
    {
        for (int column = 0; column < 4; ++column)
            at = page.find("<td", at + 1);
        std::size_t const value = page.find("data-v=\"", at) + 8;
        sum += std::stod(page.substr(value, page.find('"', value) - value));
    }
    return sum;
}

} // namespace

TEST_CASE("the quickstart cohort shows its planted shift, its haemolysed and its shallow sample", "[cli]")
{
    tmp_dir const dir;
    simulate(dir / "reads", pipelines_file("quickstart_cohort.tsv"));
    auto const result = run_cli({"run",
                                 (dir / "reads").string(),
                                 "--samples",
                                 (dir / "reads/samples.tsv").string(),
                                 "-o",
                                 (dir / "out").string()});
    CAPTURE(result.err, result.out);
    REQUIRE(result.code == 0);

    auto const scores = cells(dir / "out/polarization.tsv");
    REQUIRE(scores.size() == 10);
    int ok{0};
    for (auto const & [sample, row] : scores)
    {
        CAPTURE(sample);
        bool const is_shallow = sample == "control_05";
        bool const is_haemolysed = sample == "tumor_04";
        CHECK((std::stod(row.at("mirna_reads")) >= 350'000) == !is_shallow);
        CHECK((row.at("flags").find("haemolysis_likely") != std::string::npos) == is_haemolysed);
        ok += row.at("verdict") == "OK" ? 1 : 0;
    }
    CHECK(ok >= 8);
    CHECK(scores.at("control_05").at("verdict") == "NA");

    auto const index = comparison_of(dir / "out", "EV-index");
    double const planted = planted_difference(dir.path());
    CAPTURE(planted, index.at("difference_log2"), index.at("ci95_low_log2"), index.at("ci95_high_log2"));
    CHECK(planted < -0.5);
    CHECK(std::stod(index.at("ci95_high_log2")) < 0);
    CHECK(std::stod(index.at("ci95_low_log2")) <= planted);
    CHECK(planted <= std::stod(index.at("ci95_high_log2")));
    CHECK(result.out.find("The cargo of tumor leans further to M2.") != std::string::npos);

    // What the report says each miRNA adds to the difference adds up to it.
    CHECK(std::abs(sum_of_parts(read_file(dir / "out/report.html")) -
                   std::stod(index.at("difference_log2"))) < 1e-4);

    std::string const readme = read_file(fs::path{POLARMIR_SOURCE_DIR} / "README.md");
    CHECK(readme.find("```\n" + result.out + "```\n") != std::string::npos); // it shows the real output
}
