#include "mates.hpp"

#include "first_read.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/utf8.hpp>

#include <string_view>
#include <utility>

namespace polarmir::reads {
namespace {

namespace fs = std::filesystem;

/// Two files of one folder whose names differ in 1 and 2.
struct file_pair
{
    file_pair(file_name const & decoded, found_file const & file) :
        partner{file.path.parent_path() / decoded.partner}, one{decoded.read == "R1" ? file.path : partner},
        two{decoded.read == "R1" ? partner : file.path}
    {}

    [[nodiscard]] pair_relation relation() const
    {
        return compare_first_reads(first_read_name(one), first_read_name(two));
    }

    fs::path partner;
    fs::path one;
    fs::path two;
};

bool is_separator(char letter) noexcept
{
    return letter == '_' || letter == '.' || letter == '-';
}

/// A 2 that stands for itself: _2., .R2_, -r2-, _read2_.
bool is_mate_mark(std::string_view name, std::size_t at)
{
    if (name[at] != '2' || at + 1 == name.size() || !is_separator(name[at + 1]))
        return false;
    std::string_view before = name.substr(0, at);
    for (std::string_view const tag : {"read", "Read", "R", "r"})
        if (before.ends_with(tag))
        {
            before.remove_suffix(tag.size());
            break;
        }
    return !before.empty() && is_separator(before.back());
}

/// What the first end of the same molecules may be called.
std::vector<std::string> possible_partners(std::string const & name)
{
    constexpr std::string_view reverse{"reverse"};
    std::vector<std::string> partners;
    std::string all = name;
    for (std::size_t i = 0; i < name.size(); ++i)
        if (is_mate_mark(name, i))
        {
            partners.push_back(name);
            partners.back()[i] = '1';
            all[i] = '1';
        }
    if (partners.size() > 1)
        partners.push_back(all);
    if (std::size_t const at = name.rfind(reverse); at != std::string::npos)
        partners.push_back(std::string{name}.replace(at, reverse.size(), "forward"));
    return partners;
}

char end_of_first_read(fs::path const & path)
{
    return end_of(first_read_name(path).value_or(""));
}

} // namespace

mate_settler::mate_settler(std::vector<found_file> const & files)
{
    for (found_file const & file : files)
        paths_.insert(file.path);
}

named_file mate_settler::settle(file_name decoded, found_file const & file)
{
    if (decoded.rule == name_rule::digit || decoded.rule == name_rule::mgi)
        decoded = settle_digit(std::move(decoded), file);
    else if (decoded.rule == name_rule::read_tag)
        decoded = settle_tag(std::move(decoded), file);
    if (decoded.rule == name_rule::plain)
        decoded = settle_plain(std::move(decoded), file);
    return {file, std::move(decoded)};
}

file_name mate_settler::settle_digit(file_name decoded, found_file const & file)
{
    if (decoded.partner.empty())
        return decoded;
    bool const may_be_name = decoded.rule == name_rule::digit; // MGI files end in _1 also without a _2
    file_pair const pair{decoded, file};
    if (!paths_.contains(pair.partner))
        return may_be_name ? as_replicate(decoded) : decoded;
    pair_relation const relation = pair.relation();
    if (relation == pair_relation::separate)
        return as_replicate(decoded);
    if (relation == pair_relation::mates || !may_be_name)
        return decoded;
    bool const one_is_empty = has_no_reads(pair.one);
    bool const two_is_empty = has_no_reads(pair.two);
    if (!one_is_empty && !two_is_empty)
        throw input_error{
            printable(pair.one.string()) + " and " + printable(pair.two.filename().string()) +
            " may be two ends of one sample or two samples, and their first reads do not tell; " +
            "say which with a sample sheet (--samples)"};
    // Ends of the same molecules are equally many.
    if (one_is_empty && two_is_empty && decoded.read == "R1")
        warnings_.push_back(printable(pair.one.string()) + " and " + printable(pair.two.filename().string()) +
                            " hold no reads and are taken for two samples");
    return as_replicate(decoded);
}

file_name mate_settler::settle_tag(file_name decoded, found_file const & file)
{
    if (decoded.partner.empty())
        return decoded;
    // R may stand for replicate: then both files hold first ends.
    file_pair const pair{decoded, file};
    bool const is_first = decoded.read == "R1";
    if (!paths_.contains(pair.partner))
        return !is_first && end_of_first_read(file.path) == '1' ? as_replicate(decoded) : decoded;
    if (pair.relation() != pair_relation::separate)
        return decoded;
    char const end = end_of_first_read(pair.two);
    if (end == '1')
        return as_replicate(decoded);
    if (end != '2' && !is_first)
        warnings_.push_back(printable(file.path.string()) + " is left out as the mate of " +
                            printable(pair.one.filename().string()) +
                            ", but begins with another read; if they are two samples, say so with a sample " +
                            "sheet (--samples)");
    return decoded;
}

file_name mate_settler::settle_plain(file_name decoded, found_file const & file) const
{
    for (std::string const & partner : possible_partners(file.path.filename().string()))
    {
        fs::path const one = file.path.parent_path() / partner;
        if (paths_.contains(one) &&
            compare_first_reads(first_read_name(one), first_read_name(file.path)) == pair_relation::mates)
        {
            decoded.role = read_role::mate;
            decoded.read = "R2";
        }
    }
    return decoded;
}

} // namespace polarmir::reads
