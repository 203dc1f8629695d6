#include "first_read.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/io/input_file.hpp>
#include <polarmir/reads/alignment_reader.hpp>
#include <polarmir/reads/file_name.hpp>

namespace polarmir::reads {
namespace {

/// What a read name says about the molecule and about which end of it was read.
struct name_parts
{
    std::string_view molecule;
    char end{0}; ///< '1', '2', or 0 when not marked
};

bool is_mate_letter(char letter) noexcept
{
    return letter == '1' || letter == '2';
}

name_parts take_apart(std::string_view name)
{
    std::size_t const blank = name.find_first_of(" \t");
    std::string_view const molecule = name.substr(0, blank);
    std::size_t const size = molecule.size();
    if (size > 2 && molecule[size - 2] == '/' && is_mate_letter(molecule.back()))
        return {molecule.substr(0, size - 2), molecule.back()};
    std::string_view const comment = blank == std::string_view::npos ? "" : strip(name.substr(blank));
    if (comment.size() > 1 && is_mate_letter(comment[0]) && comment[1] == ':')
        return {molecule, comment[0]};
    return {molecule};
}

/// As some archives number the ends: RUN.SPOT.1 and RUN.SPOT.2.
bool are_numbered_ends(std::string_view one, std::string_view two)
{
    return one.ends_with(".1") && two.ends_with(".2") &&
           one.substr(0, one.size() - 1) == two.substr(0, two.size() - 1);
}

std::string first_inflated_bytes(std::filesystem::path const & path)
{
    constexpr std::size_t longest{4096};
    std::string bytes(longest, '\0');
    io::input_file file{path};
    bytes.resize(file.read(bytes));
    return bytes;
}

/// Of an alignment, as FASTQ.
std::string first_record(std::filesystem::path const & path)
{
    std::optional<fastq_chunk> const first = alignment_reader{path, 1}.next();
    return first ? std::string{first->text.begin(), first->text.end()} : std::string{};
}

/// The first FASTQ text of a regular file; nothing when it cannot be read.
std::optional<std::string> first_bytes(std::filesystem::path const & path)
try
{
    if (std::error_code ignored; !std::filesystem::is_regular_file(path, ignored))
        return std::nullopt;
    return is_alignment_name(path.filename().string()) ? first_record(path) : first_inflated_bytes(path);
}
catch (input_error const &)
{
    return std::nullopt;
}

} // namespace

std::optional<std::string> first_read_name(std::filesystem::path const & path)
{
    std::optional<std::string> const bytes = first_bytes(path);
    if (!bytes || !bytes->starts_with('@'))
        return std::nullopt;
    std::string_view const text{*bytes};
    return std::string{strip(text.substr(1, text.find_first_of("\r\n") - 1))};
}

bool has_no_reads(std::filesystem::path const & path)
{
    std::optional<std::string> const bytes = first_bytes(path);
    return bytes && bytes->empty();
}

char end_of(std::string_view read_name)
{
    return take_apart(read_name).end;
}

pair_relation compare_first_reads(std::optional<std::string> const & one,
                                  std::optional<std::string> const & two)
{
    constexpr std::size_t shortest_telling{8};
    if (!one || !two || one->empty() || two->empty())
        return pair_relation::unclear;
    name_parts const a = take_apart(*one);
    name_parts const b = take_apart(*two);
    if (are_numbered_ends(a.molecule, b.molecule))
        return pair_relation::mates;
    if (a.molecule != b.molecule)
        return pair_relation::separate;
    if (a.end == '1' && b.end == '2')
        return pair_relation::mates;
    bool const unmarked = a.end == b.end && a.end == 0;
    return unmarked && a.molecule.size() >= shortest_telling ? pair_relation::mates : pair_relation::unclear;
}

} // namespace polarmir::reads
