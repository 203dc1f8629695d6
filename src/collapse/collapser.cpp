#include <polarmir/collapse/collapser.hpp>

#include <algorithm>

#include <boost/unordered/unordered_flat_map.hpp>

namespace polarmir::collapse {
namespace {

struct sequence_hash
{
    using is_avalanching = void; // well mixed already: the map needs no second mixing

    [[nodiscard]] std::size_t operator()(packed_sequence const & sequence) const noexcept
    {
        return sequence.hash();
    }
};

using sequence_counts = boost::unordered_flat_map<packed_sequence, std::uint64_t, sequence_hash>;

std::vector<unique_read> to_vector(sequence_counts const & counts)
{
    std::vector<unique_read> reads;
    reads.reserve(counts.size());
    for (auto const & [sequence, count] : counts)
        reads.push_back({sequence, count});
    return reads;
}

} // namespace

std::vector<unique_read> collapse_batch(std::span<std::string_view const> inserts)
{
    sequence_counts counts;
    counts.reserve(inserts.size() / 2); // most inserts of small RNA libraries repeat
    for (std::string_view const insert : inserts)
        ++counts[packed_sequence{insert}];
    return to_vector(counts);
}

struct collapser::state
{
    sequence_counts counts;
};

collapser::collapser() : state_{std::make_unique<state>()} {}
collapser::~collapser() = default;
collapser::collapser(collapser &&) noexcept = default;
collapser & collapser::operator=(collapser &&) noexcept = default;

void collapser::add(std::span<unique_read const> batch)
{
    for (unique_read const & read : batch)
        state_->counts[read.sequence] += read.count;
}

std::vector<unique_read> collapser::finish()
{
    std::vector<unique_read> reads = to_vector(state_->counts);
    state_->counts = {};
    std::sort(reads.begin(), reads.end(), [](unique_read const & a, unique_read const & b) {
        return a.count != b.count ? a.count > b.count : a.sequence < b.sequence;
    });
    return reads;
}

} // namespace polarmir::collapse
