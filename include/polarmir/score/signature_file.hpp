#pragma once
#include <polarmir/core/error.hpp>
#include <polarmir/reference/mirna_names.hpp>
#include <polarmir/score/signature.hpp>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::score {

/// Something about one line of a signature file.
struct signature_problem
{
    location where;
    std::string what;

    /// `path:line: what`
    [[nodiscard]] std::string message() const;
};

/// What a user's file holds, with everything that is wrong in it.
struct signature_file
{
    std::vector<signature> sets;             ///< in file order; members by accession
    std::vector<signature_problem> problems; ///< the file must not be used when there is any
    std::vector<signature_problem> notes;    ///< worth knowing, not wrong
};

/// The file must not be used. The message is that of the first problem and tells how many there are.
class signature_error : public input_error
{
  public:
    explicit signature_error(std::vector<signature_problem> problems);
    [[nodiscard]] std::vector<signature_problem> const & problems() const noexcept { return problems_; }

  private:
    std::vector<signature_problem> problems_;
};

/// Reads sets in one of two forms:
///
/// - TSV with a header line: columns `set` and `miRNA` (or `id`), and if wanted `weight` (default 1) and
///   `direction` (+1 or -1, default +1); other columns are noted and not used;
/// - GMT (file name ending in .gmt): set, description, then the miRNAs, all with weight 1 and direction +1.
///
/// Fields may have blanks and double quotes around them, lines end with LF, CRLF or CR, and a UTF-8 byte
/// order mark is allowed. A miRNA is a name or an accession (MIMAT...). Human ones are looked up in `names`;
/// those of other species (mmu-...) are taken as they are, with a note.
///
/// Problems: a human miRNA that is not in `names`, with what it may be called today; a miRNA twice in a set,
/// also as two names of one sequence; a weight that is no number above 0 or not between 10^-6 and 10^6; a
/// direction that is not +1 or -1; a miRNA that pushes the same way in two opposing sets (see opposite_of);
/// an empty set or set name; two GMT lines for one set. Notes: fewer than five members, weights so unequal
/// that a score can never be OK (effective number below 4, see verdict.hpp).
///
/// Throws input_error when the file cannot be read as either form.
[[nodiscard]] signature_file read_signature_file(std::filesystem::path const & path,
                                                 reference::mirna_names const & names);

/// The sets of a file without problems; throws signature_error otherwise.
[[nodiscard]] std::vector<signature> load_signatures(std::filesystem::path const & path,
                                                     reference::mirna_names const & names);

} // namespace polarmir::score
