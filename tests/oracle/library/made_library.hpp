#pragma once
#include <polarmir/reads/fastq.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace polarmir::test {

/// How an invented library is built. `N` in a part stands for a random base.
struct recipe
{
    std::vector<std::string> before{""}; ///< one of these stands before each insert
    std::string gap;                     ///< between insert and adapter
    bool poly_a{false};                  ///< 10 to 30 A between insert and adapter
    std::vector<std::string> adapters;   ///< each read has one of these
    std::string behind;                  ///< the adapter
    std::size_t read_length{50};
    std::size_t reads{20'000};
    double dimers{0.05};         ///< share of reads without insert
    double without_adapter{0.0}; ///< share of reads with an insert longer than the read
    double error_rate{0.002};    ///< mean over the bases
    double mirna{0.95};          ///< share of the inserts; the others are random sequences
    std::uint64_t seed{1};
};

/// Reads of a recipe whose miRNAs occur as often as in a real sample. Written without any code of the
/// program, so that both cannot be wrong in the same way.
class made_library
{
  public:
    made_library(recipe plan, std::vector<std::pair<std::string, double>> const & mirnas) :
        plan_{std::move(plan)}, random_{plan_.seed}
    {
        std::vector<double> weights;
        for (auto const & [sequence, count] : mirnas)
        {
            matures_.push_back(sequence);
            weights.push_back(count);
        }
        choose_ = std::discrete_distribution<std::size_t>(weights.begin(), weights.end());
        bases_.reserve(plan_.reads);
        for (std::size_t i = 0; i < plan_.reads; ++i)
            add_read();
        for (std::size_t i = 0; i < bases_.size(); ++i)
            views_.push_back({"", bases_[i], qualities_[i]});
    }

    [[nodiscard]] std::vector<reads::read_view> const & views() const noexcept { return views_; }

  private:
    double uniform() { return std::uniform_real_distribution<>{0, 1}(random_); }
    std::size_t below(std::size_t limit)
    {
        return std::uniform_int_distribution<std::size_t>{0, limit - 1}(random_);
    }

    std::string random_bases(std::size_t length)
    {
        std::string bases(length, 'A');
        for (char & base : bases)
            base = "ACGT"[below(4)];
        return bases;
    }

    std::string fill(std::string pattern)
    {
        for (char & base : pattern)
            if (base == 'N')
                base = "ACGT"[below(4)];
        return pattern;
    }

    std::string mirna()
    {
        std::string insert = matures_[choose_(random_)];
        if (uniform() < 0.35) // 3' ends vary most
            insert.resize(insert.size() - 1 - below(2));
        else if (uniform() < 0.2)
            insert += uniform() < 0.6 ? "A" : "T";
        if (uniform() < 0.06)
            insert.erase(0, 1);
        return insert;
    }

    void add_read()
    {
        double const kind = uniform();
        std::string insert;
        if (kind < plan_.without_adapter)
            insert = random_bases(plan_.read_length);
        else if (kind >= plan_.without_adapter + plan_.dimers)
            insert = uniform() < plan_.mirna ? mirna() : random_bases(16 + below(30));
        std::string read = fill(plan_.before[below(plan_.before.size())]) + insert + fill(plan_.gap);
        if (plan_.poly_a)
            read.append(10 + below(21), 'A');
        read += plan_.adapters[below(plan_.adapters.size())] + fill(plan_.behind);
        read.resize(plan_.read_length, 'G'); // two-colour instruments see G where nothing is left
        std::string qualities;
        for (char & base : read)
        {
            // One base in ten is bad; the bad ones carry most of the errors, as their quality says.
            bool const is_bad = uniform() < 0.1;
            double const chance = is_bad ? 9.1 * plan_.error_rate : 0.1 * plan_.error_rate;
            qualities += static_cast<char>(33 + std::lround(-10 * std::log10(chance)));
            if (uniform() < chance)
                base = uniform() < 0.02 ? 'N' : "ACGT"[below(4)];
        }
        bases_.push_back(std::move(read));
        qualities_.push_back(std::move(qualities));
    }

    recipe plan_;
    std::mt19937_64 random_;
    std::vector<std::string> matures_;
    std::discrete_distribution<std::size_t> choose_;
    std::vector<std::string> bases_;
    std::vector<std::string> qualities_;
    std::vector<reads::read_view> views_;
};

} // namespace polarmir::test
