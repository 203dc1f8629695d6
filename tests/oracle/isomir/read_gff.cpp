#include "example.hpp"
#include "support/shared_data.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/io/text_file.hpp>

#include <algorithm>
#include <map>
#include <string_view>

namespace polarmir::test {
namespace {

using attributes = std::map<std::string, std::string, std::less<>>;

/// `key=value` or `key value`.
attributes attributes_of(std::string_view column)
{
    attributes found;
    for (std::string_view const one : split(column, ';'))
    {
        std::string_view const text = strip(one);
        auto const gap = text.find_first_of("= ");
        if (gap != std::string_view::npos)
            found.emplace(text.substr(0, gap), text.substr(gap + 1));
    }
    return found;
}

/// One part of a Variant of any version as version 1.2 has it.
std::string modern(std::string_view part, bool is_before_1_1)
{
    auto const colon = part.find(':');
    std::string name{part.substr(0, colon)};
    if (name == "NA")
        return {};
    if (auto const snp = name.find("snp"); snp != std::string::npos)
        name.replace(snp, 3, "snv");
    if (name == "iso_snvcentral_supp") // miRge
        name = "iso_snv_central_supp";
    if (colon == std::string_view::npos)
        return name;
    std::string_view const value = part.substr(colon + 1);
    int const number = parse_number<int>(value.starts_with('+') ? value.substr(1) : value).value();
    if (name == "iso_add" || name == "iso_add3p")
        return "iso_add3p:" + std::to_string(number);
    return shift_part(name.substr(4), name == "iso_5p" && is_before_1_1 ? -number : number);
}

std::string variant_attribute(attributes const & line, bool is_before_1_1)
{
    auto const variant = line.find("Variant");
    if (variant == line.end())
        return "NA";
    std::vector<std::string> parts;
    for (std::string_view const part : split(variant->second, ','))
        parts.push_back(modern(part, is_before_1_1));
    return variant_of(std::move(parts));
}

/// Changes without those that are 0; empty when the line has none.
std::string changes_attribute(attributes const & line)
{
    auto const changes = line.find("Changes");
    if (changes == line.end())
        return {};
    std::vector<std::string> parts;
    for (std::string_view const part : split(changes->second, ','))
    {
        auto const colon = part.find(':');
        std::string name{part.substr(0, colon)};
        name = name == "iso_add" ? "iso_add3p" : name == "iso_snp" ? "iso_snv" : name;
        if (part.substr(colon + 1) != "0")
            parts.push_back(name + std::string{part.substr(colon)});
    }
    return variant_of(std::move(parts));
}

/// The sequences of a FASTA file by name.
std::map<std::string, std::string> named_reads(std::string const & fasta)
{
    std::map<std::string, std::string> reads;
    io::line_reader lines{shared_data("data/isomir/" + fasta)};
    std::string name;
    for (std::string_view line; lines.next(line);)
        if (line.starts_with('>'))
            name = line.substr(1);
        else
            reads[name] = line;
    return reads;
}

} // namespace

examples read_gff(std::string const & set, std::string const & fasta)
{
    auto const named = fasta.empty() ? std::map<std::string, std::string>{} : named_reads(fasta);
    examples found;
    bool is_before_1_1{true};
    io::line_reader lines{shared_data("data/isomir/" + set)};
    for (std::string_view line; lines.next(line);)
    {
        if (auto const version = line.find("VERSION "); version != std::string_view::npos)
            is_before_1_1 = line.substr(version + 8) < "1.1";
        if (line.starts_with('#'))
            continue;
        auto const columns = split(line, '\t');
        attributes const line_attributes = attributes_of(columns.at(8));
        example one;
        one.set = set;
        one.name = line_attributes.at("Read");
        auto const known = named.find(one.name);
        one.insert = known != named.end() ? known->second : one.name.substr(one.name.rfind('.') + 1);
        one.mirna = line_attributes.at("Name");
        one.variant = variant_attribute(line_attributes, is_before_1_1);
        if (line_attributes.at("UID").starts_with("iso-")) // before 1.1 the code was another
            one.more.uid = line_attributes.at("UID");
        if (columns.at(0) == line_attributes.at("Parent")) // positions on the hairpin
        {
            one.more.start = columns.at(3);
            one.more.cigar = line_attributes.at("Cigar");
            one.more.parent = line_attributes.at("Parent");
        }
        one.more.changes = changes_attribute(line_attributes);
        found.push_back(std::move(one));
    }
    return found;
}

} // namespace polarmir::test
