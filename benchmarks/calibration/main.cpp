/// How often polarmir's tests of two groups call a difference where there is none, and how often where there
/// is one: simulated counts of cohorts in plasma, without reads. Writes null.tsv and power.tsv.
#include "calibration/cohort.hpp"
#include "calibration/trial.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/io/table_writer.hpp>
#include <polarmir/parallel/parallel_for.hpp>
#include <polarmir/parallel/thread_count.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

namespace {

using namespace calibration;

struct settings
{
    std::filesystem::path out;
    std::size_t cohorts{2000};
    std::size_t threads{polarmir::available_threads()};
    std::uint64_t seed{1};
    std::vector<std::size_t> sizes{3, 5, 10, 25};
};

/// Over the cohorts of a cell.
struct cell_result
{
    std::string test;
    std::string of;
    std::size_t cohorts{0}; ///< in which there was a p
    double tests{0};        ///< mean number of p in these
    double rejected{0};     ///< mean share of p < .05
    double se{0};           ///< of it, over cohorts
};

std::vector<conditions> null_cells(std::size_t per_group)
{
    using enum spread;
    return {
        {"even", per_group},
        {"depth", per_group, independent},
        {"haemolysis", per_group, none, independent},
        {"batch", per_group, none, none, true},
        {"all", per_group, independent, independent, true},
        {"depth_confounded", per_group, with_group},
        {"haemolysis_confounded", per_group, none, with_group},
    };
}

/// log2, of every member.
constexpr std::array effects{0.1, 0.2, 0.3, 0.5, 0.7, 1.0, 1.5, 2.0};

std::vector<conditions> power_cells(std::size_t per_group)
{
    std::vector<conditions> cells;
    cells.reserve(effects.size());
    for (double const effect : effects)
        cells.push_back({"power", per_group, spread::independent, spread::independent, false, effect});
    return cells;
}

/// Over the cohorts in their order, so that the sums do not depend on the threads.
cell_result summary(std::vector<std::vector<outcome>> const & of_cohorts, std::size_t test)
{
    cell_result result{of_cohorts.front()[test].test, of_cohorts.front()[test].of};
    double sum{0};
    double squares{0};
    double tests{0};
    for (std::vector<outcome> const & outcomes : of_cohorts)
    {
        if (outcomes[test].tested == 0)
            continue;
        ++result.cohorts;
        tests += static_cast<double>(outcomes[test].tested);
        sum += outcomes[test].rejected;
        squares += outcomes[test].rejected * outcomes[test].rejected;
    }
    auto const n = static_cast<double>(result.cohorts);
    if (n > 0)
    {
        result.rejected = sum / n;
        result.tests = tests / n;
    }
    if (n > 1)
        result.se = std::sqrt(std::max(0.0, squares / n - result.rejected * result.rejected) / (n - 1));
    return result;
}

/// Runs cells and writes their lines.
class bench
{
  public:
    explicit bench(settings wanted) : wanted_{std::move(wanted)}, source_{"EV-M2"}, run_{source_} {}

    void write(std::string const & file, std::vector<conditions> const & cells, std::size_t cohorts) const
    {
        polarmir::io::table_writer table{
            wanted_.out / file,
            {"conditions", "n_per_group", "effect_log2", "test", "of", "cohorts", "tests", "rejected", "se"}};
        for (conditions const & how : cells)
            for (cell_result const & line : results_of(how, cohorts))
            {
                table << how.name << how.per_group << rounded(how.effect) << line.test << line.of
                      << line.cohorts << rounded(line.tests) << rounded(line.rejected) << rounded(line.se);
                table.end_row();
            }
        table.commit();
    }

  private:
    [[nodiscard]] std::vector<cell_result> results_of(conditions const & how, std::size_t cohorts) const
    {
        std::vector<std::vector<outcome>> of_cohorts(cohorts);
        polarmir::parallel_for(wanted_.threads, cohorts, 1, [&](std::size_t begin, std::size_t end) {
            for (std::size_t number = begin; number < end; ++number)
                of_cohorts[number] = run_(source_.simulate(how, wanted_.seed, number));
        });
        std::vector<cell_result> results;
        for (std::size_t test = 0; test < of_cohorts.front().size(); ++test)
            results.push_back(summary(of_cohorts, test));
        return results;
    }

    static std::string rounded(double value)
    {
        std::array<char, 32> text{};
        std::snprintf(text.data(), text.size(), "%.5f", value);
        return text.data();
    }

    settings wanted_;
    plasma source_;
    trial run_;
};

void run(settings const & wanted)
{
    std::filesystem::create_directories(wanted.out);
    std::vector<conditions> null;
    std::vector<conditions> power;
    for (std::size_t const per_group : wanted.sizes)
    {
        for (conditions & how : null_cells(per_group))
            null.push_back(std::move(how));
        for (conditions & how : power_cells(per_group))
            power.push_back(std::move(how));
    }
    bench const all{wanted};
    all.write("null.tsv", null, wanted.cohorts);
    all.write("power.tsv", power, std::max<std::size_t>(1, wanted.cohorts / 4)); // curves need no more
}

} // namespace

int main(int argc, char ** argv)
try
{
    settings wanted;
    CLI::App app{"How often tests of two groups call a difference, in simulated cohorts."};
    app.add_option("-o,--output", wanted.out, "folder")->required();
    app.add_option("--cohorts", wanted.cohorts, "of each kind; a quarter of these for power")
        ->check(CLI::Range(2, 1'000'000));
    app.add_option("--sizes", wanted.sizes, "samples in each group")->check(CLI::Range(2, 1000));
    app.add_option("--threads", wanted.threads)->check(CLI::Range(1, 1024));
    app.add_option("--seed", wanted.seed);
    CLI11_PARSE(app, argc, argv);
    run(wanted);
    return 0;
}
catch (std::exception const & e)
{
    std::fprintf(stderr, "%s\n", e.what());
    return 1;
}
