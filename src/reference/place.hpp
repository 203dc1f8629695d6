#pragma once
#include "reference/entries.hpp"
#include "reference/gff3.hpp"

#include <polarmir/reference/mirna_reference.hpp>

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::reference {

/// Hairpins by the names and sequences matures are looked for in.
class hairpin_finder
{
  public:
    /// Keeps a view of `hairpins`.
    explicit hairpin_finder(std::span<entry const> hairpins);

    /// Where the mature lies in the hairpins named as its stem.
    [[nodiscard]] std::vector<placement> by_name(entry const & mature, std::uint32_t index) const;

    /// Where it lies in any hairpin of its species.
    [[nodiscard]] std::vector<placement> by_species(entry const & mature, std::uint32_t index) const;

  private:
    using index_map = std::map<std::string, std::vector<std::uint32_t>, std::less<>>;
    [[nodiscard]] std::vector<placement>
    search(index_map const & map, std::string const & key, entry const & mature, std::uint32_t index) const;

    std::span<entry const> hairpins_;
    index_map by_stem_;
    index_map by_species_;
};

/// The hairpins and matures of the two FASTA files.
struct entry_set
{
    std::vector<entry> hairpins;
    std::vector<entry> matures;
    std::string hairpin_path;
    std::string mature_path;
};

struct placing
{
    std::vector<placement> placements;
    std::vector<problem> left_out;
    std::vector<problem> notes;
};

[[nodiscard]] placing place_by_sequence(entry_set const & entries);

/// Hairpins without a record are searched as place_by_sequence does and noted.
[[nodiscard]] placing place_by_gff3(entry_set const & entries, gff3_annotation const & annotation);

} // namespace polarmir::reference
