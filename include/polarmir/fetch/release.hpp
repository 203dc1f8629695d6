#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::fetch {

enum class file_role
{
    hairpin,
    mature, ///< several files of a release may have it
    gff3,
};

/// One file of a release as its manifest states it. `{species}` in name and url stands for the species asked
/// for, or for ALL.
struct published_file
{
    file_role role{file_role::hairpin};
    std::string name; ///< under which it is kept
    std::string url;
    std::optional<std::uint64_t> bytes; ///< nothing: not known to us
    std::optional<std::string> sha256;  ///< 64 lower-case hexadecimal digits; nothing: not known to us
    bool of_one_species{false};         ///< left out when all species are asked for
    bool may_be_absent{false};          ///< the server need not have it
};

/// What a database published together.
struct release
{
    std::string name;
    std::string version;
    std::string terms; ///< licence and what to cite
    std::vector<published_file> files;

    /// `mirbase@22.1`
    [[nodiscard]] std::string full_name() const { return name + '@' + version; }
};

/// A manifest (reference/README.md tells the columns). `name` stands for the path in messages. Throws
/// parse_error for a malformed line, and input_error when a release lacks hairpins or matures.
[[nodiscard]] std::vector<release> parse_releases(std::string_view text, std::string const & name);

/// Those of the manifests compiled into the program (reference/manifests).
[[nodiscard]] std::vector<release> const & releases();

/// By `name` or `name@version`. Throws usage_error naming those there are.
[[nodiscard]] release const & find_release(std::string_view name);

/// The files to get for one species (`hsa`) or `all`, without templates. Throws usage_error when `species` is
/// no such word.
[[nodiscard]] std::vector<published_file> files_of(release const & from, std::string const & species);

} // namespace polarmir::fetch
