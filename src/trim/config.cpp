#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/trim/trimmer.hpp>

#include <string>

namespace polarmir::trim {
namespace {

constexpr std::uint32_t longest_insert{64}; // what fits into a packed sequence
constexpr std::uint32_t longest_umi{32};    // what fits into 64 bits

void check_layout(library::layout const & layout)
{
    bool const has_umi = layout.umi != reference::umi_place::none;
    if (std::size_t const at = layout.adapter_3p.find_first_not_of("ACGTN"); at != std::string::npos)
        throw usage_error{"adapter '" + layout.adapter_3p + "' holds '" + layout.adapter_3p[at] +
                          "': give its bases as A, C, G, T or N"};
    if (has_umi != (layout.umi_length > 0))
        throw usage_error{
            "a UMI needs a place in the read and a length of at least 1 nt: give both or neither"};
    if (layout.umi_length > longest_umi)
        throw usage_error{"a UMI of " + std::to_string(layout.umi_length) + " nt: give at most " +
                          std::to_string(longest_umi)};
    if (layout.umi == reference::umi_place::before_insert && layout.umi_length > layout.clip_5p)
        throw usage_error{"a UMI of " + std::to_string(layout.umi_length) + " nt does not fit into the " +
                          std::to_string(layout.clip_5p) + " bases before the insert"};
    if (layout.umi == reference::umi_place::after_adapter && layout.adapter_3p.empty())
        throw usage_error{"a UMI behind the adapter cannot be found without an adapter: give the adapter"};
    if (layout.umi == reference::umi_place::random_ends &&
        (!layout.expects_adapter() || layout.umi_length != layout.clip_5p + layout.gap_3p))
        throw usage_error{"a UMI of the random ends has the bases before the insert and those between insert "
                          "and adapter: give a layout with an adapter and " +
                          std::to_string(layout.umi_length) + " such bases"};
    if (layout.phred_offset != 33 && layout.phred_offset != 64)
        throw usage_error{"quality offset " + std::to_string(layout.phred_offset) + ": give 33 or 64"};
}

} // namespace

void config::validate() const
{
    check_layout(layout);
    if (min_insert < 1 || min_insert > max_insert || max_insert > longest_insert)
        throw usage_error{"inserts of " + std::to_string(min_insert) + " to " + std::to_string(max_insert) +
                          " nt: give a range within 1 to " + std::to_string(longest_insert)};
    if (!(max_expected_errors > 0)) // also refuses NaN
        throw usage_error{"at most " + format_fixed(max_expected_errors, 2) +
                          " expected errors: give a number above 0, or inf for no filter"};
    if (min_poly_g < 1)
        throw usage_error{"poly-G of at least 0 nt: give a length of 1 or more"};
}

} // namespace polarmir::trim
