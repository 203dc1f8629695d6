// bowtie on matures as nf-core/smrnaseq runs it, on the very reads that we align: nothing but the rules
// differs, so they must explain the difference.
#include "support/files.hpp"
#include "support/human_run.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>

using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

/// Runs a command in the folder; the test case ends as skipped where bowtie is not installed.
void run_in(fs::path const & folder, std::string const & command)
{
    if (std::system("command -v bowtie > /dev/null") != 0)
    {
        std::cout << "skipped: no bowtie\n" << std::flush;
        std::_Exit(skip_exit_code);
    }
    std::string const line = "cd '" + folder.string() + "' && " + command;
    CAPTURE(line);
    REQUIRE(std::system(line.c_str()) == 0);
}

/// miRBase in DNA letters, as bowtie wants it.
void write_matures(fs::path const & path)
{
    std::ifstream file{shared_data("data/mirbase/mature.hsa.fa")};
    std::string text;
    for (std::string line; std::getline(file, line);)
    {
        if (!line.starts_with('>'))
            std::ranges::replace(line, 'U', 'T');
        text += line + '\n';
    }
    polarmir::io::write_file(path, text);
}

/// Reads per mature, each of its hits in full, as `samtools idxstats` counts them; with the length and the
/// unmapped reads that it gives as well.
std::string idxstats(fs::path const & sam)
{
    std::ifstream file{sam};
    std::map<std::string, std::size_t> counts;
    for (std::string line; std::getline(file, line);)
    {
        std::size_t const flag = line.find('\t');
        std::size_t const name = line.find('\t', flag + 1) + 1;
        std::string const mature = line.substr(name, line.find('\t', name) - name);
        if (!line.starts_with('@') && mature != "*")
            ++counts[mature];
    }
    std::string text;
    for (auto const & [mature, count] : counts)
        text += mature + "\t22\t" + std::to_string(count) + "\t0\n";
    return text + "*\t0\t0\t0\n";
}

} // namespace

TEST_CASE("oracle: the counts of bowtie on six plasma libraries are explained by 99 %", "[oracle]")
{
    human_run const run{"data/reads/compsra_cohort", {"--keep-trimmed"}};
    write_matures(run.dir / "mature.fa");
    run_in(run.dir.path(), "bowtie-build -q mature.fa mature > /dev/null");
    std::vector<std::string> words{"compare", run.out, "-o", (run.dir / "with").string()};
    for (auto const & file : fs::directory_iterator{fs::path{run.out} / "trimmed"})
    {
        std::string const sample = file.path().filename().string().substr(0, 8);
        run_in(run.dir.path(),
               "gzip -dc run/trimmed/" + sample +
                   ".fastq.gz | bowtie -q -k 50 --best --strata -e 99999 -S -x "
                   "mature - " +
                   sample + ".sam 2> /dev/null");
        polarmir::io::write_file(run.dir / (sample + ".idxstats"), idxstats(run.dir / (sample + ".sam")));
        words.insert(words.end(), {"--with", (run.dir / (sample + ".idxstats")).string()});
    }
    human_run::succeed(words);
    auto const summary = cells(run.dir / "with" / "with_summary.tsv");
    REQUIRE(summary.size() == 6);
    for (auto const & [sample, row] : summary)
    {
        CAPTURE(sample);
        CHECK(row.at("their_rules") == "nf-core/smrnaseq (bowtie on matures)");
        CHECK(std::stod(row.at("difference")) > 300);
        CHECK(std::stod(row.at("explained_share")) >= 0.99);
    }
}
