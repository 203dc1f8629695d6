#include "truth_reads.hpp"

#include <span>
#include <string>
#include <string_view>

namespace polarmir::simulate {
namespace {

constexpr std::string_view nothing{"."};

std::string_view or_nothing(std::string_view text)
{
    return text.empty() ? nothing : text;
}

std::string list_of(std::span<substitution const> changes)
{
    std::string text;
    for (substitution const & change : changes)
    {
        if (!text.empty())
            text += ',';
        text += std::to_string(change.position + 1);
        text += {change.from, '>', change.to};
    }
    return text;
}

} // namespace

truth_reads::truth_reads(std::filesystem::path const & path, reference::mirna_reference const & reference) :
    reference_{reference}, table_{path,
                                  {"read",
                                   "class",
                                   "origin",
                                   "miRNA",
                                   "first",
                                   "last",
                                   "shift_5p",
                                   "shift_3p",
                                   "tail",
                                   "substitutions",
                                   "errors",
                                   "insert"},
                                  io::compression::gzip}
{}

void truth_reads::add(std::uint64_t number, fragment const & molecule, sequenced_read const & read)
{
    bool const is_mirna = molecule.kind == read_class::mirna;
    table_ << number + 1 << name_of(molecule.kind) << or_nothing(molecule.origin);
    table_ << (is_mirna ? std::string_view{reference_.row_mature(molecule.row).name} : nothing);
    if (molecule.origin.empty())
        table_ << nothing << nothing;
    else
        table_ << molecule.where.begin + 1 << molecule.where.end;
    if (is_mirna)
        table_ << molecule.shift_5p << molecule.shift_3p;
    else
        table_ << nothing << nothing;
    std::string_view const insert{molecule.insert};
    table_ << or_nothing(insert.substr(insert.size() - molecule.tail));
    table_ << or_nothing(molecule.snv ? list_of({&*molecule.snv, 1}) : std::string{});
    table_ << or_nothing(list_of(read.errors)) << or_nothing(insert);
    table_.end_row();
}

} // namespace polarmir::simulate
