#pragma once
#include <cstddef>
#include <span>
#include <vector>

namespace polarmir {

/// A table of numbers, row after row: miRNA x sample, or sample x coefficient.
class matrix
{
  public:
    matrix() = default;
    /// All values 0.
    matrix(std::size_t rows, std::size_t columns) : rows_{rows}, columns_{columns}, values_(rows * columns) {}

    [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
    [[nodiscard]] std::size_t columns() const noexcept { return columns_; }

    /// Both positions must be in range.
    [[nodiscard]] double & operator()(std::size_t row, std::size_t column) noexcept
    {
        return values_[row * columns_ + column];
    }
    [[nodiscard]] double operator()(std::size_t row, std::size_t column) const noexcept
    {
        return values_[row * columns_ + column];
    }

    [[nodiscard]] std::span<double> row(std::size_t row) noexcept
    {
        return std::span{values_}.subspan(row * columns_, columns_);
    }
    [[nodiscard]] std::span<double const> row(std::size_t row) const noexcept
    {
        return std::span{values_}.subspan(row * columns_, columns_);
    }

    /// All values, row after row.
    [[nodiscard]] std::span<double> values() noexcept { return values_; }
    [[nodiscard]] std::span<double const> values() const noexcept { return values_; }

    friend bool operator==(matrix const &, matrix const &) = default;

  private:
    std::size_t rows_{0};
    std::size_t columns_{0};
    std::vector<double> values_;
};

} // namespace polarmir
