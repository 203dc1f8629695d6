#include "dropped_reads.hpp"

#include <polarmir/reads/read_source.hpp>

#include <map>
#include <memory>
#include <string_view>
#include <utility>

namespace polarmir::concordance {
namespace {

/// Where the adapter begins by its first bases alone; the empty view when they are not there.
std::string_view cut_at_first_bases(std::string_view bases, library::layout const & layout)
{
    constexpr std::size_t first_bases{6};
    if (layout.adapter_3p.size() < first_bases || bases.size() < layout.clip_5p)
        return {};
    bases.remove_prefix(layout.clip_5p);
    std::size_t const begin = bases.find(std::string_view{layout.adapter_3p}.substr(0, first_bases),
                                         placement_finder::min_length + layout.gap_3p);
    return begin == std::string_view::npos ? std::string_view{} : bases.substr(0, begin - layout.gap_3p);
}

} // namespace

std::vector<insert> dropped_reads(std::span<std::filesystem::path const> files, trim::config const & trimming)
{
    trim::trimmer const cut{trimming};
    std::map<std::pair<std::string, trim::outcome>, double> counts;
    for (std::filesystem::path const & file : files)
    {
        std::unique_ptr<reads::read_source> const source = reads::open_reads(file);
        while (std::optional<reads::fastq_chunk> chunk = source->next())
            for (reads::read_view const & read : reads::parse(*chunk, source->name()))
            {
                trim::trimmed_read const trimmed = cut(read);
                std::string_view insert;
                if (trimmed.outcome == trim::outcome::low_quality)
                    insert = trimmed.insert;
                else if (trimmed.outcome == trim::outcome::untrimmed)
                    insert = cut_at_first_bases(read.bases, trimming.layout);
                if (insert.size() >= trimming.min_insert && insert.size() <= trimming.max_insert &&
                    insert.find('N') == std::string_view::npos)
                    counts[{std::string{insert}, trimmed.outcome}] += 1;
            }
    }
    std::vector<insert> dropped;
    dropped.reserve(counts.size());
    for (auto const & [key, count] : counts)
        dropped.push_back({key.first, count, count, obstacle::dropped, trim::name_of(key.second)});
    return dropped;
}

} // namespace polarmir::concordance
