#include <polarmir/isomir/gff3.hpp>

namespace polarmir::isomir {
namespace {

// What has a meaning in column 9, in the parts of a list there, and in the list of samples.
constexpr std::string_view in_attributes{";=&,%\t\n"};
constexpr std::string_view in_lists{";=&%\t\n"};
constexpr std::string_view in_samples{",:%\t\n"};

/// Appends the text with its `reserved` characters as %XX.
void append_escaped(std::string & text, std::string_view value, std::string_view reserved)
{
    for (std::size_t found = value.find_first_of(reserved); found != std::string_view::npos;
         found = value.find_first_of(reserved))
    {
        constexpr std::string_view hex{"0123456789ABCDEF"};
        auto const byte = static_cast<unsigned char>(value[found]);
        text.append(value.substr(0, found))
            .append(1, '%')
            .append(1, hex[byte >> 4U])
            .append(1, hex[byte & 0xFU]);
        value.remove_prefix(found + 1);
    }
    text.append(value);
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
    std::string text = "## mirGFF3. VERSION 1.2\n"
                       "## source-ontology: " +
                       header.source + ' ' + ontology_of(header.source) +
                       "\n"
                       "## TOOLS: polarmir\n"
                       "## REFERENCE: " +
                       header.reference +
                       "\n"
                       "## FILTER: Pass(is ok)\n"
                       "## COLDATA: ";
    append_escaped(text, header.sample, in_samples);
    return text + '\n';
}

void append_line(std::string & text, record const & one, std::string_view source, std::uint64_t reads)
{
    bool const is_canonical = one.variant == "NA";
    auto const column = [&](std::string_view value) { text.append(value).append(1, '\t'); };
    column(one.parent);
    column(source);
    column(is_canonical ? "ref_miRNA" : "isomiR");
    column(one.start);
    column(one.end);
    text.append("0\t+\t.\tRead=").append(one.read);
    text.append("; UID=").append(one.uid);
    append_escaped(text.append("; Name="), one.mirna, in_attributes);
    append_escaped(text.append("; Parent="), one.parent, in_attributes);
    text.append("; Variant=").append(one.variant); // its commas are those of the specification
    if (!is_canonical)
        text.append("; Changes=").append(one.changes);
    text.append("; Cigar=").append(one.cigar);
    if (!one.aliases.empty())
        append_escaped(text.append("; Alias="), one.aliases, in_lists);
    text.append("; Expression=").append(std::to_string(reads));
    text.append("; Filter=Pass; Hits=").append(one.hits).append(1, '\n');
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

gff3_writer::gff3_writer(std::filesystem::path const & path, gff3_header const & header) :
    file_{path}, source_{header.source}, text_{header_text(header)}
{}

void gff3_writer::write(record const & one, std::uint64_t reads)
{
    constexpr std::size_t buffer_size{1 << 16};
    append_line(text_, one, source_, reads);
    if (text_.size() >= buffer_size)
    {
        file_.write(text_);
        text_.clear();
    }
}

void gff3_writer::commit()
{
    file_.write(text_);
    file_.commit();
}

} // namespace polarmir::isomir
