#include "collapse/hashes.hpp"
#include "collapse/shared_counter.hpp"
#include "collapse/slot.hpp"

#include <polarmir/collapse/collapser.hpp>
#include <polarmir/parallel/parallel_sort.hpp>

namespace polarmir::collapse {

struct collapser::state
{
    shared_counter<packed_sequence, sequence_slot, sequence_hash> counts;
};

collapser::collapser() : state_{std::make_unique<state>()} {}
collapser::~collapser() = default;
collapser::collapser(collapser &&) noexcept = default;
collapser & collapser::operator=(collapser &&) noexcept = default;

void collapser::add(std::span<packed_sequence const> inserts)
{
    state_->counts.add(inserts);
}

std::vector<unique_read> collapser::finish(std::size_t threads)
{
    std::vector<unique_read> reads;
    reads.reserve(state_->counts.size());
    state_->counts.drain([&](packed_sequence const & insert, std::uint64_t count) {
        reads.push_back({insert, count});
    });
    parallel_sort(threads, reads, [](unique_read const & a, unique_read const & b) {
        return a.count != b.count ? a.count > b.count : a.sequence < b.sequence;
    });
    return reads;
}

} // namespace polarmir::collapse
