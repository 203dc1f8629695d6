#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::score {

/// A miRNA in a signature.
struct member
{
    std::string accession; ///< MIMAT...; the name where no accession is known
    std::string name;      ///< label
    double weight{1};      ///< > 0; only ratios within a set matter
    int direction{1};      ///< +1: more of the miRNA raises the score of the set; -1: lowers it
};

/// Version of sets that come from a file of the user.
inline constexpr char const * user_version{"user"};

/// A set of miRNAs that push, or mark, a macrophage one way.
struct signature
{
    std::string name; ///< EV-M1
    std::string version;
    std::string description;
    std::vector<member> members; ///< by accession

    /// XXH3-128 over the accessions, weights and directions: equal exactly when these are.
    [[nodiscard]] std::string hash() const;
};

/// Two sets with opposite meaning; their index is the score of M1 minus the score of M2.
struct opposing_sets
{
    std::string name; ///< of the index: EV-index for EV-M1 and EV-M2
    std::size_t m1{0};
    std::size_t m2{0}; ///< positions in the list of sets
};

/// The name of the set that says the opposite: the part M1 (or m1) of the name becomes M2 and the other way
/// round. Parts are separated by `-`, `_`, `.` or blanks. Nothing when no part is M1 or M2.
[[nodiscard]] std::optional<std::string> opposite_of(std::string_view set_name);

/// Every pair of opposing sets, in the order of their M1 sets; letter case does not matter.
[[nodiscard]] std::vector<opposing_sets> find_opposing(std::span<signature const> sets);

/// The species prefix that all names with one share (`hsa`), or nothing when there is none or they differ.
[[nodiscard]] std::string species_of(std::span<signature const> sets);

/// `hsa` of hsa-miR-21-5p: three or four lower-case letters before a dash, else empty.
[[nodiscard]] std::string_view species_prefix(std::string_view mirna_name) noexcept;

} // namespace polarmir::score
