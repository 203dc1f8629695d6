#pragma once
#include <polarmir/core/packed_sequence.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace polarmir::collapse {

/// A distinct insert and how many reads have it.
struct unique_read
{
    packed_sequence sequence;
    std::uint64_t count{0};
    friend bool operator==(unique_read const &, unique_read const &) = default;
};

/// Counts the distinct inserts of a sample.
class collapser
{
  public:
    collapser();
    ~collapser();
    collapser(collapser && other) noexcept;
    collapser & operator=(collapser && other) noexcept;

    /// The inserts of some reads. May be called from several threads at once, and does not make them wait for
    /// each other.
    void add(std::span<packed_sequence const> inserts);

    /// All distinct inserts, most frequent first, equal counts in alphabetical order. Empties the collapser.
    /// The result does not depend on `threads`, nor on the threads and the order in which inserts came.
    [[nodiscard]] std::vector<unique_read> finish(std::size_t threads);

  private:
    struct state;
    std::unique_ptr<state> state_;
};

} // namespace polarmir::collapse
