// Good input, and ways to spoil it.
#pragma once
#include "cli/demo_reads.hpp"
#include "support/files.hpp"
#include "support/tmp_dir.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace polarmir::test {

inline std::string good_reads()
{
    return demo_sample().text();
}

/// Good reads with these lines in place of record 101, which begins on line 401.
inline std::string reads_with(std::string const & lines)
{
    std::string const text = good_reads();
    std::size_t begin{0};
    for (int line = 1; line < 401; ++line)
        begin = text.find('\n', begin) + 1;
    std::size_t end = begin;
    for (int line = 0; line < 4; ++line)
        end = text.find('\n', end) + 1;
    return text.substr(0, begin) + lines + text.substr(end);
}

/// `text` with every `from` replaced.
inline std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

inline std::string gzipped(std::string const & text)
{
    tmp_dir const folder;
    write_gzip(folder / "one.gz", text);
    return read_file(folder / "one.gz");
}

/// `bytes` with one of them changed; `at` from the end where negative.
inline std::string flipped(std::string bytes, std::ptrdiff_t at)
{
    auto const place = at < 0 ? bytes.size() - static_cast<std::size_t>(-at) : static_cast<std::size_t>(at);
    bytes[place] = static_cast<char>(bytes[place] ^ 0x55);
    return bytes;
}

inline std::string without_end(std::string const & bytes, std::size_t cut)
{
    return bytes.substr(0, bytes.size() - cut);
}

/// The lowest bytes of a number, least significant first.
inline std::string little_endian(std::uint64_t value, int size)
{
    std::string bytes;
    for (int i = 0; i < size; ++i)
        bytes += static_cast<char>(value >> (8 * i) & 255U);
    return bytes;
}

/// The block that ends every BGZF file.
inline std::string bgzf_end()
{
    return std::string{"\x1f\x8b\x08\x04\0\0\0\0\0\xff\x06\0BC\x02\0\x1b\0\x03\0\0\0\0\0\0\0\0\0", 28};
}

/// A gzip member as the only block of a BGZF file, without its end.
inline std::string bgzf_block(std::string const & text)
{
    std::string const member = gzipped(text);
    constexpr std::size_t header{10};
    constexpr std::size_t extra{8};
    return member.substr(0, 3) + '\x04' + member.substr(4, header - 4) + little_endian(6, 2) + "BC" +
           little_endian(2, 2) + little_endian(member.size() + extra - 1, 2) + member.substr(header);
}

/// An unaligned record of BAM with best qualities; flag 4.
inline std::string bam_record(std::string const & name, std::string const & bases)
{
    constexpr std::string_view codes{"=ACMGRSVTWYHKDBN"};
    std::string packed((bases.size() + 1) / 2, '\0');
    for (std::size_t i = 0; i < bases.size(); ++i)
        packed[i / 2] = static_cast<char>(static_cast<unsigned char>(packed[i / 2]) +
                                          codes.find(bases[i]) * (i % 2 == 0 ? 16U : 1U));
    std::uint64_t const none = 0xFFFFFFFF;
    std::string const record = little_endian(none, 4) + little_endian(none, 4) +
                               static_cast<char>(name.size() + 1) + '\0' + little_endian(4680, 2) +
                               little_endian(0, 2) + little_endian(4, 2) + little_endian(bases.size(), 4) +
                               little_endian(none, 4) + little_endian(none, 4) + little_endian(0, 4) + name +
                               '\0' + packed + std::string(bases.size(), '\x28');
    return little_endian(record.size(), 4) + record;
}

/// What a BAM file of some reads of let-7a holds before it is compressed.
inline std::string bam_content()
{
    std::string const header{"@HD\tVN:1.6\n"};
    std::string content = "BAM\x01" + little_endian(header.size(), 4) + header + little_endian(0, 4);
    for (int i = 0; i < 20; ++i)
        content += bam_record("read" + std::to_string(i), let_7a_5p);
    return content;
}

inline std::string good_bam()
{
    return bgzf_block(bam_content()) + bgzf_end();
}

inline std::string good_sam()
{
    std::string text{"@HD\tVN:1.6\n"};
    for (int i = 0; i < 20; ++i)
        text += "read" + std::to_string(i) + "\t4\t*\t0\t0\t*\t*\t0\t0\t" + let_7a_5p + '\t' +
                std::string(22, 'I') + '\n';
    return text;
}

} // namespace polarmir::test
