// MultiQC reads what run writes for it, and shows every sample with the numbers of the tables.
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/programs.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/core/markup.hpp>
#include <polarmir/core/version.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/multiqc/write_multiqc.hpp>

#include <cmath>
#include <filesystem>
#include <iterator>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

using namespace polarmir::test;
using nlohmann::json;
namespace pipeline = polarmir::pipeline;

namespace {

constexpr char const * names[]{"T \"1\"", "<script>alert(1)<b>", "1", "shallow"};

/// Of the first three samples; the first and the last are alike.
polarmir::matrix correlations()
{
    polarmir::matrix values{3, 3};
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t k = 0; k < 3; ++k)
            values(i, k) = i == k ? 1 : 0.75;
    values(0, 2) = values(2, 0) = 0.95;
    return values;
}

/// Four samples, one too shallow for scores, and what MultiQC makes of them.
class shown_cohort
{
  public:
    shown_cohort()
    {
        skip_without("multiqc");
        simulate();
        auto const result =
            run_cli({"run", "--samples", (dir_ / "samples.tsv").string(), "-o", out().string()});
        CAPTURE(result.err);
        REQUIRE(result.code == 0);
        write_with_correlation();
        run_in(dir_.path(), "LC_ALL=C.UTF-8 multiqc -o shown out");
        data_ = json::parse(read_file(dir_ / "shown/multiqc_data/multiqc_data.json"));
    }

    [[nodiscard]] std::filesystem::path out() const { return dir_ / "out"; }
    [[nodiscard]] json const & data() const { return data_; }
    [[nodiscard]] json const & plot(std::string const & id) const
    {
        return data_.at("report_saved_raw_data").at("multiqc_polarmir_" + id + "_plot");
    }
    [[nodiscard]] std::string report() const { return read_file(dir_ / "shown/multiqc_report.html"); }
    [[nodiscard]] std::string log() const { return read_file(dir_ / "log"); }

  private:
    void simulate() const
    {
        polarmir::io::write_file(dir_ / "table.tsv",
                                 "sample\tgroup\treads\nA\ttumor\t200000\nB\ttumor\t200000\n"
                                 "C\tcontrol\t200000\nD\tcontrol\t5000\n");
        REQUIRE(run_cli({"simulate",
                         "--sample-table",
                         (dir_ / "table.tsv").string(),
                         "-o",
                         (dir_ / "reads").string()})
                    .code == 0);
        std::string sheet = "sample\tgroup\tfastq_1\n";
        std::size_t next{0};
        for (auto const & [sample, row] : cells(dir_ / "reads/samples.tsv"))
            sheet += "\"" + doubled(names[next++]) + "\"\t" + row.at("group") + "\treads/" +
                     row.at("fastq_1") + '\n';
        polarmir::io::write_file(dir_ / "samples.tsv", sheet);
    }

    /// As merge does where samples have reads enough to be laid beside each other.
    void write_with_correlation() const
    {
        polarmir::log_sink const quiet = [](auto, auto const &) {};
        pipeline::merge_outcome merged = pipeline::merge(
            {out(), std::nullopt, pipeline::prepare(pipeline::scoring_options{}, quiet), {}, {}, 1}, quiet);
        merged.quality.landscape.samples = {names[0], names[1], names[2]};
        merged.quality.landscape.correlation = correlations();
        polarmir::multiqc::write_multiqc(out(), merged);
    }

    static std::string doubled(std::string text)
    {
        for (std::size_t at = 0; (at = text.find('"', at)) != std::string::npos; at += 2)
            text.insert(at, 1, '"');
        return text;
    }

    tmp_dir dir_;
    json data_;
};

std::uint64_t sum_of(json const & bar)
{
    std::uint64_t sum{0};
    for (json const & reads : bar)
        sum += reads.get<std::uint64_t>();
    return sum;
}

void check_number(json const & row, std::string const & key, std::string const & expected)
{
    CAPTURE(key, expected);
    if (expected == "NA")
        CHECK(!row.contains(key));
    else
        CHECK(std::abs(row.at(key).get<double>() - std::stod(expected)) < 2e-6);
}

/// Reads by insert length in qc/length.tsv: of one class, or of all.
std::map<std::string, std::uint64_t>
lengths_of(std::filesystem::path const & out, std::string const & sample, std::string const & wanted)
{
    polarmir::io::table const lengths = polarmir::io::read_table(out / "qc/length.tsv");
    std::map<std::string, std::uint64_t> reads;
    for (auto const & row : lengths.rows)
        if (wanted.empty() || row.fields[0] == wanted)
            reads[row.fields[1]] += std::stoul(row.fields[lengths.column(sample)]);
    return reads;
}

/// MultiQC has turned lengths into numbers.
void check_line(json const & line, std::map<std::string, std::uint64_t> const & expected)
{
    CHECK(!expected.empty());
    std::size_t compared{0};
    for (auto const & [length, reads] : line.items())
    {
        auto const found = expected.find(std::to_string(std::stoul(length)));
        CHECK(reads.get<std::uint64_t>() == (found == expected.end() ? 0 : found->second));
        compared += found == expected.end() ? 0U : 1U;
    }
    CHECK(compared == expected.size());
}

} // namespace

TEST_CASE("MultiQC shows a cohort in one section, with the numbers of the tables")
{
    shown_cohort const cohort;
    CAPTURE(cohort.log());
    CHECK(cohort.log().find("rror") == std::string::npos);
    CHECK(cohort.log().find("arning") == std::string::npos);
    auto const ledger = cells(cohort.out() / "qc/ledger.tsv");
    auto const library = cells(cohort.out() / "qc/library.tsv");
    auto const scores = cells(cohort.out() / "polarization.tsv");
    auto const quality = cells(cohort.out() / "qc/summary.tsv");
    json const & general = cohort.data().at("report_general_stats_data").at(0);
    CHECK(general.size() == std::size(names));
    for (std::string const sample : names)
    {
        CAPTURE(sample);
        std::string const shown = polarmir::escape_markup(sample);
        auto const & score = scores.at(sample);
        check_number(general.at(shown), "reads", ledger.at("input").at(sample));
        check_number(general.at(shown), "mirna_reads", library.at(sample).at("mirna_reads"));
        check_number(general.at(shown), "polarization_index", score.at("index_log2"));
        CHECK(general.at(shown).at("qc_verdict") == quality.at(sample).at("verdict"));
        CHECK(general.at(shown).at("mirnas_detected") == std::stoi(quality.at(sample).at("mirnas_detected")));
        json const & fates = cohort.plot("fates").at(shown);
        CHECK(std::to_string(sum_of(fates)) == ledger.at("input").at(sample));
        for (char const * fate :
             {"mirna", "shared", "unmapped", "adapter_dimer", "too_short", "untrimmed", "n_bases"})
            check_number(fates, fate, ledger.at(fate).at(sample));
        json const & classes = cohort.plot("classes").at(shown);
        for (auto const & [name, row] : cells(cohort.out() / "counts/class_counts.tsv"))
            if (name != "unmapped" && name != "low_complexity")
                check_number(classes, name, row.at(sample));
        CHECK(sum_of(classes) == fates.at("mirna").get<std::uint64_t>() +
                                     fates.at("shared").get<std::uint64_t>() +
                                     fates.at("other_rnas").get<std::uint64_t>());
        check_line(cohort.plot("length").at(shown), lengths_of(cohort.out(), sample, ""));
        check_line(cohort.plot("mirna_length").at(shown), lengths_of(cohort.out(), sample, "mirna"));
        json const & row = cohort.plot("scores").at(shown);
        CHECK(row.at("verdict") == score.at("verdict"));
        for (auto const & [key, column] : {std::pair{"index", "index_log2"},
                                           std::pair{"ci95_low", "index_ci95_low_log2"},
                                           std::pair{"ci95_high", "index_ci95_high_log2"},
                                           std::pair{"m1_score", "m1_score_log2"},
                                           std::pair{"m2_score", "m2_score_log2"}})
            check_number(row, key, score.at(column));
        CHECK(cohort.plot("index").contains(shown) == (score.at("verdict") != "NA"));
    }
    CHECK(scores.at("shallow").at("verdict") == "NA");
}

TEST_CASE("MultiQC shows the miRNAs of the index in the samples that can be scored")
{
    shown_cohort const cohort;
    json const & plot = cohort.data().at("report_plot_data").at("polarmir_signature_plot");
    REQUIRE(plot.at("xcats").size() == 3);
    auto const counts = cells(cohort.out() / "counts/mature_counts.tsv");
    auto const scores = cells(cohort.out() / "polarization.tsv");
    std::set<std::string> const mirnas(plot.at("ycats").begin(), plot.at("ycats").end());
    CHECK(mirnas.contains("miR-155-5p M1"));
    CHECK(mirnas.contains("miR-146a-5p M2"));
    CHECK(plot.at("data").size() == 3 * plot.at("ycats").size());
    for (json const & cell : plot.at("data"))
    {
        std::string const shown = plot.at("xcats").at(cell.at(0).get<std::size_t>());
        std::string const name = plot.at("ycats").at(cell.at(1).get<std::size_t>());
        for (std::string const sample : names)
            if (polarmir::escape_markup(sample) == shown)
            {
                CAPTURE(sample, name);
                double const reads = std::stod(counts.at("hsa-" + name.substr(0, name.find(' '))).at(sample));
                double const cpm = 1e6 * reads / std::stod(scores.at(sample).at("mirna_reads"));
                CHECK(std::abs(cell.at(2).get<double>() - std::log2(cpm + 10)) < 2e-6);
            }
    }
}

TEST_CASE("MultiQC shows the correlation of samples, alike ones beside each other")
{
    shown_cohort const cohort;
    json const & plot = cohort.data().at("report_plot_data").at("polarmir_correlation_plot");
    CHECK(plot.at("xcats") == plot.at("ycats"));
    REQUIRE(plot.at("xcats").size() == 3);
    CHECK(plot.at("xcats").at(0) == polarmir::escape_markup(names[1]));
    CHECK(plot.at("data") == json::parse("[[0,0,1.0],[1,0,0.75],[2,0,0.75],[0,1,0.75],[1,1,1.0],[2,1,0.95],"
                                         "[0,2,0.75],[1,2,0.95],[2,2,1.0]]"));
    CHECK(plot.at("config").at("min") == 0.7);
}

TEST_CASE("MultiQC's report holds every section, and no name of a sample as HTML")
{
    shown_cohort const cohort;
    std::string const report = cohort.report();
    for (char const * section : {"fates",
                                 "classes",
                                 "mirna_length",
                                 "length",
                                 "scores",
                                 "index",
                                 "signature",
                                 "correlation",
                                 "versions"})
    {
        CAPTURE(section);
        CHECK(report.find("href=\"#polarmir_" + std::string{section} + '"') != std::string::npos);
    }
    CHECK(report.find("id=\"mqc-module-section-polarmir\"") != std::string::npos);
    CHECK(report.find("&lt;script&gt;alert(1)&lt;b&gt;") != std::string::npos);
    CHECK(report.find("<script>alert(1)") == std::string::npos);
    CHECK(report.find("<td>" + std::string{polarmir::version()} + "</td>") != std::string::npos);
}
