#include <polarmir/count/origin.hpp>

#include <map>
#include <utility>

namespace polarmir::count {

origin verdict_on(origin_counts const & counts) noexcept
{
    std::uint64_t const doubtful = counts.shared + counts.other;
    std::uint64_t const all = counts.hairpin + doubtful;
    if (all == 0)
        return origin::none;
    if (counts.hairpin >= doubtful)
        return origin::hairpin;
    return static_cast<double>(counts.hairpin) < misread_share * static_cast<double>(all) ? origin::other_rna
                                                                                          : origin::mixed;
}

char const * name_of(origin o) noexcept
{
    switch (o)
    {
    case origin::hairpin:
        return "hairpin";
    case origin::mixed:
        return "mixed";
    case origin::other_rna:
        return "other RNA";
    case origin::none:
        break;
    }
    return "none";
}

std::vector<origin_counts> count_origins(std::span<collapse::unique_read const> reads,
                                         assignment_list const & assignments,
                                         std::size_t rows)
{
    std::vector<origin_counts> origins(rows);
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t> doubtful; // by row and competitor
    for (std::size_t i{0}; i < reads.size(); ++i)
    {
        assignment const & verdict = assignments[i];
        for (std::uint32_t const row : verdict.rows)
        {
            if (verdict.read_class == read_class::mirna)
                origins[row].hairpin += reads[i].count;
            else
            {
                auto & kind =
                    verdict.read_class == read_class::shared ? origins[row].shared : origins[row].other;
                kind += reads[i].count;
                doubtful[{row, verdict.target}] += reads[i].count;
            }
        }
    }
    std::uint64_t most{0};
    for (auto const & [key, count] : doubtful)
    {
        auto const [row, competitor] = key;
        if (origins[row].competitor == no_target || count > most)
        {
            origins[row].competitor = competitor;
            most = count;
        }
    }
    return origins;
}

} // namespace polarmir::count
