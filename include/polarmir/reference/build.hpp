#pragma once
#include <polarmir/core/error.hpp>
#include <polarmir/reference/mirna_reference.hpp>
#include <polarmir/reference/store.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::reference {

/// Every record, of whatever species.
inline constexpr std::string_view all_species{"all"};

struct build_config
{
    std::filesystem::path hairpins;            ///< FASTA, plain or gzip, RNA or DNA, of one or many species
    std::filesystem::path matures;             ///< the same
    std::optional<std::filesystem::path> gff3; ///< miRBase form: where on the genome both lie
    std::string species;                       ///< records named `<species>-...` are taken, or all_species
    bool lenient{false};                       ///< leave faulty entries out instead of refusing the files

    /// Throws usage_error when a file or the species is not given.
    void validate() const;
};

/// Something about one entry of the input files.
struct problem
{
    location where;
    std::string name; ///< of the entry as the file spells it
    std::string what;

    /// `path:line: what (name)`
    [[nodiscard]] std::string message() const;
};

/// The files hold faulty entries and `lenient` was not asked for. The message is that of the first problem
/// and tells how many there are.
class build_error : public input_error
{
  public:
    explicit build_error(std::vector<problem> problems);
    [[nodiscard]] std::vector<problem> const & problems() const noexcept { return problems_; }

  private:
    std::vector<problem> problems_;
};

struct build_result
{
    mirna_reference reference;
    origin from;
    std::vector<problem> left_out; ///< faulty entries; empty unless `lenient`
    std::vector<problem> notes;    ///< taken, but worth knowing
};

/// The files of a downloaded miRBase release in `directory`: hairpin.fa, mature.fa and, if there is one,
/// `<species>.gff3`, each also with .gz. Throws input_error naming a file that is missing.
[[nodiscard]] build_config mirbase_files(std::filesystem::path const & directory,
                                         std::string const & species);

/// Reads miRBase (`>hsa-let-7a-1 MI0000060 Homo sapiens ...`) or MirGeneDB (`>Hsa-Let-7-P1a_pre`) FASTA
/// files; without an accession in the header the name serves as accession. Ambiguity codes become N and match
/// nothing.
///
/// A mature is placed where the GFF3 file puts it. Without one (or without a record of the hairpin in it) it
/// is placed at its exact occurrences in the hairpins named as its stem, which is its own name in lower case
/// without arm (-5p, -3p), alone or followed by -<digits>; only if there is none, in every hairpin of its
/// species.
///
/// Faulty are: a repeated name or accession, a character that is no IUPAC code, an empty sequence, a mature
/// that lies in no hairpin, a GFF3 record that contradicts the sequences. Throws build_error for those (see
/// lenient), parse_error or input_error for files that are unreadable or hold no record of the species.
[[nodiscard]] build_result build(build_config const & config);

} // namespace polarmir::reference
