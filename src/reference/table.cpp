#include <polarmir/core/error.hpp>
#include <polarmir/core/nucleotide.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/reference/table.hpp>

#include <optional>
#include <utility>
#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>

namespace polarmir::reference {
namespace {

/// A mature as one line of the table gives it.
struct written_mature
{
    std::string accession;
    std::string name;
    interval where;
};

std::optional<interval> parse_positions(std::string_view text, std::size_t hairpin_length)
{
    auto const ends = split(text, '-');
    if (ends.size() != 2)
        return std::nullopt;
    auto const first = parse_number<std::uint32_t>(ends[0]);
    auto const last = parse_number<std::uint32_t>(ends[1]);
    if (!first || !last || *first < 1 || *last < *first || *last > hairpin_length)
        return std::nullopt;
    return interval{*first - 1, *last};
}

written_mature parse_mature(std::string_view text, std::size_t hairpin_length, location const & where)
{
    auto const parts = split(text, ':');
    auto const positions = parts.size() == 3 ? parse_positions(parts[2], hairpin_length) : std::nullopt;
    if (!positions)
        throw parse_error{where,
                          "expected accession:name:first-last with positions inside the hairpin, found '" +
                              std::string{text} + "'"};
    return {std::string{parts[0]}, std::string{parts[1]}, *positions};
}

/// Collects the entries of a table; a mature may come in several lines, always with one name and sequence.
class table_entries
{
  public:
    void add_hairpin(hairpin entry) { hairpins_.push_back(std::move(entry)); }

    void add_mature(written_mature const & written, location const & where)
    {
        mature entry{written.accession,
                     written.name,
                     hairpins_.back().sequence.substr(written.where.begin, written.where.length())};
        auto const index = static_cast<std::uint32_t>(matures_.size());
        auto const [found, is_new] = index_of_.try_emplace(entry.accession, index);
        if (is_new)
            matures_.push_back(entry);
        mature const & known = matures_[found->second];
        if (known.name != entry.name || known.sequence != entry.sequence)
            throw parse_error{
                where, "mature " + entry.accession + " has another name or sequence than in a line above"};
        placements_.push_back(
            {static_cast<std::uint32_t>(hairpins_.size() - 1), found->second, written.where});
    }

    mirna_reference finish(std::string label)
    {
        return {std::move(label), std::move(hairpins_), std::move(matures_), std::move(placements_)};
    }

  private:
    std::vector<hairpin> hairpins_;
    std::vector<mature> matures_;
    std::vector<placement> placements_;
    boost::unordered_flat_map<std::string, std::uint32_t> index_of_; // by accession
};

table_entries parse_entries(std::string_view text, std::string const & name)
{
    io::text_table table{text, name};
    std::size_t const accession = table.column("hairpin_accession");
    std::size_t const hairpin_name = table.column("hairpin_name");
    std::size_t const sequence = table.column("sequence");
    std::size_t const matures = table.column("matures");

    table_entries entries;
    while (table.next())
    {
        location const where{name, table.line()};
        std::vector<std::string_view> const & fields = table.fields();
        std::string bases = to_dna(fields[sequence]);
        std::size_t const length = bases.size();
        entries.add_hairpin(
            {std::string{fields[accession]}, std::string{fields[hairpin_name]}, std::move(bases)});
        if (fields[matures].empty())
            continue;
        for (std::string_view const written : split(fields[matures], ';'))
            entries.add_mature(parse_mature(written, length, where), where);
    }
    return entries;
}

void append(std::string & text, mature const & entry, interval where)
{
    text.append(entry.accession).append(1, ':').append(entry.name).append(1, ':');
    text.append(std::to_string(where.begin + 1)).append(1, '-').append(std::to_string(where.end));
}

} // namespace

std::string to_table(mirna_reference const & reference)
{
    std::string text{"hairpin_accession\thairpin_name\tsequence\tmatures\n"};
    for (std::uint32_t i = 0; i < reference.hairpins().size(); ++i)
    {
        hairpin const & entry = reference.hairpins()[i];
        text.append(entry.accession)
            .append(1, '\t')
            .append(entry.name)
            .append(1, '\t')
            .append(entry.sequence);
        char separator{'\t'};
        for (placement const & place : reference.placements_in(i))
        {
            text += separator;
            append(text, reference.matures()[place.mature], place.where);
            separator = ';';
        }
        text += separator == '\t' ? "\t\n" : "\n";
    }
    return text;
}

mirna_reference from_table(std::string_view text, std::string const & name, std::string label)
{
    table_entries entries = parse_entries(text, name);
    try
    {
        return entries.finish(std::move(label));
    }
    catch (input_error const & failure)
    {
        throw input_error{name + ": " + failure.what()};
    }
}

} // namespace polarmir::reference
