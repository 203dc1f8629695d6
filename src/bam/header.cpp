#include "bam/header.hpp"

#include <polarmir/core/version.hpp>

#include <htslib/hts.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>

namespace polarmir::bam {
namespace {

constexpr char const * all_lanes{"all"};

struct free_md5
{
    void operator()(hts_md5_context * context) const noexcept { hts_md5_destroy(context); }
};

std::string md5_of(std::string_view text)
{
    constexpr std::size_t digest_size{16};
    std::unique_ptr<hts_md5_context, free_md5> const context{hts_md5_init()};
    if (!context)
        throw std::bad_alloc{};
    hts_md5_update(context.get(), text.data(), text.size());
    std::array<unsigned char, digest_size> digest{};
    std::array<char, 2 * digest_size + 1> hex{};
    hts_md5_final(digest.data(), context.get());
    hts_md5_hex(hex.data(), digest.data());
    return hex.data();
}

/// What a field of the header may hold; read names may have more.
std::string printable_ascii(std::string text)
{
    std::ranges::replace_if(
        text, [](char letter) { return letter < ' ' || letter > '~'; }, '_');
    return text;
}

std::string name_of(reads::sequencing_lane const & lane)
{
    return printable_ascii(lane.flow_cell + '.' + lane.lane);
}

/// Each once, sorted.
std::vector<std::string> lane_names(header_fields const & fields)
{
    std::vector<std::string> names;
    for (reads::sequencing_lane const & lane : fields.lanes)
        names.push_back(name_of(lane));
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

} // namespace

std::string read_group(header_fields const & fields)
{
    auto const names = lane_names(fields);
    return names.size() == 1 ? names.front() : all_lanes;
}

std::string header_text(header_fields const & fields, targets const & all)
{
    std::string text{"@HD\tVN:1.6\tSO:coordinate\n"};
    for (target const & one : all.entries())
        text += "@SQ\tSN:" + one.name + "\tLN:" + std::to_string(one.sequence.size()) +
                "\tM5:" + md5_of(one.sequence) + '\n';
    auto const lanes = lane_names(fields);
    for (std::string const & lane : lanes)
        text.append("@RG\tID:" + lane).append("\tSM:" + fields.sample).append("\tPU:" + lane + '\n');
    if (lanes.size() != 1)
        text += std::string{"@RG\tID:"} + all_lanes + "\tSM:" + fields.sample +
                "\tDS:identical inserts of all lanes are one record\n";
    text +=
        "@PG\tID:polarmir\tPN:polarmir\tVN:" + std::string{version()} + "\tCL:" + fields.command_line + '\n';
    for (std::string const & comment : fields.comments)
        text += "@CO\t" + comment + '\n';
    return text;
}

} // namespace polarmir::bam
