#pragma once
#include <polarmir/align/hairpin_index.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::align {

/// A sorted list of every place in the hairpins with the bases that follow it.
///
/// The hairpins stand one after another in `text`, each followed by `separators_per_hairpin` letters that
/// match nothing. For every place that holds a base there is an entry: the place, and as its key the first
/// `key_bases` letters there as one number, three bits each. Entries are sorted by key: all places where a
/// seed occurs are neighbours. `first_entry` bounds the search by the seed's first `table_bases` bases, two
/// bits each. `hairpin_at` says for every `block` letters of the text in which hairpin they begin.
struct hairpin_index::data
{
    static constexpr std::size_t key_bases{21};
    static constexpr std::size_t separators_per_hairpin{3};
    static constexpr std::size_t block{64};
    static constexpr char no_base{'-'}; ///< separator, and stands for N: no letter of any insert

    /// A stretch of one hairpin.
    struct place_in_hairpin
    {
        std::uint32_t hairpin;
        std::uint32_t position;
        std::uint32_t bases_left; ///< from the position to the hairpin's end
    };

    /// So many that a table slot has a few entries.
    [[nodiscard]] static constexpr std::size_t table_bases_for(std::size_t entries) noexcept
    {
        constexpr std::size_t few{8};
        constexpr std::size_t many{10};
        return entries < (std::size_t{1} << (2 * many)) ? few : many;
    }
    [[nodiscard]] static constexpr std::size_t table_slots(std::size_t bases) noexcept
    {
        return std::size_t{1} << (2 * bases);
    }

    explicit data(std::span<std::string_view const> hairpins);
    /// With places that were sorted before; they must outlive the index.
    data(std::span<std::string_view const> hairpins, stored_index const & stored);
    data(data const &) = delete;
    data & operator=(data const &) = delete;

    /// Where the places of a seed are among the entries, give or take some.
    struct bracket
    {
        std::string_view seed;
        std::size_t slot;
        std::size_t slots; ///< 0: nowhere
    };

    /// Of the first `key_bases` letters of `seed`; sends for the part of the table that `find` needs.
    [[nodiscard]] bracket look_up(std::string_view seed) const noexcept;
    /// Sends for the keys that `find` needs.
    void send_for_keys(bracket const & where) const noexcept
    {
        if (where.slots != 0)
            __builtin_prefetch(keys.data() + first_entry[where.slot]);
    }

    /// Entries that are neighbours.
    struct entries
    {
        std::span<std::uint64_t const> keys;
        std::span<std::uint32_t const> places; ///< of the keys, same order
    };

    /// The entries where the seed occurs; none when one of its letters is not A, C, G, T. Tables of large
    /// references are seldom in the cache: look all seeds of an insert up, send for their keys, and find them
    /// then.
    [[nodiscard]] entries find(bracket const & where) const noexcept;

    /// Compares letters with those of a key: tells of many places that the letters cannot lie there,
    /// without a look at the text, which is seldom in the cache.
    class key_comparison
    {
      public:
        /// The first `key_bases` letters count.
        explicit key_comparison(std::string_view letters) noexcept;

        /// False only when so many differ in the text, too; letters that are no bases are taken for equal.
        [[nodiscard]] bool has_at_most(unsigned mismatches, std::uint64_t other) const noexcept
        {
            std::uint64_t const difference = key_ ^ other;
            std::uint64_t differing = (difference | (difference >> 1) | (difference >> 2)) & compared_;
            for (; mismatches != 0; --mismatches) // few: less work than to count them all
                differing &= differing - 1;
            return differing == 0;
        }

      private:
        std::uint64_t key_{0};
        std::uint64_t compared_{0}; ///< the low bit of each letter
    };

    /// Nothing when `place` is a separator.
    [[nodiscard]] std::optional<place_in_hairpin> locate(std::uint32_t place) const;

    std::string text;
    std::vector<std::uint32_t>
        starts; ///< place of each hairpin's first base, and one past the end of the text
    std::vector<std::uint32_t> hairpin_at;
    std::span<std::uint64_t const> keys;
    std::span<std::uint32_t const> places; ///< indices into text
    std::size_t table_bases{0};
    std::span<std::uint32_t const> first_entry; ///< lower bound of every seed of `table_bases` bases, and the
                                                ///< end

  private:
    /// While they are sorted.
    struct entry
    {
        std::uint64_t key;
        std::uint32_t place;
    };

    std::vector<std::uint64_t> own_keys_; ///< unless they are stored, as the next two
    std::vector<std::uint32_t> own_places_;
    std::vector<std::uint32_t> own_first_entry_;

    void append_text(std::span<std::string_view const> hairpins);
    /// All entries, from the last place to the first.
    template <typename use_t>
    void for_each_entry(use_t && use) const;
    [[nodiscard]] std::vector<entry> sorted_entries() const;
    void fill_table();
};

} // namespace polarmir::align
