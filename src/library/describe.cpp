#include "library/describe.hpp"

#include "library/kits.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/reference/embedded.hpp>

namespace polarmir::library {
namespace {

std::string bases(std::uint32_t number)
{
    return std::to_string(number) + (number == 1 ? " base" : " bases");
}

} // namespace

std::string with_commas(std::uint64_t number)
{
    return format_thousands(static_cast<double>(number));
}

std::string percent(double share)
{
    return format_fixed(100 * share, 1) + " %";
}

std::string name_mirnas(std::uint64_t number)
{
    return with_commas(number) + (number == 1 ? " known miRNA" : " known miRNAs");
}

std::string name_adapter(std::string_view adapter)
{
    std::string name = "adapter " + std::string{adapter.substr(0, head_length)};
    if (adapter.size() > head_length)
        name += "…";
    if (reference::kit const * kit = find_adapter_kit(adapter, reference::kits()); kit != nullptr)
        name += " (" + kit->name + ")";
    return name;
}

std::string name_support(candidate const & tested)
{
    return name_adapter(tested.adapter) + " behind " + percent(tested.support()) + " of " +
           name_mirnas(tested.anchors);
}

std::string name_extras(library::layout const & layout)
{
    std::string extras;
    if (layout.clip_5p > 0)
        extras += "; " + bases(layout.clip_5p) + " before the insert";
    if (layout.gap_3p > 0)
        extras += "; " + bases(layout.gap_3p) + " between insert and adapter";
    if (layout.poly_a)
        extras += "; poly-A tail behind the insert";
    if (layout.umi == reference::umi_place::after_adapter)
        extras += "; UMI of " + bases(layout.umi_length) + " behind the adapter";
    if (layout.umi == reference::umi_place::before_insert)
        extras += "; UMI of " + bases(layout.umi_length) + " at the 5' end";
    return extras;
}

std::string_view remedy() noexcept
{
    return "give --adapter SEQUENCE or --kit NAME, or --adapter none when the adapter is already cut off";
}

} // namespace polarmir::library
