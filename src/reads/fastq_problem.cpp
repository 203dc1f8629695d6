#include "reads/fastq_problem.hpp"

#include <polarmir/core/error.hpp>

#include <algorithm>
#include <array>

namespace polarmir::reads {
namespace {

struct other_format
{
    std::string_view magic;
    char const * problem;
};

constexpr std::array other_formats{
    other_format{">", "FASTA, not FASTQ: base qualities are missing; give the original FASTQ"},
    other_format{"BAM\1", "BAM, not FASTQ; name the file .bam, or convert it with 'samtools fastq'"},
    other_format{"CRAM", "CRAM, not FASTQ; name the file .cram, or convert it with 'samtools fastq'"},
    other_format{"@HD\t", "SAM, not FASTQ; name the file .sam, or convert it with 'samtools fastq'"},
    other_format{"@SQ\t", "SAM, not FASTQ; name the file .sam, or convert it with 'samtools fastq'"},
    other_format{"NCBI.sra", "an SRA archive, not FASTQ; convert it with 'fasterq-dump'"},
    other_format{"\x1f\x8b", "gzip data within gzip data; decompress it once"},
    other_format{"BZh", "compressed with bzip2; decompress it or compress it with gzip"},
    other_format{"\xfd"
                 "7zXZ",
                 "compressed with xz; decompress it or compress it with gzip"},
    other_format{"\x28\xb5\x2f\xfd", "compressed with zstd; decompress it or compress it with gzip"},
    other_format{"<", "a web page or XML, not FASTQ; was the download refused? Download the file again"},
    other_format{"PK\3\4", "a zip archive; extract it and compress the FASTQ with gzip"},
    other_format{"\xff\xfe", "UTF-16 text; convert it to plain ASCII"},
};

bool is_printable(char letter) noexcept
{
    return letter > ' ' && letter <= '~';
}

/// The first word of a header line without '@', short and printable whatever the file holds.
std::string printable_name(std::string_view header)
{
    constexpr std::size_t longest{80};
    header.remove_prefix(header.starts_with('@') ? 1 : 0);
    std::string name{header.substr(0, std::min(header.find_first_of(" \t\r"), longest))};
    std::replace_if(
        name.begin(), name.end(), [](char letter) { return !is_printable(letter); }, '?');
    return name;
}

} // namespace

void fail(fastq_place const & where, std::string const & problem, std::string const & remedy)
{
    std::string const name = printable_name(where.header);
    throw parse_error{{where.file_name, where.line},
                      problem + " (record " + std::to_string(where.record) +
                          (name.empty() ? std::string{} : ", " + name) + ")" + remedy};
}

void refuse_other_formats(std::string const & file_name, std::string_view text)
{
    for (other_format const & format : other_formats)
        if (text.starts_with(format.magic))
            throw parse_error{{file_name, 0}, std::string{"this is "} + format.problem};
}

bool has_bare_cr(std::string_view line) noexcept
{
    std::size_t const position = line.find('\r');
    return position != std::string_view::npos && position + 1 < line.size();
}

} // namespace polarmir::reads
