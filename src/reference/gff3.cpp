#include "reference/gff3.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/core/utf8.hpp>

#include <string_view>
#include <utility>

namespace polarmir::reference {
namespace {

/// One feature line, cut into columns.
class feature
{
  public:
    feature(std::string_view line, location where) : fields_{split(line, '\t')}, where_{std::move(where)}
    {
        constexpr std::size_t columns{9};
        if (fields_.size() != columns)
            fail("expected 9 columns, found " + std::to_string(fields_.size()));
    }

    [[nodiscard]] std::string_view type() const { return fields_[2]; }
    [[nodiscard]] location const & where() const noexcept { return where_; }

    [[nodiscard]] locus place() const
    {
        auto const first = parse_number<std::uint64_t>(fields_[3]);
        auto const last = parse_number<std::uint64_t>(fields_[4]);
        if (!first || !last || *first < 1 || *last < *first)
            fail("start and end are no stretch of a chromosome");
        if (fields_[6] != "+" && fields_[6] != "-")
            fail("expected strand + or -, found '" + printable(fields_[6]) + "'");
        return {std::string{fields_[0]}, *first, *last, fields_[6] == "-"};
    }

    [[nodiscard]] std::string attribute(std::string_view key) const
    {
        for (std::string_view const part : split(fields_[8], ';'))
        {
            std::string_view const pair = strip(part);
            if (pair.size() > key.size() && pair.starts_with(key) && pair[key.size()] == '=')
                return std::string{pair.substr(key.size() + 1)};
        }
        fail("attribute " + std::string{key} + " is missing");
    }

  private:
    [[noreturn]] void fail(std::string const & message) const { throw parse_error{where_, message}; }

    std::vector<std::string_view> fields_;
    location where_;
};

/// miRBase tells copies of an entry apart by a suffix of ID and gives the accession as Alias.
class annotation_reader
{
  public:
    explicit annotation_reader(std::string path) { annotation_.path = std::move(path); }

    void add(feature const & line)
    {
        if (line.type() == "miRNA_primary_transcript")
        {
            std::string const accession = line.attribute("Alias");
            accession_of_id_[line.attribute("ID")] = accession;
            annotation_.hairpins[accession].push_back(line.place());
        }
        else if (line.type() == "miRNA")
            annotation_.matures.push_back({line.attribute("Alias"),
                                           line.attribute("Name"),
                                           line.attribute("Derives_from"),
                                           line.place(),
                                           line.where().line});
    }

    /// A comment line.
    void look_at(std::string_view comment)
    {
        constexpr std::string_view before{"miRBase v"};
        auto const begin = comment.find(before);
        if (begin == std::string_view::npos || comment.find("microRNAs:") > begin)
            return;
        std::string_view const number = comment.substr(begin + before.size());
        annotation_.release =
            "miRBase " + std::string{number.substr(0, number.find_first_not_of("0123456789."))};
    }

    gff3_annotation finish()
    {
        if (annotation_.hairpins.empty())
            throw input_error{annotation_.path +
                              ": holds no miRNA_primary_transcript: give the GFF3 file of miRBase"};
        for (gff3_mature & mature : annotation_.matures)
        {
            auto const found = accession_of_id_.find(mature.hairpin);
            if (found == accession_of_id_.end())
                throw parse_error{{annotation_.path, mature.line},
                                  mature.name + " derives from " + mature.hairpin +
                                      ", which is not in the file"};
            mature.hairpin = found->second;
        }
        return std::move(annotation_);
    }

  private:
    gff3_annotation annotation_;
    std::map<std::string, std::string> accession_of_id_;
};

} // namespace

gff3_annotation parse_gff3(source_text const & source)
{
    annotation_reader reader{source.path};
    text_lines lines{source.text};
    std::string_view line;
    while (lines.next(line))
    {
        if (line.starts_with("##FASTA"))
            break;
        if (line.starts_with('#'))
            reader.look_at(line);
        else if (!strip(line).empty())
            reader.add({line, {source.path, lines.number()}});
    }
    return reader.finish();
}

} // namespace polarmir::reference
