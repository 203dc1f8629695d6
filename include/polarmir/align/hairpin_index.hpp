#pragma once
#include <polarmir/align/stored_seeds.hpp>

#include <memory>
#include <span>
#include <string_view>

namespace polarmir::align {

/// The hairpins in searchable form. Immutable, shared by all threads. Takes about 13 bytes per base, plus 0.3
/// MB, for more than a million bases plus 4 MB.
class hairpin_index
{
  public:
    /// DNA or RNA letters, either case; letters other than A, C, G, T, U match nothing. The letters are
    /// copied. Throws input_error when the hairpins together exceed 4,294,967,295 bases and separators.
    explicit hairpin_index(std::span<std::string_view const> hairpins);
    /// With places that were sorted before and must outlive the index, of just these hairpins.
    hairpin_index(std::span<std::string_view const> hairpins, stored_index const & stored);
    ~hairpin_index();
    hairpin_index(hairpin_index && other) noexcept;
    hairpin_index & operator=(hairpin_index && other) noexcept;

    struct data;
    [[nodiscard]] data const & internals() const noexcept { return *data_; }

  private:
    std::unique_ptr<data> data_;
};

} // namespace polarmir::align
