#include "references.hpp"

#include "support/shared_data.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/reference/build.hpp>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace polarmir::test {
namespace {

/// Name (up to the first blank) to DNA letters.
std::map<std::string, std::string> read_fasta(std::string const & path)
{
    std::map<std::string, std::string> sequences;
    io::line_reader lines{shared_data(path)};
    std::string name;
    for (std::string_view line; lines.next(line);)
        if (line.starts_with('>'))
            name = line.substr(1, line.find(' ') - 1);
        else
            for (char const base : line)
                sequences[name] += base == 'U' ? 'T' : base;
    return sequences;
}

struct gff_record
{
    std::string type;
    std::uint32_t first{0};
    std::uint32_t last{0};
    bool is_forward{true};
    std::map<std::string, std::string> attributes;
};

std::vector<gff_record> read_gff3(std::string const & path)
{
    std::vector<gff_record> records;
    io::line_reader lines{shared_data(path)};
    for (std::string_view line; lines.next(line);)
    {
        if (line.starts_with('#'))
            continue;
        auto const fields = split(strip(line), '\t');
        gff_record one;
        one.type = fields.at(2);
        one.first = parse_number<std::uint32_t>(fields.at(3)).value();
        one.last = parse_number<std::uint32_t>(fields.at(4)).value();
        one.is_forward = fields.at(6) == "+";
        for (std::string_view const attribute : split(fields.at(8), ';'))
            if (auto const equals = attribute.find('='); equals != std::string_view::npos)
                one.attributes.emplace(attribute.substr(0, equals), attribute.substr(equals + 1));
        records.push_back(std::move(one));
    }
    return records;
}

/// Where the mature lies in the hairpin.
interval inside(gff_record const & hairpin, gff_record const & mature)
{
    std::uint32_t const begin =
        hairpin.is_forward ? mature.first - hairpin.first : hairpin.last - mature.last;
    return {begin, begin + mature.last - mature.first + 1};
}

std::string accession_of(gff_record const & record)
{
    auto const alias = record.attributes.find("Alias");
    return alias != record.attributes.end() ? alias->second : record.attributes.at("ID");
}

} // namespace

reference::mirna_reference reference_of(std::string const & fasta, std::string const & gff3)
{
    auto const sequences = read_fasta(fasta);
    std::map<std::string, std::pair<std::uint32_t, gff_record>> by_id; // hairpins
    std::vector<reference::hairpin> hairpins;
    auto const records = read_gff3(gff3);
    for (gff_record const & one : records)
        if (std::string const & name = one.attributes.at("Name");
            one.type == "miRNA_primary_transcript" && sequences.contains(name))
        {
            by_id.emplace(one.attributes.at("ID"), std::pair{hairpins.size(), one});
            hairpins.push_back({accession_of(one), name, sequences.at(name)});
        }
    std::map<std::string, std::uint32_t> numbers;
    std::vector<reference::mature> matures;
    std::vector<reference::placement> placements;
    for (gff_record const & one : records)
    {
        if (one.type != "miRNA" || !by_id.contains(one.attributes.at("Derives_from")))
            continue;
        auto const & [hairpin, record] = by_id.at(one.attributes.at("Derives_from"));
        interval const where = inside(record, one);
        auto const [known, is_new] = numbers.try_emplace(accession_of(one), matures.size());
        if (is_new)
            matures.push_back({accession_of(one),
                               one.attributes.at("Name"),
                               hairpins[hairpin].sequence.substr(where.begin, where.end - where.begin)});
        placements.push_back({hairpin, known->second, where});
    }
    return {fasta, std::move(hairpins), std::move(matures), std::move(placements)};
}

reference::mirna_reference let_7a_in(std::string const & fasta)
{
    std::string const mature{"TGAGGTAGTAGGTTGTATAGTT"};
    auto const sequences = read_fasta(fasta);
    auto const & [name, sequence] = *sequences.begin();
    auto const begin = static_cast<std::uint32_t>(sequence.find(mature));
    return {fasta,
            {{name, name, sequence}},
            {{"MIMAT0000062", "hsa-let-7a-5p", mature}},
            {{0, 0, {begin, begin + static_cast<std::uint32_t>(mature.size())}}}};
}

reference::mirna_reference const & human_reference()
{
    static auto const reference = [] {
        reference::build_config config;
        config.hairpins = shared_data("data/mirbase/hairpin.hsa.fa");
        config.matures = shared_data("data/mirbase/mature.hsa.fa");
        config.gff3 = shared_data("data/mirbase/hsa.gff3.gz");
        config.species = "hsa";
        config.lenient = true;
        return reference::build(config).reference;
    }();
    return reference;
}

} // namespace polarmir::test
