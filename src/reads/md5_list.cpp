#include "md5_list.hpp"

#include <polarmir/core/text.hpp>

#include <algorithm>
#include <optional>

namespace polarmir::reads {
namespace {

namespace fs = std::filesystem;
using std::string_view;

constexpr std::size_t hash_length{32};

bool is_hash(string_view text) noexcept
{
    return text.size() == hash_length &&
           text.find_first_not_of("0123456789abcdefABCDEF") == string_view::npos;
}

/// md5sum writes a backslash before lines whose names hold one or a line end.
std::string unescaped(string_view name)
{
    std::string plain;
    for (std::size_t i = 0; i < name.size(); ++i)
    {
        bool const is_escape = name[i] == '\\' && i + 1 < name.size();
        if (!is_escape)
        {
            plain += name[i];
            continue;
        }
        ++i;
        plain += name[i] == 'n' ? '\n' : name[i] == 'r' ? '\r' : name[i];
    }
    return plain;
}

/// MD5 (NAME) = HASH.
std::optional<md5_entry> parse_bsd(string_view line)
{
    constexpr string_view begin{"MD5 ("};
    constexpr string_view middle{") = "};
    std::size_t const end = line.rfind(middle);
    if (!line.starts_with(begin) || end == string_view::npos || !is_hash(line.substr(end + middle.size())))
        return std::nullopt;
    return md5_entry{to_lower(line.substr(end + middle.size())),
                     std::string{line.substr(begin.size(), end - begin.size())}};
}

std::optional<md5_entry> parse_line(string_view line)
{
    while (line.ends_with('\r') || line.ends_with('\n'))
        line.remove_suffix(1);
    bool const is_escaped = line.starts_with('\\');
    if (is_escaped)
        line.remove_prefix(1);
    if (auto found = parse_bsd(line))
        return found;
    string_view const hash = line.substr(0, hash_length);
    string_view rest = line.substr(hash.size());
    if (!is_hash(hash) || (!rest.empty() && rest.front() != ' ' && rest.front() != '\t'))
        return std::nullopt;
    if (strip(rest).empty())
        return md5_entry{to_lower(hash), {}};
    // Two signs behind the hash: a blank, and a blank or star. Other programs write any blanks.
    rest.remove_prefix(rest.find_first_not_of(" \t"));
    if (rest.starts_with('*'))
        rest.remove_prefix(1);
    return md5_entry{to_lower(hash), is_escaped ? unescaped(rest) : std::string{rest}};
}

/// Names at the end of both paths that agree, the file's name included.
std::size_t agreement(fs::path const & written, fs::path const & file)
{
    std::vector<fs::path> const a(written.begin(), written.end());
    std::vector<fs::path> const b(file.begin(), file.end());
    auto const [end, ignored] = std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend());
    return static_cast<std::size_t>(end - a.rbegin());
}

} // namespace

std::vector<md5_entry> parse_md5_list(string_view text)
{
    std::vector<md5_entry> entries;
    for (string_view const line : split(text, '\n'))
        if (std::optional<md5_entry> entry = parse_line(line))
            entries.push_back(*std::move(entry));
    return entries;
}

std::vector<md5_entry>
sums_of(std::span<md5_entry const> entries, fs::path const & folder, fs::path const & file)
{
    fs::path const target = fs::absolute(file).lexically_normal();
    fs::path const place = fs::absolute(folder).lexically_normal();
    std::vector<md5_entry> found;
    std::size_t best{1};
    for (md5_entry const & entry : entries)
    {
        fs::path const written{entry.name};
        if (written.filename() != target.filename())
            continue;
        // The path may be relative to the list, or that of the machine on which the list was made.
        bool const is_exact = (place / written).lexically_normal() == target;
        std::size_t const common =
            is_exact ? std::string::npos : agreement(written.lexically_normal(), target);
        if (common > best)
            found.clear();
        if (common >= best)
            found.push_back(entry);
        best = std::max(best, common);
    }
    return found;
}

} // namespace polarmir::reads
