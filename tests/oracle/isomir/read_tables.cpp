#include "example.hpp"
#include "support/shared_data.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/io/text_file.hpp>

#include <algorithm>
#include <cctype>
#include <string_view>

namespace polarmir::test {
namespace {

bool is_lower(std::string_view bases)
{
    return std::ranges::all_of(bases, [](unsigned char base) { return std::islower(base) != 0; });
}

/// `t5` and `t3`: small letters are lost bases, capitals are gained ones, 0 is neither.
int shift_of(std::string_view bases, bool at_5p)
{
    if (bases == "0")
        return 0;
    return static_cast<int>(bases.size()) * (is_lower(bases) == at_5p ? 1 : -1);
}

/// The number in front of a text such as 10CT.
int leading_number(std::string_view text)
{
    return parse_number<int>(text.substr(0, text.find_first_not_of("-0123456789"))).value();
}

std::string add_part(std::size_t bases)
{
    return bases == 0 ? std::string{} : "iso_add3p:" + std::to_string(bases);
}

} // namespace

std::string variant_of(std::vector<std::string> parts)
{
    std::erase(parts, "");
    std::ranges::sort(parts);
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    return parts.empty() ? "NA" : join(parts, ",");
}

std::string shift_part(std::string const & end, int shift)
{
    if (shift == 0)
        return {};
    return "iso_" + end + ':' + (shift > 0 ? "+" : "") + std::to_string(shift);
}

std::string snv_part(int position)
{
    if (position >= 2 && position <= 7)
        return "iso_snv_seed";
    if (position == 8)
        return "iso_snv_central_offset";
    if (position >= 9 && position <= 12)
        return "iso_snv_central";
    return position >= 13 && position <= 17 ? "iso_snv_central_supp" : "iso_snv";
}

examples read_mirna(std::string const & set, std::string const & mature_column, int first)
{
    auto const table = io::read_table(shared_data("data/isomir/" + set));
    auto const part = [](char const * name, std::string const & bases) {
        return bases == "0" ? std::string{} : name + bases;
    };
    examples found;
    for (auto const & row : table.rows)
    {
        io::row_view const line{table, row};
        std::string const & change = line.text("mism");
        std::string const & add = line.text("add");
        more_fields more;
        more.changes = variant_of({part("iso_5p:", line.text("t5")),
                                   part("iso_3p:", line.text("t3")),
                                   part("iso_add3p:", add),
                                   part("iso_snv:", change)});
        found.push_back({set,
                         line.text("name"),
                         line.text("seq"),
                         line.text(mature_column),
                         variant_of({shift_part("5p", shift_of(line.text("t5"), true)),
                                     shift_part("3p", shift_of(line.text("t3"), false)),
                                     add == "0" ? "" : add_part(add.size()),
                                     change == "0" ? "" : snv_part(leading_number(change) + 1 - first)}),
                         change.find('-') != std::string::npos,
                         std::move(more)});
    }
    return found;
}

examples read_srnabench(std::string const & set)
{
    auto const table = io::read_table(shared_data("data/isomir/" + set));
    examples found;
    for (auto const & row : table.rows)
    {
        io::row_view const line{table, row};
        std::vector<std::string> parts;
        for (std::string_view const label : split(line.text("isoLabel"), '@'))
        {
            int const number = label.find('#') == std::string_view::npos
                                   ? 0
                                   : leading_number(label.substr(label.rfind('#') + 1));
            if (label.starts_with("lv5p"))
                parts.push_back(shift_part("5p", -number)); // theirs: + = longer
            else if (label.starts_with("lv3p"))
                parts.push_back(shift_part("3p", number));
            else if (label.starts_with("nta"))
                parts.push_back(add_part(static_cast<std::size_t>(number)));
            else if (label != "exact")
                parts.emplace_back(label); // mv: several variants, it does not say which
        }
        found.push_back({set,
                         line.text("sequence"),
                         line.text("sequence"),
                         line.text("matureName"),
                         variant_of(std::move(parts)),
                         false,
                         {}});
    }
    return found;
}

namespace {

/// isomiR-SEA's cigar against the mature (I22M4I): what stands before and behind the aligned part, and the
/// substitutions. The last letter of its ISO tag tells whether the bases behind are those of the hairpin.
std::string variant_of_cigar(std::string_view cigar, bool is_templated)
{
    int before{0};
    int behind{0};
    int position{0};
    bool is_aligned{false};
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < cigar.size(); ++i)
    {
        auto const digits = cigar.find_first_not_of("0123456789", i) - i;
        int const times = digits == 0 ? 1 : parse_number<int>(cigar.substr(i, digits)).value();
        i += digits;
        char const kind = cigar[i];
        position += kind == 'D' ? 0 : times;
        bool const is_indel = kind == 'I' || kind == 'D';
        (is_aligned ? behind : before) += is_indel ? times * (kind == 'I' ? 1 : -1) : 0;
        is_aligned = is_aligned || !is_indel;
        if (!is_indel && kind != 'M')
            parts.push_back(snv_part(position));
    }
    parts.push_back(shift_part("5p", -before));
    parts.push_back(behind > 0 && !is_templated ? add_part(static_cast<std::size_t>(behind))
                                                : shift_part("3p", behind));
    return variant_of(std::move(parts));
}

std::string after(std::string_view attributes, std::string_view key)
{
    auto const begin = attributes.find(key) + key.size();
    return std::string{attributes.substr(begin, attributes.find_first_of("; ", begin) - begin)};
}

} // namespace

examples read_isomir_sea(std::string const & set)
{
    examples found;
    io::line_reader lines{shared_data("data/isomir/" + set)};
    for (std::string_view line; lines.next(line);)
    {
        std::string_view const attributes = split(line, '\t').at(8);
        std::string insert = after(attributes, "TS=");
        std::ranges::replace(insert, 'U', 'T');
        found.push_back({set,
                         "TI=" + after(attributes, "TI="),
                         insert,
                         after(attributes, "MIN="),
                         variant_of_cigar(after(attributes, "CI="), after(attributes, "ISO=").ends_with('T')),
                         false,
                         {}});
    }
    return found;
}

examples read_prost(std::string const & set)
{
    auto const table = io::read_table(shared_data("data/isomir/" + set));
    examples found;
    for (auto const & row : table.rows)
    {
        auto const number = [&](char const * column) {
            return leading_number(row.fields[table.column(column)]);
        };
        std::string const & mirna = row.fields[table.column("hsa_miRNA")];
        found.push_back({set,
                         row.fields[table.column("Sequence")],
                         row.fields[table.column("Sequence")],
                         mirna.empty() ? row.fields[table.column("hsa_miRNA_rev")] : mirna,
                         variant_of({shift_part("5p", number("iso_5p")),
                                     shift_part("3p", number("iso_3p")),
                                     add_part(static_cast<std::size_t>(number("iso_add")))}),
                         false,
                         {}});
    }
    return found;
}

} // namespace polarmir::test
