#pragma once
#include <polarmir/count/assignment.hpp>
#include <polarmir/count/count_table.hpp>
#include <polarmir/reference/mirna_reference.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <vector>

namespace polarmir::count {

/// A part of a hairpin and the row that claims reads there.
struct arm_claim
{
    std::uint32_t row{0};
    std::uint32_t hairpin{0};
    count::arm arm{arm::five_prime};
    friend auto operator<=>(arm_claim const &, arm_claim const &) = default;
};

struct arm_place
{
    std::uint32_t hairpin{0};
    count::arm arm{arm::five_prime};
    friend auto operator<=>(arm_place const &, arm_place const &) = default;
};

/// Where a claimed insert of this length lies (rule: count_sample).
[[nodiscard]] std::vector<arm_claim> arm_claims(assignment const & verdict,
                                                std::size_t insert_length,
                                                reference::mirna_reference const & reference);

/// Where an unclaimed insert lies, each part once.
[[nodiscard]] std::vector<arm_place> arm_places(assignment const & verdict,
                                                std::size_t insert_length,
                                                reference::mirna_reference const & reference);

/// Reads per part of each hairpin while they are summed up.
class arm_sums
{
  public:
    explicit arm_sums(std::size_t hairpins) : sums_(hairpins * arm_count) {}

    /// The rows of `claims`, ascending, get these shares (0-1) of `reads`.
    void add(std::vector<arm_claim> const & claims, std::vector<double> const & shares, std::uint64_t reads);

    /// Equal parts.
    void add(std::vector<arm_place> const & places, std::uint64_t reads);

    [[nodiscard]] std::vector<std::array<std::uint64_t, arm_count>> rounded() const;

  private:
    [[nodiscard]] double & at(std::uint32_t hairpin, arm a) noexcept
    {
        return sums_[hairpin * arm_count + static_cast<std::size_t>(a)];
    }

    std::vector<double> sums_;
    std::uint64_t total_{0};
};

} // namespace polarmir::count
