#pragma once
#include <polarmir/core/start_filter.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace polarmir::trim {

/// Finds an adapter in reads of A, C, G, T and N. At a position the overlap is min(adapter length, bases
/// left), at least `min_overlap`, with at most floor(overlap / 10) mismatches. An N in the read is a
/// mismatch; an N in the adapter matches any base and counts neither as overlap nor as mismatch.
///
/// The behaviour of `cutadapt -a ADAPTER -e 0.1 --no-indels -O 3`, with one difference: where two admissible
/// positions overlap cutadapt may prefer the second because it has fewer mismatches, here the leftmost always
/// wins.
class adapter_finder
{
  public:
    explicit adapter_finder(std::string adapter, std::size_t min_overlap = 3);

    /// Leftmost position at which the adapter starts, or `read.size()` when it is absent.
    [[nodiscard]] std::size_t operator()(std::string_view read) const noexcept;

  private:
    [[nodiscard]] bool begins(std::string_view read, std::size_t overlap) const noexcept;

    std::string adapter_;
    start_filter filter_;
    std::size_t min_overlap_;
    bool has_wildcards_;
};

/// The same for one read.
[[nodiscard]] std::size_t
find_adapter(std::string_view read, std::string_view adapter, std::size_t min_overlap = 3);

/// Leftmost position of `read` at which a poly-A tail starts, or `read.size()` when there is none: two A, and
/// from there on what adapter_finder asks of an adapter of ten A (one mismatch in ten bases, three at the
/// read's end). Tails begin with A, so that the tolerated mismatch never eats the insert's last base; A at
/// the insert's own end cannot be told from the tail and go with it.
[[nodiscard]] std::size_t find_poly_a(std::string_view read) noexcept;

} // namespace polarmir::trim
