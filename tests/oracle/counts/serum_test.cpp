// Human serum, TruSeq, 10,000 reads of exRNAQC library RNA014937: against the counts of eight other programs
// on the same reads, and against the spike-in fractions its authors published.
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/human_run.hpp"
#include "support/shared_data.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <numeric>
#include <string>
#include <vector>

using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

/// The serum sample counted on all of human miRBase 22.
struct serum_counts
{
    human_run run{"data/reads/serum_RNA014937_S1_R1.fastq.gz"};

    [[nodiscard]] std::map<std::string, double> table(std::string const & name) const
    {
        std::map<std::string, double> column;
        for (auto const & [row, samples] : cells(run.dir / ("run/" + name)))
            column[row] = std::stod(samples.begin()->second);
        return column;
    }
};

/// Names that changed between miRBase 21, which most of the other programs used, and 22; the sequences are
/// the same.
std::string name_in_v22(std::string const & name)
{
    static std::map<std::string, std::string> const renamed{{"hsa-miR-320a", "hsa-miR-320a-3p"},
                                                            {"hsa-miR-375", "hsa-miR-375-3p"}};
    auto const found = renamed.find(name);
    return found == renamed.end() ? name : found->second;
}

std::map<std::string, double> sRNAbench_counts()
{
    std::map<std::string, double> counts;
    for (auto const & [name, programs] : cells(shared_data("data/expected/peers/serum_RNA014937.tsv")))
        counts[name_in_v22(name)] += std::stod(programs.at("sRNAbench"));
    return counts;
}

/// Ranks from 1, ties share the mean.
std::vector<double> ranks(std::vector<double> const & values)
{
    std::vector<double> result;
    for (double const value : values)
    {
        auto const less = std::ranges::count_if(values, [&](double other) { return other < value; });
        auto const equal = std::ranges::count(values, value);
        result.push_back(static_cast<double>(less) + (static_cast<double>(equal) + 1) / 2);
    }
    return result;
}

double spearman(std::vector<double> const & x, std::vector<double> const & y)
{
    std::vector<double> const a = ranks(x);
    std::vector<double> const b = ranks(y);
    double const mean = (static_cast<double>(x.size()) + 1) / 2;
    double ab{0};
    double aa{0};
    double bb{0};
    for (std::size_t i = 0; i < a.size(); ++i)
    {
        ab += (a[i] - mean) * (b[i] - mean);
        aa += (a[i] - mean) * (a[i] - mean);
        bb += (b[i] - mean) * (b[i] - mean);
    }
    return ab / std::sqrt(aa * bb);
}

/// P(X <= count) of a Poisson variable.
double poisson_cumulative(double mean, int count)
{
    double term = std::exp(-mean);
    double sum = term;
    for (int k = 1; k <= count; ++k)
        sum += term *= mean / k;
    return sum;
}

} // namespace

TEST_CASE("oracle: peers/serum_RNA014937 miRNA counts agree with sRNAbench", "[oracle]")
{
    serum_counts const serum;
    std::map<std::string, double> ours = serum.table("counts/mature_counts.tsv");
    std::map<std::string, double> theirs = sRNAbench_counts();
    // All reads that other programs call miR-1246 are U2 snRNA.
    theirs.erase("hsa-miR-1246");
    ours.erase("hsa-miR-1246");

    auto const total = [](std::map<std::string, double> const & counts) {
        return std::accumulate(
            counts.begin(), counts.end(), 0.0, [](double sum, auto const & c) { return sum + c.second; });
    };
    CAPTURE(total(ours), total(theirs));
    CHECK(std::abs(total(ours) - total(theirs)) <= 0.02 * total(theirs));

    std::vector<double> x;
    std::vector<double> y;
    constexpr double enough_reads{5};
    for (auto const & [name, count] : ours)
        if (double const other = theirs.contains(name) ? theirs.at(name) : 0;
            std::max(count, other) >= enough_reads)
        {
            x.push_back(count);
            y.push_back(other);
        }
    REQUIRE(x.size() > 50);
    CAPTURE(spearman(x, y));
    CHECK(spearman(x, y) >= 0.99);

    // Antisense of abundant miRNAs: reported by programs that ignore the strand.
    for (char const * phantom : {"hsa-miR-3184-3p", "hsa-miR-3184-5p", "hsa-miR-103b"})
        CHECK(ours.at(phantom) == 0);
}

TEST_CASE("oracle: exrnaqc/published_metrics spike-in fractions", "[oracle]")
{
    serum_counts const serum;
    std::map<std::string, double> const ours = serum.table("qc/spike_ins.tsv");
    double const reads = serum.table("qc/ledger.tsv").at("input");
    int compared{0};
    std::ifstream file{shared_data("data/expected/exrnaqc/published_metrics_RNA014937.tsv")};
    for (std::string line; std::getline(file, line);)
    {
        std::size_t const begin = line.find("spike:");
        if (begin == std::string::npos)
            continue;
        std::string const name = line.substr(begin + 6, line.find('\t', begin) - begin - 6);
        double const expected = std::stod(line.substr(line.rfind('\t'))) * reads;
        auto const observed = static_cast<int>(ours.at(name));
        CAPTURE(name, expected, observed);
        constexpr double tail{0.005};
        CHECK(poisson_cumulative(expected, observed) >= tail);
        CHECK((observed == 0 || 1 - poisson_cumulative(expected, observed - 1) >= tail));
        ++compared;
    }
    CHECK(compared >= 20);
}
