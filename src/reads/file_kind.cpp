#include "file_kind.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/reads/file_name.hpp>

#include <algorithm>
#include <array>
#include <span>

namespace polarmir::reads {
namespace {

bool ends_with_any(std::string_view name, std::span<std::string_view const> endings)
{
    return std::ranges::any_of(endings, [&](std::string_view ending) { return name.ends_with(ending); });
}

} // namespace

file_kind kind_of(std::string_view name)
{
    constexpr std::array<std::string_view, 6> fasta{
        ".fa", ".fasta", ".fna", ".fa.gz", ".fasta.gz", ".fna.gz"};
    constexpr std::array<std::string_view, 16> unsupported{".sra",
                                                           ".ora",
                                                           ".fastq.bz2",
                                                           ".fq.bz2",
                                                           ".fastq.xz",
                                                           ".fq.xz",
                                                           ".fastq.zst",
                                                           ".fq.zst",
                                                           ".fastq.zip",
                                                           ".fq.zip",
                                                           ".fastq.z",
                                                           ".fq.z",
                                                           ".fastq.lz4",
                                                           ".fq.lz4",
                                                           ".fastq.gz.gz",
                                                           ".fq.gz.gz"};
    constexpr std::array<std::string_view, 6> unfinished{
        ".part", ".partial", ".crdownload", ".download", ".aria2", ".filepart"};
    constexpr std::array<std::string_view, 4> base_calls{".cbcl", ".bcl", ".bcl.gz", ".bcl.bgzf"};
    if (is_alignment_name(name))
        return file_kind::alignment;
    if (decode_file_name(name))
        return file_kind::fastq;
    std::string const lower = to_lower(name);
    if (ends_with_any(lower, fasta))
        return file_kind::fasta;
    if (ends_with_any(lower, unsupported))
        return file_kind::unsupported;
    for (std::string_view const ending : unfinished)
        if (lower.ends_with(ending) && decode_file_name(name.substr(0, name.size() - ending.size())))
            return file_kind::unfinished;
    if (lower == "runinfo.xml" || ends_with_any(lower, base_calls))
        return file_kind::base_calls;
    return file_kind::other;
}

std::optional<std::string> fault_of_kind(std::string_view name)
{
    switch (kind_of(name))
    {
    case file_kind::fasta:
        return "is FASTA, without base qualities; polarmir needs FASTQ";
    case file_kind::unsupported:
        return "is in a form that polarmir does not read; convert it to FASTQ (plain or gzip)";
    case file_kind::unfinished:
        return "is a download that did not finish; fetch it again";
    case file_kind::base_calls:
        return "is part of a run folder that is not demultiplexed; run bcl-convert or bcl2fastq first";
    case file_kind::fastq:
    case file_kind::alignment:
    case file_kind::other:
        break;
    }
    return std::nullopt;
}

} // namespace polarmir::reads
