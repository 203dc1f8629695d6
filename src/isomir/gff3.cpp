#include <polarmir/io/output_file.hpp>
#include <polarmir/isomir/gff3.hpp>

namespace polarmir::isomir {
namespace {

// What has a meaning in column 9, in the parts of a list there, and in the list of samples.
constexpr std::string_view in_attributes{";=&,%\t\n"};
constexpr std::string_view in_lists{";=&%\t\n"};
constexpr std::string_view in_samples{",:%\t\n"};

/// The `reserved` characters as %XX.
std::string escaped(std::string_view text, std::string_view reserved)
{
    std::string safe;
    for (char const letter : text)
        if (reserved.find(letter) == std::string_view::npos)
            safe += letter;
        else
        {
            constexpr std::string_view hex{"0123456789ABCDEF"};
            auto const byte = static_cast<unsigned char>(letter);
            safe.append(1, '%').append(1, hex[byte >> 4U]).append(1, hex[byte & 0xFU]);
        }
    return safe;
}

/// What the source is, as FAIRsharing and the specification name it.
std::string ontology_of(std::string_view source)
{
    if (source.starts_with("miRBase"))
        return "doi:10.25504/fairsharing.hmgte8";
    return source == "MirGeneDB" ? "http://mirgenedb.org" : "custom";
}

std::string header_text(gff3_header const & header)
{
    return "## mirGFF3. VERSION 1.2\n"
           "## source-ontology: " +
           header.source + ' ' + ontology_of(header.source) +
           "\n"
           "## TOOLS: polarmir\n"
           "## REFERENCE: " +
           header.reference +
           "\n"
           "## FILTER: Pass(is ok)\n"
           "## COLDATA: " +
           escaped(header.sample, in_samples) + "\n";
}

std::string line_text(record const & one, std::string const & source, std::uint64_t expression)
{
    bool const is_canonical = one.variant == "NA";
    std::string text = one.parent + '\t' + source + '\t' + (is_canonical ? "ref_miRNA" : "isomiR") + '\t' +
                       one.start + '\t' + one.end + "\t0\t+\t.\t";
    auto const add = [&](char const * key, std::string const & value) {
        text.append(key).append(1, '=').append(value).append("; ");
    };
    add("Read", one.read);
    add("UID", one.uid);
    add("Name", escaped(one.mirna, in_attributes));
    add("Parent", escaped(one.parent, in_attributes));
    add("Variant", one.variant); // its commas are those of the specification
    if (!is_canonical)
        add("Changes", one.changes);
    add("Cigar", one.cigar);
    if (!one.aliases.empty())
        add("Alias", escaped(one.aliases, in_lists));
    add("Expression", std::to_string(expression));
    add("Filter", "Pass");
    return text + "Hits=" + one.hits + '\n';
}

} // namespace

std::string gff3_source(reference::mirna_reference const & reference)
{
    constexpr std::string_view release{"miRBase "};
    std::string_view const label = reference.label();
    if (auto const found = label.find(release); found != std::string_view::npos)
    {
        std::string_view const number = label.substr(found + release.size());
        if (auto const end = number.find_first_not_of("0123456789."); end != 0)
            return "miRBasev" + std::string{number.substr(0, end)};
    }
    std::string_view const accession =
        reference.hairpins().empty() ? "" : std::string_view{reference.hairpins().front().accession};
    if (accession.starts_with("MI0"))
        return "miRBase";
    return accession.ends_with("_pre") || accession.ends_with("_pri") ? "MirGeneDB" : "reference";
}

void write_gff3(std::filesystem::path const & path,
                record_reader records,
                gff3_header const & header,
                expression counted)
{
    constexpr std::size_t buffer_size{1 << 16};
    io::output_file file{path};
    std::string text = header_text(header);
    while (auto const one = records.next())
    {
        if ((*one).*counted != 0)
            text += line_text(*one, header.source, (*one).*counted);
        if (text.size() >= buffer_size)
        {
            file.write(text);
            text.clear();
        }
    }
    file.write(text);
    file.commit();
}

} // namespace polarmir::isomir
