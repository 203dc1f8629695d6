#include "calibration/cohort.hpp"

#include "simulate/random.hpp"

#include <polarmir/score/background.hpp>
#include <polarmir/score/shipped.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <stdexcept>

#include <boost/random/normal_distribution.hpp>
#include <boost/random/poisson_distribution.hpp>

namespace calibration {
namespace {

using polarmir::simulate::generator;

// Between samples of one group, log2. Assumed: libraries of one RNA differ by .55 already (score::config),
// and residual correlations in plasma (GSE151341) are .7 within miR-17~92 and .2 within let-7.
constexpr double median_sd{0.8};
constexpr double spread_of_sd{0.3}; ///< natural logarithm
constexpr std::size_t factors{4};
constexpr double share_of_factors{0.25};
constexpr double share_of_cluster{0.4};
constexpr double batch_sd{0.5}; ///< of the shift of a miRNA, log2

constexpr double even_depth{2e6};
constexpr double fewest_reads{3e5};
constexpr double most_reads{1e7};

constexpr double haemolysed_share{0.4}; ///< of the samples, where that does not go with the group
constexpr double most_haemolysis{0.35}; ///< share of the reads that red cells bring

double normal(generator & random)
{
    return boost::random::normal_distribution<double>{}(random);
}

/// The depths from `low` to `high` are within two standard deviations of the logarithm; the rest is drawn
/// anew.
double draw_depth(double low, double high, generator & random)
{
    double const middle = (std::log(low) + std::log(high)) / 2;
    double const sd = (std::log(high) - std::log(low)) / 4;
    for (;;)
    {
        double const depth = std::exp(middle + sd * normal(random));
        if (depth >= low && depth <= high)
            return depth;
    }
}

double depth_of(spread how, bool is_case, generator & random)
{
    double const middle = std::sqrt(fewest_reads * most_reads);
    switch (how)
    {
    case spread::none:
        return even_depth;
    case spread::independent:
        return draw_depth(fewest_reads, most_reads, random);
    case spread::with_group:
        return is_case ? draw_depth(fewest_reads, middle, random) : draw_depth(middle, most_reads, random);
    }
    return even_depth;
}

double haemolysis_of(spread how, bool is_case, generator & random)
{
    using polarmir::simulate::happens;
    bool const is_haemolysed =
        how == spread::with_group ? is_case : how == spread::independent && happens(haemolysed_share, random);
    return is_haemolysed ? most_haemolysis * polarmir::simulate::uniform(random) : 0;
}

void make_shares(std::vector<double> & values)
{
    double const sum = std::accumulate(values.begin(), values.end(), 0.0);
    for (double & value : values)
        value /= sum;
}

/// The background takes miRNAs that none of its libraries has, four in five, for half a read: too much for so
/// many. Here they fall off exponentially in the order of their accessions; a million reads then have about
/// 1,100 miRNAs.
void thin_out_unseen(std::vector<double> & levels)
{
    constexpr double fall{250};
    double const unseen = *std::min_element(levels.begin(), levels.end());
    double place{0};
    for (double & level : levels)
        if (level == unseen)
            level *= std::exp(-place++ / fall);
}

} // namespace

/// What all samples of one cohort have in common, drawn anew for each cohort so that results do not hang on
/// one lucky draw.
class plasma::sampler
{
  public:
    sampler(plasma const & source, conditions const & how, generator & random) :
        source_{source}, how_{how}, random_{random}
    {
        for (std::size_t row = 0; row < source.mirnas_.size(); ++row)
        {
            sd_.push_back(median_sd * std::exp(spread_of_sd * normal(random)));
            for (double & loading : loadings_.emplace_back())
                loading = normal(random) * std::sqrt(share_of_factors / factors);
            batch_shift_.push_back(batch_sd * normal(random));
        }
    }

    [[nodiscard]] std::vector<double> draw(bool is_case, bool in_second_batch)
    {
        double const depth = depth_of(how_.depth, is_case, random_);
        double const red = haemolysis_of(how_.haemolysis, is_case, random_);
        std::vector<double> shares = shares_without_red_cells(is_case, in_second_batch);
        std::vector<double> counts;
        for (std::size_t row = 0; row < shares.size(); ++row)
        {
            double const expected = depth * ((1 - red) * shares[row] + red * source_.red_cell_[row]);
            counts.push_back(
                static_cast<double>(boost::random::poisson_distribution<long, double>{expected}(random_)));
        }
        return counts;
    }

  private:
    [[nodiscard]] std::vector<double> shares_without_red_cells(bool is_case, bool in_second_batch)
    {
        std::array<double, factors> common{};
        for (double & one : common)
            one = normal(random_);
        std::vector<double> of_cluster(source_.clusters_);
        for (double & one : of_cluster)
            one = normal(random_);
        std::vector<double> shares = source_.level_;
        for (std::size_t row = 0; row < shares.size(); ++row)
        {
            std::size_t const cluster = source_.cluster_[row];
            double const bound = cluster == 0 ? 0 : share_of_cluster;
            double deviation = std::sqrt(bound) * of_cluster[cluster] +
                               std::sqrt(1 - bound - share_of_factors) * normal(random_);
            for (std::size_t k = 0; k < factors; ++k)
                deviation += loadings_[row][k] * common[k];
            double shift = sd_[row] * deviation;
            if (in_second_batch)
                shift += batch_shift_[row];
            if (is_case && source_.is_planted_[row])
                shift += how_.effect;
            shares[row] *= std::exp2(shift);
        }
        make_shares(shares);
        return shares;
    }

    plasma const & source_;
    conditions const & how_;
    generator & random_;
    std::vector<double> sd_;
    std::vector<std::array<double, factors>> loadings_;
    std::vector<double> batch_shift_;
};

plasma::plasma(std::string const & planted)
{
    std::map<std::string, std::size_t> row_of;
    for (auto const & [mirna, abundance] : polarmir::score::shipped_background().abundance)
    {
        row_of.emplace(mirna, mirnas_.size());
        mirnas_.push_back(mirna);
        level_.push_back(abundance);
    }
    thin_out_unseen(level_);
    red_cell_.resize(mirnas_.size());
    for (std::string const & mirna : polarmir::score::red_cell_mirnas())
        if (auto const found = row_of.find(mirna); found != row_of.end())
            red_cell_[found->second] = level_[found->second];
    make_shares(level_);
    make_shares(red_cell_);

    std::map<std::string, std::size_t> clusters;
    cluster_.resize(mirnas_.size());
    for (polarmir::score::curated_member const & one : polarmir::score::curated_members())
        if (auto const found = row_of.find(one.member.accession);
            found != row_of.end() && !one.cluster.empty())
            cluster_[found->second] = clusters.emplace(one.cluster, clusters.size() + 1).first->second;
    clusters_ = clusters.size() + 1;

    is_planted_.resize(mirnas_.size());
    for (polarmir::score::signature const & set : polarmir::score::shipped_signatures())
        if (set.name == planted)
            for (polarmir::score::member const & one : set.members)
                if (auto const found = row_of.find(one.accession); found != row_of.end())
                    is_planted_[found->second] = true;
    if (std::find(is_planted_.begin(), is_planted_.end(), true) == is_planted_.end())
        throw std::logic_error{"no shipped set '" + planted + "'"};
}

cohort plasma::simulate(conditions const & how, std::uint64_t seed, std::size_t number) const
{
    // Cells that differ in their effect alone have the same samples.
    generator random = polarmir::simulate::make_stream(
        seed, how.name + std::to_string(how.per_group), std::to_string(number));
    sampler samples{*this, how, random};
    cohort result;
    result.counts.mirnas = mirnas_;
    for (std::size_t i = 0; i < 2 * how.per_group; ++i)
    {
        bool const is_case = i >= how.per_group;
        bool const in_second_batch = how.batches && i % how.per_group % 2 == 1;
        result.counts.samples.push_back((is_case ? "case" : "control") +
                                        std::to_string(i % how.per_group + 1));
        result.counts.columns.push_back(samples.draw(is_case, in_second_batch));
        if (how.batches)
            result.in_second_batch.push_back(in_second_batch);
    }
    return result;
}

} // namespace calibration
