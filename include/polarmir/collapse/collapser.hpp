#pragma once
#include <polarmir/core/packed_sequence.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace polarmir::collapse {

/// A distinct insert and how many reads have it.
struct unique_read
{
    packed_sequence sequence;
    std::uint64_t count{0};
    friend bool operator==(unique_read const &, unique_read const &) = default;
};

/// The distinct inserts of one batch, in any order: what a worker hands to the collapser. Requires what
/// packed_sequence does: at most 64 bases each, none of them N.
[[nodiscard]] std::vector<unique_read> collapse_batch(std::span<std::string_view const> inserts);

/// Sums the distinct inserts of a sample. Not thread-safe: fed by the ordered sink.
class collapser
{
  public:
    collapser();
    ~collapser();
    collapser(collapser && other) noexcept;
    collapser & operator=(collapser && other) noexcept;

    void add(std::span<unique_read const> batch);

    /// All distinct inserts, most frequent first, equal counts in alphabetical order. Empties the collapser.
    [[nodiscard]] std::vector<unique_read> finish();

  private:
    struct state;
    std::unique_ptr<state> state_;
};

} // namespace polarmir::collapse
