#pragma once
#include <array>
#include <cstddef>

namespace polarmir::differential {

/// Nodes on (0, 1), ascending, and weights with sum 1 of the Gauss-Legendre rule of 128 points: the mean of f
/// over (0, 1) is the weighted sum of its values at the nodes.
struct quadrature
{
    static constexpr std::size_t size{128};

    std::array<double, size> nodes{};
    std::array<double, size> weights{};
};

[[nodiscard]] quadrature gauss_legendre();

} // namespace polarmir::differential
