#pragma once
#include <polarmir/reference/mirna_names.hpp>
#include <polarmir/reference/mirna_reference.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::concordance {

/// Rows of two tables that hold the reads of the same miRNAs. Mostly one row each; more where one of the
/// tables joins miRNAs or has a row for each of several names.
struct row_group
{
    std::string name;                ///< as our table calls its rows, joined by `/`; else as the other does
    std::vector<std::size_t> ours;   ///< rows of our table
    std::vector<std::size_t> theirs; ///< rows of the other table
    std::vector<std::uint32_t> reference_rows;
    bool is_known{true};              ///< a miRNA of the reference or of miRBase 22
    std::vector<std::string> renamed; ///< labels that are names of an older release
};

/// Translates row labels into miRNAs.
class name_table
{
  public:
    /// `reference`: what our table was counted with, if that is known; must outlive this. `others`: the names
    /// of a miRBase release.
    name_table(reference::mirna_reference const * reference, reference::mirna_names const & others);

    /// What a name stands for.
    struct meaning
    {
        std::string key;                  ///< the same for the same mature sequence
        std::optional<std::uint32_t> row; ///< of the reference
        bool is_known{true};
        bool is_renamed{false};
    };

    /// A name or accession, exactly or as an older release had it. Names that releases had for several
    /// matures are not known. Names of no known release: without an arm the oldest of the arms that the stem
    /// has now, with a star the younger of two.
    [[nodiscard]] meaning look_up(std::string const & name) const;

  private:
    [[nodiscard]] std::optional<meaning> exact(std::string_view name) const;

    reference::mirna_reference const * reference_;
    reference::mirna_names const & others_;
    std::optional<reference::mirna_names> own_; ///< of the reference
};

/// Puts the rows of both tables into groups, in the order of our table, then of the other.
[[nodiscard]] std::vector<row_group> group_rows(std::vector<std::string> const & ours,
                                                std::vector<std::string> const & theirs,
                                                name_table const & names);

} // namespace polarmir::concordance
