#include "library/reconcile.hpp"

#include "library/candidate.hpp"
#include "library/decide.hpp"
#include "library/describe.hpp"
#include "library/kits.hpp"

#include <polarmir/core/nucleotide.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/reference/embedded.hpp>

#include <algorithm>
#include <utility>

namespace polarmir::library {
namespace {

/// Keeps what was counted, forgets what was concluded.
inference begin_given(inference const & inferred)
{
    inference result;
    result.status = status::given;
    result.reads = inferred.reads;
    result.shortest_read = inferred.shortest_read;
    result.longest_read = inferred.longest_read;
    return result;
}

bool is_known(inference const & inferred)
{
    return inferred.status != status::undetermined;
}

void warn_contradiction(inference & result, std::string const & option, inference const & inferred)
{
    result.warnings.push_back(option + " is used, but the reads show another layout: " + inferred.reason);
}

/// A given layout that hardly any read shows is the likeliest mistake of all.
void warn_rare(inference & result, std::string const & option)
{
    constexpr double rare{0.3};
    if (result.reads > 0 && result.support < rare && result.warnings.empty())
        result.warnings.push_back(option + " is used, but few reads carry this adapter: " + result.reason);
}

/// How well the given adapter is found, as a part of the reason.
std::string measure(inference & result, candidate const & tested, std::span<reads::read_view const> reads)
{
    result.anchors = tested.anchors;
    if (tested.anchors >= 10)
    {
        result.support = tested.support();
        return name_support(tested);
    }
    result.support = share_of_reads(reads, tested.adapter);
    return name_adapter(tested.adapter) + " in " + percent(result.support) + " of " +
           with_commas(reads.size()) + " reads";
}

inference take_inserts(inference const & inferred)
{
    inference result = begin_given(inferred);
    result.reason = "given: --adapter none, the reads are their inserts";
    if (inferred.status == status::detected || inferred.status == status::kit_only)
        warn_contradiction(result, "--adapter none", inferred);
    return result;
}

inference take_adapter(inference const & inferred,
                       evidence const & found,
                       std::span<reads::read_view const> reads,
                       std::string const & adapter)
{
    inference result = begin_given(inferred);
    candidate const tested = evaluate(found, adapter);
    result.layout.adapter_3p = adapter;
    result.reason = "given: " + measure(result, tested, reads);
    bool const is_same =
        is_same_adapter(adapter, inferred.layout.adapter_3p) && !inferred.layout.adapter_3p.empty();
    bool const is_supported = tested.convincing() && !tested.constant_gap;
    if (is_supported)
    {
        result.layout.clip_5p = found.clip_5p;
        result.layout.gap_3p = tested.gap_3p;
        if (is_same && inferred.layout.umi == reference::umi_place::after_adapter &&
            inferred.layout.adapter_3p.size() == adapter.size())
        {
            result.layout.umi = inferred.layout.umi;
            result.layout.umi_length = inferred.layout.umi_length;
        }
        std::string const extras = name_extras(result.layout);
        result.reason += extras.empty() ? extras : extras + ", as found in the reads";
    }
    else if (is_known(inferred) && !is_same)
        warn_contradiction(result, "--adapter " + adapter, inferred);
    if (inferred.layout.umi_length > 0 && result.layout.umi_length == 0)
        result.warnings.push_back("--adapter " + adapter +
                                  " is used without the UMI that the reads show: " + inferred.reason);
    warn_rare(result, "--adapter " + adapter);
    reference::kit const * kit = find_kit(result.layout, reference::kits());
    result.kit = kit != nullptr ? kit->name : "custom";
    return result;
}

bool agrees(library::layout const & given, inference const & inferred)
{
    library::layout const & seen = inferred.layout;
    if (!is_same_adapter(given.adapter_3p, seen.adapter_3p) || seen.adapter_3p.empty())
        return false;
    return inferred.status != status::detected ||
           (given.clip_5p == seen.clip_5p && given.gap_3p == seen.gap_3p &&
            given.umi_length == seen.umi_length);
}

inference take_kit(inference const & inferred,
                   evidence const & found,
                   std::span<reads::read_view const> reads,
                   reference::kit const & kit)
{
    inference result = begin_given(inferred);
    result.kit = kit.name;
    result.layout = layout_of(kit);
    result.reason = "given: kit " + kit.name + ", " +
                    measure(result, evaluate(found, kit.adapter_3p), reads) + name_extras(result.layout);
    if (is_known(inferred) && !agrees(result.layout, inferred))
        warn_contradiction(result, "--kit " + kit.name, inferred);
    warn_rare(result, "--kit " + kit.name);
    return result;
}

} // namespace

inference reconcile(inference inferred,
                    evidence const & found,
                    std::span<reads::read_view const> reads,
                    request const & wanted)
{
    if (wanted.kit)
    {
        auto const & kits = reference::kits();
        auto const kit = std::find_if(
            kits.begin(), kits.end(), [&](reference::kit const & k) { return k.name == *wanted.kit; });
        return take_kit(inferred, found, reads, *kit);
    }
    if (!wanted.adapter)
        return inferred;
    if (to_lower(*wanted.adapter) == "none")
        return take_inserts(inferred);
    return take_adapter(inferred, found, reads, to_dna(*wanted.adapter));
}

} // namespace polarmir::library
