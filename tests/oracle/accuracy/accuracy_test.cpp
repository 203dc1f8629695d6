// A small form of benchmarks/accuracy: simulated libraries on the embedded panel. The limits are those the
// counts are held to on a million reads of each library; the degraded one, a fifth of which is miRNA, needs
// more reads than the others to be told from its limit.
#include "known_reads.hpp"
#include "support/catch.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"
#include "verdicts.hpp"

#include <algorithm>
#include <cmath>
#include <set>

using namespace polarmir::test;

namespace {

void require_success(std::vector<std::string> const & command)
{
    auto const result = run_cli(command);
    CAPTURE(result.err);
    REQUIRE(result.code == 0);
}

/// Reads by what became of them.
struct measured
{
    double evaluated{0};
    double right{0};
    double wrong{0};
    double competitors{0};
    double competitors_called{0};
    std::map<std::string, double> true_counts; ///< evaluated reads
    std::map<std::string, double> estimated;   ///< of evaluated reads and reads of no miRNA

    void add(known_read const & read, shares const & call)
    {
        double called{0};
        double credit{0};
        for (auto const & [name, share] : call)
        {
            called += share;
            if (name == read.mirna)
                credit = share;
            if (read.evaluated || read.mirna.empty())
                estimated[name] += share;
        }
        if (read.read_class == "competitor")
        {
            ++competitors;
            competitors_called += called;
        }
        if (!read.evaluated)
            return;
        ++evaluated;
        right += credit;
        wrong += called - credit;
        ++true_counts[read.mirna];
    }

    /// Mean of |estimate - truth| / (estimate + truth) over miRNAs with 10 reads in either.
    [[nodiscard]] double mard() const
    {
        constexpr double fewest{10};
        std::set<std::string> names;
        for (auto const & counts : {true_counts, estimated})
            for (auto const & [name, count] : counts)
                if (count >= fewest)
                    names.insert(name);
        double sum{0};
        for (std::string const & name : names)
        {
            double const truth = true_counts.contains(name) ? true_counts.at(name) : 0;
            double const estimate = estimated.contains(name) ? estimated.at(name) : 0;
            sum += std::abs(estimate - truth) / (estimate + truth);
        }
        REQUIRE(names.size() > 100);
        return sum / static_cast<double>(names.size());
    }
};

measured measure(std::vector<std::string> const & options)
{
    tmp_dir const dir;
    std::vector<std::string> simulate{"simulate",
                                      "-o",
                                      (dir / "sim").string(),
                                      "--groups",
                                      "lib",
                                      "--samples-per-group",
                                      "1",
                                      "--kit",
                                      "none",
                                      "--truth-reads"};
    simulate.insert(simulate.end(), options.begin(), options.end());
    require_success(simulate);
    require_success({"run", "--samples", (dir / "sim/samples.tsv").string(), "-o", (dir / "out").string()});
    auto const calls = verdicts(dir / "out/samples/lib_01");
    measured result;
    for (known_read const & read : known_reads(dir / "sim", "lib_01"))
    {
        auto const found = calls.find(read.insert);
        result.add(read, found == calls.end() ? shares{} : found->second);
    }
    return result;
}

} // namespace

TEST_CASE("simulated reads of every profile are given to the right miRNA")
{
    auto const options =
        GENERATE(as<std::vector<std::string>>{},
                 std::vector<std::string>{"--reads", "100000", "--profile", "plasma"},
                 std::vector<std::string>{"--reads", "100000", "--profile", "cell"},
                 std::vector<std::string>{"--reads", "300000", "--profile", "degraded"},
                 std::vector<std::string>{"--reads", "100000", "--profile", "plasma", "--silent-paralogues"});
    CAPTURE(options);
    measured const reads = measure(options);
    CAPTURE(reads.evaluated, reads.right, reads.wrong, reads.competitors, reads.competitors_called);
    REQUIRE(reads.evaluated > 15000);
    REQUIRE(reads.competitors > 15000);
    CHECK(reads.right >= 0.990 * reads.evaluated);
    CHECK(reads.wrong <= 0.003 * reads.evaluated);
    CHECK(reads.competitors_called <= 0.001 * reads.competitors);
    CHECK(reads.mard() < 0.03);
}
