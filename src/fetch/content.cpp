#include "fetch/content.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/io/input_file.hpp>

#include <array>

namespace polarmir::fetch {
namespace {

/// The first characters that are no blanks.
std::string beginning_of(std::filesystem::path const & path)
{
    constexpr std::size_t looked_at{4096};
    std::array<char, looked_at> bytes{};
    io::input_file file{path};
    std::string_view const text = without_byte_order_mark({bytes.data(), file.read(bytes)});
    std::size_t const first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string{} : std::string{text.substr(first)};
}

std::string what_it_is(std::string const & text)
{
    if (text.empty())
        return "is empty";
    std::string const lower = to_lower(text.substr(0, 512));
    if (text.front() == '<' && (lower.find("<html") != std::string::npos || lower.starts_with("<!doctype")))
        return "is a web page (maintenance, log-in?)";
    return "is something else";
}

} // namespace

void require_content(std::filesystem::path const & path, file_role role, std::string const & source)
{
    std::string const text = beginning_of(path);
    bool const is_gff3 = role == file_role::gff3;
    if (!text.empty() && text.front() == (is_gff3 ? '#' : '>'))
        return;
    throw input_error{source + ": " + what_it_is(text) + ", not " +
                      (is_gff3 ? "GFF3 (which begins with '#')" : "FASTA (which begins with '>')")};
}

} // namespace polarmir::fetch
