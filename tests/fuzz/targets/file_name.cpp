// Names of files of reads, and names of reads: one per line.
#include "reads/file_kind.hpp"
#include "reads/first_read.hpp"
#include "support/target.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/library/umi_in_name.hpp>
#include <polarmir/reads/file_name.hpp>
#include <polarmir/reads/sample.hpp>
#include <polarmir/reads/sequencing_lane.hpp>

namespace {

using namespace polarmir;

void decode_file(std::string_view name)
{
    static_cast<void>(reads::kind_of(name));
    static_cast<void>(reads::fault_of_kind(name));
    static_cast<void>(reads::is_alignment_name(name));
    std::optional<reads::file_name> const decoded = reads::decode_file_name(name);
    if (!decoded)
        return;
    for (std::string const & digits : {decoded->lane, decoded->chunk})
        fuzz::promise(digits.find_first_not_of("0123456789") == std::string::npos,
                      "lane and chunk are digits");
    fuzz::promise(decoded->sample.size() <= name.size(), "a sample's name is part of that of its file");
    fuzz::promise(decoded->partner != name, "no file is its own mate");
    static_cast<void>(reads::as_replicate(*decoded));
}

void decode_read(std::string_view name)
{
    static_cast<void>(reads::lane_of(name));
    static_cast<void>(reads::end_of(name));
    for (library::name_umi const place : {library::name_umi::rx_tag,
                                          library::name_umi::label,
                                          library::name_umi::colon_field,
                                          library::name_umi::underscore})
    {
        std::string_view const umi = library::umi_in(name, place);
        fuzz::promise(library::umi_bases(umi).find_first_not_of("ACGTN") == std::string::npos,
                      "UMIs are bases");
    }
    fuzz::promise(reads::compare_first_reads(std::string{name}, std::string{name}) !=
                      reads::pair_relation::separate,
                  "reads of one name are not of different molecules");
}

} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const * data, std::size_t size)
{
    for (std::string_view const name : split(fuzz::text_of(data, size), '\n'))
    {
        decode_file(name);
        decode_read(name);
        if (!reads::fault_of_sample_name(name))
            fuzz::promise(name.find('/') == std::string_view::npos && !name.empty() && name != ".." &&
                              name != ".",
                          "a sample's name stays in its folder");
    }
    return 0;
}
