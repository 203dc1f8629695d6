#pragma once
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::reference {

/// The names of the mature miRNAs of a species in one miRBase release, for translating between names and
/// accessions and for recognising names of older releases.
class mirna_names
{
  public:
    struct entry
    {
        std::string accession; ///< MIMAT0000062
        std::string name;      ///< hsa-let-7a-5p
        std::string row; ///< smallest accession among the matures with this very sequence: names the row
                         ///< of a count table in which they are counted
    };

    explicit mirna_names(std::vector<entry> entries);

    [[nodiscard]] std::vector<entry> const & entries() const noexcept { return entries_; }

    /// By exact name or accession; nullptr when there is none.
    [[nodiscard]] entry const * find(std::string_view name_or_accession) const;

    /// What a name that is not known may mean today, oldest accession first: the arms of the same stem
    /// (hsa-miR-320a of release 21 is hsa-miR-320a-3p in 22; hsa-miR-21* was hsa-miR-21-3p), else the members
    /// the stem was split into (hsa-miR-203: hsa-miR-203a-3p, ...). Letter case and a missing species prefix
    /// do not matter. Empty when nothing is alike.
    [[nodiscard]] std::vector<std::string> similar(std::string_view name) const;

  private:
    using index = std::map<std::string, std::size_t, std::less<>>;

    std::vector<entry> entries_; ///< by accession
    index by_key_;               ///< names and accessions
};

/// Human mature miRNAs of miRBase 22 (reference/human_matures.tsv), compiled in.
[[nodiscard]] mirna_names const & human_mirna_names();

} // namespace polarmir::reference
