#pragma once
#include <polarmir/collapse/umi_collapser.hpp>
#include <polarmir/core/packed_sequence.hpp>

#include <array>
#include <cstdint>

namespace polarmir::collapse {

/// A packed sequence and a count in three words: the count lies beside the length, where an object of both
/// would have nothing.
class sequence_slot
{
  public:
    [[nodiscard]] bool is_empty() const noexcept { return length_and_count_ == 0; }
    [[nodiscard]] bool holds(packed_sequence const & key) const noexcept
    {
        // As an array's == this would be a call of memcmp.
        return ((words_[0] ^ key.words()[0]) | (words_[1] ^ key.words()[1]) |
                ((length_and_count_ & lengths) ^ key.size())) == 0;
    }
    [[nodiscard]] packed_sequence key() const noexcept
    {
        return {words_, static_cast<std::uint8_t>(length_and_count_ & lengths)};
    }
    [[nodiscard]] std::uint64_t count() const noexcept { return length_and_count_ >> length_bits; }

    /// Of an empty slot; `add` follows.
    void set(packed_sequence const & key) noexcept
    {
        words_ = key.words();
        length_and_count_ = key.size();
    }
    /// The sum is below 2^56.
    void add(std::uint64_t count) noexcept { length_and_count_ += count << length_bits; }

  private:
    static constexpr unsigned length_bits{8};
    static constexpr std::uint64_t lengths{(1U << length_bits) - 1};

    std::array<std::uint64_t, 2> words_{};
    std::uint64_t length_and_count_{0};
};

/// The same with a UMI.
class tagged_slot
{
  public:
    [[nodiscard]] bool is_empty() const noexcept { return insert_.is_empty(); }
    [[nodiscard]] bool holds(tagged_insert const & key) const noexcept
    {
        return umi_ == key.umi && insert_.holds(key.sequence);
    }
    [[nodiscard]] tagged_insert key() const noexcept { return {insert_.key(), umi_}; }
    [[nodiscard]] std::uint64_t count() const noexcept { return insert_.count(); }
    void set(tagged_insert const & key) noexcept
    {
        insert_.set(key.sequence);
        umi_ = key.umi;
    }
    void add(std::uint64_t count) noexcept { insert_.add(count); }

  private:
    sequence_slot insert_;
    std::uint64_t umi_{0};
};

} // namespace polarmir::collapse
