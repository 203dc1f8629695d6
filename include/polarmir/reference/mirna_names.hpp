#pragma once
#include <cstddef>
#include <functional>
#include <map>
#include <set>
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

    /// A name that an older release had for a mature of this one.
    struct alias
    {
        std::string name;      ///< hsa-miR-21*
        std::string accession; ///< of the mature; a name of several matures has an alias for each
    };

    explicit mirna_names(std::vector<entry> entries, std::vector<alias> const & aliases = {});

    /// By exact name or accession; nullptr when there is none.
    [[nodiscard]] entry const * find(std::string_view name_or_accession) const;

    /// The matures that older releases called so, by exact name, smallest accession first. One: that is what
    /// the name means today. Several: releases did not agree (hsa-miR-378 was the 5p arm, then the 3p arm).
    /// None: the name of this release, or of none.
    [[nodiscard]] std::vector<entry const *> once_called(std::string_view name) const;

    /// By exact name or accession, else by a name of older releases that means one mature today; nullptr when
    /// there is none.
    [[nodiscard]] entry const * today(std::string_view name_or_accession) const;

    /// What a name that is not known may mean today, oldest accession first: the matures that were once
    /// called so, else the arms of the same stem, else the members the stem was split into (hsa-miR-365:
    /// hsa-miR-365a-3p, ...). Of those, the ones with the arm of the name if it has one. Letter case and a
    /// missing species prefix do not matter. Empty when nothing is alike.
    [[nodiscard]] std::vector<std::string> similar(std::string_view name) const;

  private:
    using index = std::map<std::string, std::size_t, std::less<>>;

    using alias_index = std::map<std::string, std::set<std::size_t>, std::less<>>;

    /// Matures of the stem of a name in lower case, or of the stems it was split into.
    [[nodiscard]] std::vector<std::string> like(std::string_view wanted) const;

    std::vector<entry> entries_;     ///< by accession
    std::vector<std::string> stems_; ///< of these, in lower case
    index by_key_;                   ///< names and accessions
    alias_index older_;
    alias_index older_in_lower_case_;
};

/// Human mature miRNAs of miRBase 22 (reference/human_matures.tsv) with the names of older releases
/// (reference/mature_aliases.tsv), compiled in.
[[nodiscard]] mirna_names const & human_mirna_names();

} // namespace polarmir::reference
