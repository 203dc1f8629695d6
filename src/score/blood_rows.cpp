#include "score/blood_rows.hpp"

#include <polarmir/score/background.hpp>

#include <span>

namespace polarmir::score {
namespace {

/// Rows of the miRNAs, each once, in the order of the rows.
template <typename list_t>
std::vector<std::size_t> rows_of(list_t const & mirnas, mirna_rows const & rows)
{
    std::set<std::size_t> found;
    for (auto const & mirna : mirnas)
        if (auto const row = rows.find(mirna))
            found.insert(*row);
    return {found.begin(), found.end()};
}

double share(sample_profile const & sample, std::span<std::size_t const> rows)
{
    double reads{0};
    for (std::size_t const row : rows)
        reads += sample.reads[row];
    return reads / sample.total;
}

} // namespace

blood_rows::blood_rows(mirna_rows const & rows, std::set<std::size_t> const & members) :
    haemolysis_{rows_of(haemolysis_mirnas(), rows)}, red_cell_{rows_of(red_cell_carriers, rows)},
    platelet_{rows_of(platelet_carriers, rows)}
{
    std::erase_if(haemolysis_, [&](std::size_t row) { return members.contains(row); });
}

std::optional<blood_traces> blood_rows::traces(sample_profile const & sample) const
{
    if (!(sample.total > 0))
        return std::nullopt;
    blood_traces result;
    result.haemolysis_mirnas = haemolysis_.size();
    result.red_cell_share = share(sample, red_cell_);
    result.platelet_share = share(sample, platelet_);
    if (sample.background && !haemolysis_.empty())
    {
        long double sum{0};
        for (std::size_t const row : haemolysis_)
            sum += sample.level[row];
        result.haemolysis_level =
            static_cast<double>(sum / static_cast<long double>(haemolysis_.size())) - *sample.background;
    }
    return result;
}

} // namespace polarmir::score
