#include "library/candidate.hpp"

#include "library/largest.hpp"

#include <polarmir/core/nucleotide.hpp>
#include <polarmir/core/start_filter.hpp>
#include <polarmir/parallel/parallel_for.hpp>

#include <algorithm>
#include <bit>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

namespace polarmir::library {
namespace {

constexpr std::uint32_t tolerance{anchor_index::end_tolerance};
constexpr std::uint32_t shortest_overlap{6};

/// Matching minus mismatching bases of `head` at the begin of `read`, or 0 when they do not agree.
std::uint32_t score(std::string_view read, std::string_view head) noexcept
{
    std::size_t const overlap = std::min(read.size(), head.size());
    if (overlap < std::min<std::size_t>(shortest_overlap, head.size()))
        return 0;
    std::size_t const allowed = overlap == head_length ? 1 : 0;
    std::size_t mismatches{0};
    for (std::size_t i = 0; i < overlap; ++i)
        if (read[i] != head[i] && head[i] != 'N' && ++mismatches > allowed)
            return 0;
    return static_cast<std::uint32_t>(overlap - 2 * mismatches);
}

/// First bases of an adapter, ready to be looked for.
struct adapter_head
{
    explicit adapter_head(std::string_view adapter) :
        bases{adapter.substr(0, head_length)}, filter{bases, filter_rate::one_in_twelve}
    {
        static_assert(bases_per_mismatch(filter_rate::one_in_twelve) == head_length);
    }

    std::string_view bases;
    start_filter filter;
};

/// Where in a read an adapter may begin.
class search_window
{
  public:
    explicit search_window(anchor const & where) :
        where_{where}, first_{where.hit.end - tolerance},
        bases_{where.read.substr(std::min<std::size_t>(first_, where.read.size()), positions + head_length)}
    {
        static_assert(positions + head_length <= window_length);
    }

    [[nodiscard]] std::optional<adapter_site> find(adapter_head const & head) const
    {
        std::optional<adapter_site> best;
        std::uint32_t best_score{0};
        constexpr std::uint64_t wanted{(std::uint64_t{1} << positions) - 1};
        for (std::uint64_t starts = head.filter(bases_) & wanted; starts != 0; starts &= starts - 1)
        {
            std::uint32_t const position = first_ + static_cast<std::uint32_t>(std::countr_zero(starts));
            if (std::uint32_t const value = score(where_.read.substr(position), head.bases);
                value > best_score)
            {
                best_score = value;
                best = adapter_site{&where_, position};
            }
        }
        return best;
    }

  private:
    static constexpr std::uint32_t positions{longest_gap + 2 * tolerance + 1};

    anchor const & where_;
    std::uint32_t first_;
    read_window bases_;
};

/// By adapter, in the order of the anchors.
using sites_by_adapter = std::vector<std::vector<adapter_site>>;

/// Each read is prepared once for all adapters.
sites_by_adapter
locate_all(evidence const & found, std::span<std::string_view const> adapters, std::size_t threads)
{
    std::vector<adapter_head> const heads(adapters.begin(), adapters.end());
    constexpr std::size_t grain{4096};
    std::vector<sites_by_adapter> pieces((found.anchors.size() + grain - 1) / grain);
    parallel_for(threads, found.anchors.size(), grain, [&](std::size_t begin, std::size_t end) {
        sites_by_adapter & sites = pieces[begin / grain];
        sites.resize(heads.size());
        for (std::size_t i = begin; i < end; ++i)
        {
            search_window const window{found.anchors[i]};
            for (std::size_t head = 0; head < heads.size(); ++head)
                if (auto const site = window.find(heads[head]))
                    sites[head].push_back(*site);
        }
    });
    sites_by_adapter all(heads.size());
    for (sites_by_adapter const & piece : pieces)
        for (std::size_t head = 0; head < heads.size(); ++head)
            all[head].insert(all[head].end(), piece[head].begin(), piece[head].end());
    return all;
}

/// How many anchors have so many bases behind them, or more.
class rooms
{
  public:
    explicit rooms(evidence const & found)
    {
        for (anchor const & where : found.anchors)
            if (where.room() >= 0)
                ++numbers_[std::min(static_cast<std::size_t>(where.room()), most)];
        for (std::size_t room = most; room != 0; --room)
            numbers_[room - 1] += numbers_[room];
    }

    [[nodiscard]] std::uint64_t of_at_least(std::size_t bases) const { return numbers_.at(bases); }

  private:
    static constexpr std::size_t most{longest_gap + shortest_overlap};
    std::array<std::uint64_t, most + 1> numbers_{};
};

/// Those that columns and distances are made of: looked for once, not for every column.
std::vector<adapter_site> representatives(std::vector<adapter_site> const & sites)
{
    std::vector<adapter_site> chosen;
    std::ranges::copy_if(sites, std::back_inserter(chosen), [](adapter_site const & site) {
        return site.anchor->representative;
    });
    return chosen;
}

void find_gap(candidate & tested, std::vector<adapter_site> const & sites)
{
    std::int64_t const mode = modal_distance(sites);
    if (mode < 2 || mode > longest_gap) // one base is the variation of miRNA ends, not a design
        return;
    std::vector<adapter_site> exact;
    std::copy_if(sites.begin(), sites.end(), std::back_inserter(exact), [mode](adapter_site const & site) {
        return site.distance() == mode;
    });
    for (std::int64_t offset = -mode; offset < 0; ++offset)
        if (column{exact, offset}.is_surely_constant())
        {
            tested.constant_gap = true;
            return;
        }
    tested.gap_3p = static_cast<std::uint32_t>(mode);
}

/// A sample index is random from column to column when samples were pooled, but there are few of them.
bool are_diverse(std::vector<adapter_site> const & sites, std::size_t first, std::size_t length)
{
    constexpr std::size_t enough{200};
    std::set<std::string_view> distinct;
    std::size_t total{0};
    for (adapter_site const & site : sites)
    {
        if (site.position + first + length > site.anchor->read.size())
            continue;
        distinct.insert(site.anchor->read.substr(site.position + first, length));
        if (++total == enough)
            break;
    }
    return 2 * distinct.size() >= total;
}

void find_umi(candidate & tested, std::vector<adapter_site> const & all)
{
    std::vector<adapter_site> const sites = representatives(all);
    constexpr std::uint32_t shortest{6};
    constexpr std::uint32_t longest{20};
    constexpr std::uint32_t constant_bases{4};
    auto const begin = static_cast<std::int64_t>(tested.adapter.size());
    std::uint64_t const enough = column{sites, 0}.reads() / 2 + 1;
    std::uint32_t length{0};
    for (; length <= longest; ++length)
        if (column const next{sites, begin + length}; !next.is_random() || next.reads() < enough)
            break;
    if (length < shortest || length > longest || !are_diverse(all, tested.adapter.size(), length))
        return;
    tested.random_behind = length;
    tested.umi_ends = true;
    for (std::uint32_t i = 0; i < constant_bases; ++i)
    {
        column const next{sites, begin + length + i};
        tested.umi_ends = tested.umi_ends && next.is_constant() && next.reads() >= enough;
    }
}

candidate judge(std::string_view adapter, std::vector<adapter_site> sites, rooms const & all_rooms)
{
    candidate tested;
    tested.adapter = adapter;
    find_gap(tested, representatives(sites));
    std::int64_t const gap = tested.gap_3p;
    std::erase_if(sites, [gap](adapter_site const & site) {
        return site.anchor->room() < gap + shortest_overlap || site.distance() > gap + tolerance ||
               site.distance() < gap - static_cast<std::int64_t>(tolerance);
    });
    tested.anchors = all_rooms.of_at_least(tested.gap_3p + shortest_overlap);
    tested.carrying = sites.size();
    find_umi(tested, sites);
    return tested;
}

} // namespace

column::column(std::vector<adapter_site> const & sites, std::int64_t offset) :
    column{columns_from(sites, offset, 1).front()}
{}

void column::add(char base) noexcept
{
    std::uint8_t const code = base_code(base);
    if (code == unknown_base)
        return;
    ++counts_[code];
    ++total_;
}

std::vector<column>
columns_from(std::vector<adapter_site> const & sites, std::int64_t offset, std::size_t number)
{
    std::vector<column> columns(number);
    for (adapter_site const & site : sites)
    {
        if (!site.anchor->representative)
            continue;
        std::string_view const read = site.anchor->read;
        std::int64_t const first = static_cast<std::int64_t>(site.position) + offset;
        for (std::size_t i = 0; i < number; ++i)
        {
            std::int64_t const position = first + static_cast<std::int64_t>(i);
            if (position >= 0 && position < static_cast<std::int64_t>(read.size()))
                columns[i].add(read[static_cast<std::size_t>(position)]);
        }
    }
    return columns;
}

char column::consensus() const noexcept
{
    return base_letter(static_cast<std::uint8_t>(index_of_largest(counts_)));
}

double column::agreement() const noexcept
{
    if (total_ == 0)
        return 0;
    return static_cast<double>(counts_[index_of_largest(counts_)]) / static_cast<double>(total_);
}

bool column::is_surely_constant() const noexcept
{
    return is_constant() && wilson_lower_bound(counts_[index_of_largest(counts_)], total_) >= 0.6;
}

std::int64_t modal_distance(std::vector<adapter_site> const & sites)
{
    std::array<std::uint64_t, longest_gap + 2 * tolerance + 1> distances{};
    for (adapter_site const & site : sites)
        if (site.anchor->representative)
            ++distances[static_cast<std::size_t>(site.distance() + tolerance)];
    std::size_t const mode = index_of_largest(distances);
    return distances[mode] == 0 ? 0 : static_cast<std::int64_t>(mode) - static_cast<std::int64_t>(tolerance);
}

candidate evaluate(evidence const & found, std::string_view adapter)
{
    return evaluate(found, std::span{&adapter, 1}, 1).front();
}

std::vector<candidate>
evaluate(evidence const & found, std::span<std::string_view const> adapters, std::size_t threads)
{
    sites_by_adapter sites = locate_all(found, adapters, threads);
    rooms const all_rooms{found};
    std::vector<candidate> tested(adapters.size());
    parallel_for(threads, adapters.size(), 1, [&](std::size_t i, std::size_t) {
        tested[i] = judge(adapters[i], std::move(sites[i]), all_rooms);
    });
    return tested;
}

} // namespace polarmir::library
