#include "library/describe.hpp"
#include "library/kits.hpp"

#include <polarmir/library/advice.hpp>
#include <polarmir/reference/embedded.hpp>

#include <cmath>

namespace polarmir::library {
namespace {

/// `--kit truseq`, or `--adapter ACGT` for a layout of no kit.
std::string option_for(inference const & found)
{
    return found.kit == "custom" ? "--adapter " + found.layout.adapter_3p : "--kit " + found.kit;
}

/// Kits with one layout need not be told apart.
bool has_layout(reference::kit const & kit, library::layout const & layout)
{
    return kit.clip_5p == layout.clip_5p && kit.gap_3p == layout.gap_3p;
}

/// `, or --kit nextflex if ...`, for kits that the adapter alone cannot tell apart.
std::string name_relatives(inference const & found)
{
    std::string names;
    for (reference::kit const & kit : reference::kits())
        if (kit.name != found.kit && kit.poly_a == found.layout.poly_a &&
            is_same_adapter(kit.adapter_3p, found.layout.adapter_3p) && !has_layout(kit, found.layout))
            names.append(names.empty() ? "" : " or ").append("--kit ").append(kit.name);
    return names.empty() ? names : ", or " + names + " if it was made with that";
}

std::string advise_on_ends(library::layout const & layout)
{
    constexpr std::uint32_t enough{8};
    bool const may_be_umi = layout.umi == reference::umi_place::none && layout.gap_3p > 0 &&
                            layout.clip_5p + layout.gap_3p >= enough;
    return may_be_umi ? "; to count molecules by the random bases around the insert: --umi random_ends" : "";
}

} // namespace

std::string evidence_text(inference const & found)
{
    bool const by_anchors = found.status == status::detected || found.status == status::already_trimmed;
    std::uint64_t const total = by_anchors ? found.anchors : found.reads;
    auto const carrying =
        static_cast<std::uint64_t>(std::llround(found.support * static_cast<double>(total)));
    std::string const what = by_anchors ? name_mirnas(total) : with_commas(total) + " reads";
    return found.status == status::undetermined && found.support == 0
               ? name_mirnas(found.anchors) + " in " + with_commas(found.reads) + " reads"
               : with_commas(carrying) + " of " + what + " (" + percent(found.support) + ")";
}

std::string recommendation(inference const & found)
{
    switch (found.status)
    {
    case status::detected:
        return (found.warnings.empty() ? "nothing to do"
                                       : "check the warnings; " + option_for(found) + " fixes the library") +
               advise_on_ends(found.layout);
    case status::already_trimmed:
        return "nothing to do; --adapter none says the same";
    case status::kit_only:
        return "give --kit " + found.kit + name_relatives(found) +
               "; in a cohort that agrees 'run' takes the layout of the others";
    case status::given:
        return found.warnings.empty() ? "nothing to do"
                                      : "check the warnings: leave the option out, or correct it";
    case status::inherited:
        return "nothing to do if the sample was made like the others";
    case status::undetermined:
        break;
    }
    if (found.reads == 0)
        return "the file has no reads: nothing can be done";
    return std::string{remedy()} + "; in a cohort that agrees 'run' takes the layout of the others";
}

} // namespace polarmir::library
