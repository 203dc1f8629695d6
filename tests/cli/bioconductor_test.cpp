// compare/bioc.R, run with R's limma and edgeR, gives the numbers of compare/mirna.tsv and
// compare/signatures.tsv.
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/oracle_table.hpp"
#include "support/run_cli.hpp"
#include "support/shared_data.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/io/text_file.hpp>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

using namespace polarmir::test;
namespace fs = std::filesystem;
namespace io = polarmir::io;

namespace {

constexpr double tolerance{1e-8};

void require_r()
{
    if (std::system("Rscript -e 'library(edgeR)' > /dev/null 2>&1") == 0)
        return;
    std::cout << "skipped: no R with edgeR\n" << std::flush;
    std::_Exit(skip_exit_code);
}

/// Counts of the quickstart cohort, with a batch and an age for each sample.
struct counted_cohort
{
    tmp_dir dir;
    std::string counts{(dir / "results/counts/mature_counts.tsv").string()};
    std::string sheet{(dir / "sheet.tsv").string()};

    counted_cohort()
    {
        fs::path const pipelines = fs::path{POLARMIR_SOURCE_DIR} / "pipelines";
        REQUIRE(run_cli({"simulate",
                         "--sample-table",
                         (pipelines / "quickstart_cohort.tsv").string(),
                         "--effects",
                         (pipelines / "quickstart_effects.tsv").string(),
                         "--seed",
                         "7",
                         "--output",
                         (dir / "reads").string()})
                    .code == 0);
        REQUIRE(run_cli({"run",
                         (dir / "reads").string(),
                         "--samples",
                         (dir / "reads/samples.tsv").string(),
                         "--output",
                         (dir / "results").string()})
                    .code == 0);
        io::table const samples = io::read_table(dir / "reads/samples.tsv");
        std::string text = "sample\tgroup\tsubject\tbatch\tage\n";
        int line{0};
        for (io::table::row const & row : samples.rows)
        {
            text += row.fields[samples.column("sample")] + '\t' + row.fields[samples.column("group")] +
                    "\tP" + std::to_string(line % 5) + "\tb" + std::to_string(line * line % 3) + '\t' +
                    std::to_string(40 + line * line % 11) + '\n';
            ++line;
        }
        io::write_file(sheet, text);
    }
};

/// The columns of both tables agree in every row; R's table may have fewer columns.
void check_same(fs::path const & ours_path,
                fs::path const & r_path,
                std::map<std::string, std::string> const & columns)
{
    io::table const ours = io::read_table(ours_path);
    io::table const theirs = io::read_table(r_path);
    REQUIRE(theirs.rows.size() == ours.rows.size());
    std::map<std::string, io::table::row const *> by_name;
    for (io::table::row const & row : theirs.rows)
        by_name[row.fields.front()] = &row;
    for (io::table::row const & row : ours.rows)
    {
        REQUIRE(by_name.contains(row.fields.front()));
        io::table::row const & other = *by_name.at(row.fields.front());
        for (auto const & [our_column, their_column] : columns)
        {
            CAPTURE(row.fields.front(), our_column);
            std::string const & our_text = row.fields[ours.column(our_column)];
            std::string const & their_text = other.fields[theirs.column(their_column)];
            if (our_text == "up" || our_text == "down")
            {
                CHECK(our_text == their_text);
                continue;
            }
            auto const our_value = number(ours, row, our_column);
            auto const their_value = number(theirs, other, their_column);
            REQUIRE(our_value.has_value() == their_value.has_value());
            if (our_value)
                check_close(*our_value, *their_value, tolerance);
        }
    }
}

void check_against_r(counted_cohort const & data, std::string const & name, std::vector<std::string> more)
{
    CAPTURE(name);
    fs::path const out = data.dir / name;
    std::vector<std::string> command{"compare", data.counts, "--samples", data.sheet, "-o", out.string()};
    command.insert(command.end(), more.begin(), more.end());
    auto const result = run_cli(command);
    CAPTURE(result.err);
    REQUIRE(result.code == 0);
    fs::path const from_r = data.dir / (name + "-R");
    fs::create_directory(from_r);
    std::string const script = "Rscript " + (out / "compare/bioc.R").string() + ' ' +
                               (out / "compare").string() + ' ' + from_r.string() + " > " +
                               (from_r / "log").string() + " 2>&1";
    bool const succeeded = std::system(script.c_str()) == 0;
    CAPTURE(read_file(from_r / "log"));
    REQUIRE(succeeded);
    std::map<std::string, std::string> mirna;
    for (char const * const column : {"log2_fold_change",
                                      "ci95_low_log2",
                                      "ci95_high_log2",
                                      "mean_log2_cpm",
                                      "t",
                                      "df",
                                      "p",
                                      "p_adjusted",
                                      "b_log_odds"})
        mirna[column] = column;
    check_same(out / "compare/mirna.tsv", from_r / "bioc_mirna.tsv", mirna);
    check_same(out / "compare/signatures.tsv",
               from_r / "bioc_signatures.tsv",
               {{"members_tested", "members"},
                {"direction", "direction"},
                {"fry_p", "fry_p"},
                {"camera_correlation", "camera_correlation"},
                {"camera_direction", "camera_direction"},
                {"camera_p", "camera_p"}});
    CHECK(fs::exists(from_r / "bioc_edger.tsv"));
}

} // namespace

TEST_CASE("Bioconductor repeats the comparison of the quickstart cohort to 1e-8", "[cli]")
{
    require_r();
    counted_cohort const data;
    check_against_r(data, "plain", {});
    check_against_r(data, "adjusted", {"--batch", "batch", "--covariates", "age", "--voom-span", "0.5"});
    check_against_r(data, "paired", {"--block", "subject", "--normalisation", "RLE", "--p-adjust", "BY"});
    check_against_r(data, "trend", {"--mirna-test", "trend", "--normalisation", "TMMwsp"});
    check_against_r(data, "beyond", {"--min-log2-change", "0.3", "--normalisation", "none"});
    check_against_r(data, "robust", {"--robust", "--adjust-haemolysis"});

    std::string const set = (data.dir / "set.tsv").string(); // nothing for camera, which takes two members
    io::write_file(set, "set\tmiRNA\tweight\tdirection\nmine\thsa-miR-21-5p\t1\t1\n");
    check_against_r(data, "single", {"--signatures", set});
}
