#pragma once
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace polarmir::collapse {

/// Counts keys: one flat array with linear probing, so that a key not seen for long costs one cache miss. It
/// is 53 to 80 % full and grows by half, which bounds the memory of a key better than doubling.
template <typename key_t, typename hash_t>
class counting_table
{
  public:
    struct entry
    {
        key_t key;
        std::uint64_t count{0}; ///< 0: no key
    };

    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    /// Brings the place of a key with this hash into the cache.
    void prefetch(std::uint64_t hash) const noexcept { __builtin_prefetch(slots_.data() + home(hash)); }

    /// `hash`: that of `key`, its high bits well mixed. `count` is 1 or more.
    void add(key_t const & key, std::uint64_t hash, std::uint64_t count)
    {
        entry & found = find(key, hash);
        if (found.count == 0)
        {
            found.key = key;
            if (++size_ == limit(slots_.size()))
            {
                found.count = count;
                return grow();
            }
        }
        found.count += count;
    }

    /// Calls `visit` for each entry, in any order, and leaves the table empty and without memory.
    template <typename visit_t>
    void drain(visit_t && visit)
    {
        std::vector<entry> const all = std::exchange(slots_, std::vector<entry>(smallest));
        size_ = 0;
        for (entry const & one : all)
            if (one.count != 0)
                visit(one);
    }

  private:
    static constexpr std::size_t smallest{16};

    [[nodiscard]] static std::size_t limit(std::size_t slots) noexcept { return slots - slots / 5; }

    /// The first slot in which to look for a key.
    [[nodiscard]] std::size_t home(std::uint64_t hash) const noexcept
    {
        return static_cast<std::size_t>(((hash >> 32) * slots_.size()) >> 32);
    }

    [[nodiscard]] entry & find(key_t const & key, std::uint64_t hash) noexcept
    {
        std::size_t i = home(hash);
        while (slots_[i].count != 0 && !(slots_[i].key == key))
            i = i + 1 == slots_.size() ? 0 : i + 1;
        return slots_[i];
    }

    void grow()
    {
        std::vector<entry> const old =
            std::exchange(slots_, std::vector<entry>(slots_.size() + slots_.size() / 2));
        for (entry const & one : old)
            if (one.count != 0)
                find(one.key, hash_t{}(one.key)) = one;
    }

    std::vector<entry> slots_{std::vector<entry>(smallest)};
    std::size_t size_{0};
};

} // namespace polarmir::collapse
