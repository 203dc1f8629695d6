#pragma once
#include "support/catch.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/io/output_file.hpp>
#include <polarmir/reads/alignment_reader.hpp>
#include <polarmir/reads/fastq.hpp>

#include <filesystem>
#include <string>

namespace polarmir::test {

namespace fs = std::filesystem;

inline std::string const genome{
    "GATTACAGATTACCAGGCATCATTAGCCTGAATTCCGTTAGGCAATCGGATCCTAGCATGACTTGCAACGGTTACGTCATGGCATTACAGGTCAAC"};
inline std::string const sam_header{"@HD\tVN:1.6\n@SQ\tSN:chr1\tLN:" + std::to_string(genome.size()) + '\n'};

/// A line of SAM: bases of the genome from `begin` (0-based).
inline std::string aligned(std::string const & name,
                           int flag,
                           std::size_t begin,
                           std::string const & qualities,
                           std::string const & tags = "")
{
    std::size_t const length = qualities == "*" ? 20 : qualities.size();
    return name + '\t' + std::to_string(flag) + "\tchr1\t" + std::to_string(begin + 1) + "\t30\t" +
           std::to_string(length) + "M\t*\t0\t0\t" + genome.substr(begin, length) + '\t' + qualities + tags +
           '\n';
}

/// Everything the reader yields, and how.
struct yield
{
    std::string text;
    std::size_t chunks{0};
    std::string note;
    polarmir::io::input_digest digest;
};

inline yield read_all(fs::path const & path,
                      std::size_t chunk_bytes = reads::read_source::default_chunk_bytes)
{
    reads::alignment_reader reader{path, chunk_bytes};
    yield result;
    while (auto chunk = reader.next())
    {
        result.text.append(chunk->text.begin(), chunk->text.end());
        ++result.chunks;
        static_cast<void>(reads::parse(*chunk, reader.name()));
    }
    CHECK_FALSE(reader.next());
    result.note = reader.note();
    result.digest = reader.digest();
    return result;
}

inline std::string refusal(fs::path const & path)
try
{
    static_cast<void>(read_all(path));
    return "none";
}
catch (polarmir::input_error const & e)
{
    std::string const what = e.what();
    CHECK(what.find('\n') == std::string::npos);
    CHECK(what.starts_with(path.string() + ": "));
    return what.substr(path.string().size() + 2);
}

/// As many kinds of records as there are rules, without second mates.
inline std::string many_kinds()
{
    std::string sam = sam_header;
    sam += aligned("plain", 0, 0, "ABCDEFGHIJ");
    sam += aligned("reverse", 16, 3, "ABCDEFGHIJKL", "\tNM:i:0\tRX:Z:ACGTTG");
    sam += aligned("secondary", 256, 3, "ABCDEFGHIJKL");
    sam += aligned("supplementary", 2048 + 16, 3, "ABCDEFGHIJKL");
    sam += aligned("failed", 512, 40, "ABCDEFGHIJKL", "\tRX:Z:AC-GT\tBX:Z:TTT");
    sam += aligned("first", 1 + 64, 20, "!!!!!!!!~");
    sam += aligned("bare", 0, 30, "*");
    sam += aligned("bare_reverse", 16, 30, "*");
    sam += "unaligned\t4\t*\t0\t0\t*\t*\t0\t0\tACGTNacgtn\tIIIIIIIIII\tRX:Z:TTTT\n";
    return sam;
}

} // namespace polarmir::test
