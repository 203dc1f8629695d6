#include "library/kits.hpp"

#include <polarmir/library/cohort.hpp>

#include <cstddef>

namespace polarmir::library {
namespace {

bool shows_its_layout(inference const & one)
{
    return one.status == status::detected || one.status == status::already_trimmed;
}

std::string name_kit(inference const & of)
{
    return of.kit.empty() ? "adapter already cut off" : "kit " + of.kit;
}

bool is_same_layout(layout const & a, layout const & b)
{
    return layout_text(a) == layout_text(b) && a.umi_in_name == b.umi_in_name;
}

} // namespace

std::optional<inference> agreed_layout(std::span<inference const> samples)
{
    constexpr std::size_t enough{3};
    std::size_t with_reads{0};
    std::size_t showing{0};
    inference const * first{nullptr};
    for (inference const & one : samples)
    {
        if (one.reads == 0)
            continue;
        ++with_reads;
        if (!shows_its_layout(one))
            continue;
        if (first != nullptr && !is_same_layout(first->layout, one.layout))
            return std::nullopt;
        first = first == nullptr ? &one : first;
        ++showing;
    }
    return showing < enough || 2 * showing <= with_reads ? std::nullopt : std::optional{*first};
}

std::optional<inference> inherit_layout(inference const & own, inference const & cohort)
{
    bool const is_unsure = own.status == status::undetermined ||
                           (own.status == status::kit_only && !cohort.layout.adapter_3p.empty() &&
                            own.layout.poly_a == cohort.layout.poly_a &&
                            is_same_adapter(own.layout.adapter_3p, cohort.layout.adapter_3p));
    if (!is_unsure || own.refused || own.reads == 0)
        return std::nullopt;
    inference result = own;
    result.status = status::inherited;
    result.kit = cohort.kit;
    result.layout = cohort.layout;
    result.layout.phred_offset = own.layout.phred_offset;
    result.layout.has_qualities = own.layout.has_qualities;
    std::string const name = name_kit(cohort);
    result.reason = "as the other samples of the cohort: " + name + "; its own reads: " + own.reason;
    // Its own warnings stay: masked reads may be why it cannot tell.
    result.warnings.push_back(
        "layout_inherited: its own reads do not show the library, that of the other samples (" + name +
        ") is used; give --kit or --adapter if it was made otherwise");
    return result;
}

bool is_outdated(inference const & used, std::optional<inference> const & cohort)
{
    if (used.status == status::inherited)
        return !cohort || !is_same_layout(cohort->layout, used.layout);
    std::optional<inference> const now = cohort ? inherit_layout(used, *cohort) : std::nullopt;
    return now && !is_same_layout(now->layout, used.layout);
}

std::string layout_text(layout const & of)
{
    return (of.adapter_3p.empty() ? "-" : of.adapter_3p) + ' ' + std::to_string(of.clip_5p) + '/' +
           std::to_string(of.gap_3p) + (of.poly_a ? " poly-A " : " ") + umi_text(of);
}

std::string describe_layout(inference const & of)
{
    return name_kit(of) + " (" + layout_text(of.layout) + ')';
}

} // namespace polarmir::library
