#pragma once
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace polarmir::collapse {

/// Counts keys in slots (see slot.hpp): one flat array with linear probing, so that a key not seen for long
/// costs one cache miss. It is 53 to 80 % full and grows by half, which bounds the memory of a key better
/// than doubling.
template <typename key_t, typename slot_t, typename hash_t>
class counting_table
{
  public:
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    /// Brings the place of a key with this hash into the cache.
    void prefetch(std::uint64_t hash) const noexcept { __builtin_prefetch(slots_.data() + home(hash)); }

    /// `hash`: that of `key`, its high bits well mixed. `count` is 1 or more.
    void add(key_t const & key, std::uint64_t hash, std::uint64_t count)
    {
        slot_t & found = find(key, hash);
        bool const is_new = found.is_empty();
        if (is_new)
            found.set(key);
        found.add(count);
        if (is_new && ++size_ == limit(slots_.size()))
            resize(slots_.size() + slots_.size() / 2);
    }

    /// Calls `visit(key, count)` for each key, by hash as far as it goes, and leaves the table empty and
    /// without memory.
    template <typename visit_t>
    void drain(visit_t && visit)
    {
        std::vector<slot_t> const all = std::exchange(slots_, std::vector<slot_t>(smallest));
        size_ = 0;
        for (slot_t const & one : all)
            if (!one.is_empty())
                visit(one.key(), one.count());
    }

  private:
    static constexpr std::size_t smallest{16};

    [[nodiscard]] static std::size_t limit(std::size_t slots) noexcept { return slots - slots / 5; }

    /// The first slot in which to look for a key.
    [[nodiscard]] std::size_t home(std::uint64_t hash) const noexcept
    {
        return static_cast<std::size_t>(((hash >> 32) * slots_.size()) >> 32);
    }

    [[nodiscard]] slot_t & find(key_t const & key, std::uint64_t hash) noexcept
    {
        std::size_t i = home(hash);
        while (!slots_[i].is_empty() && !slots_[i].holds(key))
            i = i + 1 == slots_.size() ? 0 : i + 1;
        return slots_[i];
    }

    void resize(std::size_t slots)
    {
        std::vector<slot_t> const old = std::exchange(slots_, std::vector<slot_t>(slots));
        for (slot_t const & one : old)
            if (!one.is_empty())
            {
                key_t const key = one.key();
                find(key, hash_t{}(key)) = one;
            }
    }

    std::vector<slot_t> slots_{std::vector<slot_t>(smallest)};
    std::size_t size_{0};
};

} // namespace polarmir::collapse
