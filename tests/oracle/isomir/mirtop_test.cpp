// The files for mirtop and MultiQC are read by them, and hold what mirtop makes of the same isomiRs.
#include "differences.hpp"
#include "references.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/programs.hpp"
#include "support/shared_data.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/count/annotator.hpp>
#include <polarmir/isomir/list.hpp>
#include <polarmir/isomir/survey.hpp>
#include <polarmir/isomir/uid.hpp>

#include <algorithm>
#include <fstream>
#include <random>
#include <sstream>

#include <nlohmann/json.hpp>

using namespace polarmir;
using test::run_in;
using test::skip_without;

namespace {

/// Runs a script with the Python that mirtop runs with.
void run_python(test::tmp_dir const & dir, std::string const & script)
{
    std::ofstream{dir / "script.py"} << script;
    run_in(dir.path(), "$(head -n 1 \"$(command -v mirtop)\" | cut -c 3-) -W ignore script.py");
}

std::vector<std::string> sorted_lines(std::filesystem::path const & path)
{
    std::vector<std::string> lines;
    std::istringstream text{test::read_file(path)};
    for (std::string line; std::getline(text, line);)
        lines.push_back(line);
    std::ranges::sort(lines);
    return lines;
}

/// Two samples of reads of let-7a, counted and written.
class two_samples
{
  public:
    two_samples() :
        reference_{test::reference_of(fasta_, gff3_)}, paths_{"--hairpin " +
                                                              test::shared_data(fasta_).string() + " --gtf " +
                                                              test::shared_data(gff3_).string()}
    {
        count_sample("A",
                     {"mirtop/examples/simulation/reads.fa", "mirtop/merge/samples1.sam"},
                     {{"TGACGAAGTAGGTTGTATAGTT", 3}}); // two substitutions
        count_sample("B", {"seqcluster/miraligner/sim_isomir.fa", "mirtop/merge/samples2.sam"}, {});
    }

    [[nodiscard]] test::tmp_dir const & dir() const { return dir_; }
    [[nodiscard]] std::vector<isomir::sample_records> const & samples() const { return samples_; }
    [[nodiscard]] std::string const & paths() const { return paths_; }

    /// joined.tsv and raw.tsv of these samples.
    void write_joined(std::vector<std::size_t> const & samples) const
    {
        std::vector<isomir::sample_records> files;
        for (std::size_t const sample : samples)
            files.push_back(samples_[sample]);
        isomir::joined_tables tables{files, &isomir::record::reads};
        for (std::size_t i = 0; i < samples.size(); ++i)
            tables.add(i, surveys_[samples[i]].lines);
        tables.write(dir_ / "joined.tsv", dir_ / "raw.tsv", 1);
    }

    void write_stats() const
    {
        std::vector<std::pair<std::string, isomir::kinds>> numbers;
        for (std::size_t i = 0; i < samples_.size(); ++i)
            numbers.emplace_back(samples_[i].name, surveys_[i].numbers);
        isomir::write_mirtop_stats(dir_ / "all_mirtop_stats.log", numbers);
    }

  private:
    void count_sample(std::string const & name,
                      std::vector<std::string> const & sets,
                      std::map<std::string, std::uint64_t> counts)
    {
        for (std::string const & set : sets)
            for (test::example const & one : test::read_made(set))
                if (one.insert.find('N') == std::string::npos)
                    counts[one.insert] += std::stoul(one.name.substr(one.name.rfind("_x") + 2));
        count::annotator const annotate{reference_, {}, {2}};
        std::vector<collapse::unique_read> unique;
        count::assignment_list assignments;
        for (auto const & [insert, number] : counts)
            if (number != 0)
            {
                unique.push_back({packed_sequence{insert}, number});
                assignments.push_back(annotate(insert));
            }
        auto const counted = count::count_sample(unique, assignments, reference_, {}, {});
        isomir::sample_isomirs const isomirs{
            isomir::list_isomirs(unique, assignments, counted, reference_, {}), {}};
        samples_.push_back({name, dir_ / (name + ".tsv")});
        isomir::write_records(samples_.back().path, isomirs, reference_, {}, 2);
        isomir::gff3_writer gff3{dir_ / (name + ".gff3"),
                                 {name, reference_.label(), isomir::gff3_source(reference_)}};
        surveys_.push_back(isomir::survey(samples_.back().path, &isomir::record::reads, gff3));
        gff3.commit();
    }

    std::string fasta_{"data/isomir/mirtop/examples/annotate/hairpin.fa"};
    std::string gff3_{"data/isomir/mirtop/examples/annotate/hsa.gff3"};
    reference::mirna_reference reference_;
    std::string paths_; ///< of the reference, as options of mirtop
    test::tmp_dir dir_;
    std::vector<isomir::sample_records> samples_;
    std::vector<isomir::sample_survey> surveys_;
};

} // namespace

TEST_CASE("mirtop gives sequences the same names and reads ours")
{
    skip_without("mirtop");
    test::tmp_dir const dir;
    std::mt19937 random{7};
    {
        std::ofstream sequences{dir / "sequences"};
        for (int i = 0; i < 20'000; ++i)
        {
            std::string sequence(1 + random() % 64, 'A');
            for (char & base : sequence)
                base = "ACGT"[random() % 4];
            sequences << sequence << '\t' << isomir::uid(sequence) << '\n';
        }
    }
    run_python(dir,
               "from mirtop.mirna.realign import make_id, read_id\n"
               "for line in open('sequences'):\n"
               "    sequence, name = line.split()\n"
               "    assert make_id(sequence) == name, line\n"
               "    assert read_id(name) == sequence, line\n");
}

TEST_CASE("mirtop's validator finds no fault in mirGFF3 files")
{
    skip_without("mirtop");
    two_samples const made;
    run_python(made.dir(),
               "from mirtop.gff import validator\n"
               "for name in ['A.gff3', 'B.gff3']:\n"
               "    assert validator._check_file(name) == 0\n");
    CHECK(test::read_file(made.dir() / "log").find("ERROR") == std::string::npos);
}

TEST_CASE("the joined table is the one mirtop makes of the mirGFF3 files")
{
    skip_without("mirtop");
    two_samples const made;
    std::filesystem::create_directory(made.dir() / "out");
    run_in(made.dir().path(), "mirtop gff --format gff -o out " + made.paths() + " A.gff3 B.gff3");
    run_in(made.dir().path(), "mirtop counts --add-extra -o out --gff out/mirtop.gff " + made.paths());
    made.write_joined({0, 1});
    auto const ours = sorted_lines(made.dir() / "joined.tsv");
    auto theirs = sorted_lines(made.dir() / "out" / "mirtop.tsv");
    // In iso_snp mirtop counts the kinds of substitutions, here it is the substitutions.
    for (std::string & line : theirs)
        if (auto const kinds = line.find("iso_snv_seed\t0\t0\t0\t1\t0\t0\t0\t4CG6AT");
            kinds != std::string::npos)
            line.replace(line.find("\t1\t", kinds), 3, "\t2\t");
    CHECK(ours.size() == theirs.size());
    for (std::size_t i = 0; i < std::min(ours.size(), theirs.size()); ++i)
        CHECK(ours[i] == theirs[i]);
}

TEST_CASE("the raw data for isomiRs are those mirtop exports")
{
    skip_without("mirtop");
    two_samples const made;
    std::filesystem::create_directory(made.dir() / "out");
    run_in(made.dir().path(), "mirtop export --format isomir -o out " + made.paths() + " A.gff3 B.gff3");
    for (std::size_t i = 0; i < made.samples().size(); ++i)
    {
        made.write_joined({i});
        auto theirs = sorted_lines(made.dir() / "out" / (made.samples()[i].name + "_rawData.tsv"));
        std::erase_if(theirs, [](std::string const & line) { return line.starts_with("TGACGAAGTAGG"); });
        CHECK(sorted_lines(made.dir() / "raw.tsv") == theirs);
    }
}

TEST_CASE("the statistics are those mirtop calculates, but for the sums it overwrites with 0")
{
    skip_without("mirtop");
    two_samples const made;
    std::filesystem::create_directory(made.dir() / "out");
    run_in(made.dir().path(), "mirtop stats -o out A.gff3 B.gff3");
    made.write_stats();
    auto const theirs =
        nlohmann::json::parse(test::read_file(made.dir() / "out" / "mirtop_stats.log"))["metrics"];
    auto const ours = nlohmann::json::parse(test::read_file(made.dir() / "all_mirtop_stats.log"))["metrics"];
    std::size_t compared{0};
    for (auto const & [sample, numbers] : theirs.items())
        for (auto const & [name, number] : numbers.items())
        {
            CAPTURE(sample, name);
            if (number.get<double>() == 0)
                continue;
            REQUIRE(ours[sample].contains(name));
            CHECK(std::abs(ours[sample][name].get<double>() - number.get<double>()) < 1e-6);
            ++compared;
        }
    CHECK(compared > 40);
}

TEST_CASE("MultiQC shows the statistics of all samples")
{
    skip_without("multiqc");
    two_samples const made;
    made.write_stats();
    run_in(made.dir().path(), "LC_ALL=C.UTF-8 multiqc -m mirtop -o out .");
    auto const table = test::cells(made.dir() / "out" / "multiqc_data" / "multiqc_mirtop.txt");
    REQUIRE(table.size() == 2);
    CHECK(table.at("A").at("ref_miRNA_sum") == "4");
    CHECK(std::stod(table.at("B").at("isomiR_perc")) > 99);
    CHECK(test::read_file(made.dir() / "out" / "multiqc_report.html").find("mirtop_read_count_plot") !=
          std::string::npos);
}
