#include "json.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/pipeline/options.hpp>

namespace polarmir::pipeline {
namespace {

char const * name_of(count::multimap mode) noexcept
{
    switch (mode)
    {
    case count::multimap::split:
        return "split";
    case count::multimap::unique:
        return "unique";
    case count::multimap::em:
        break;
    }
    return "em";
}

} // namespace

void options::validate() const
{
    library.validate();
    trim.validate();
    align.validate();
    if (!align::is_available(engine))
        throw usage_error{
            "this polarmir was built without SeqAn3 and has no FM index; use --engine seed, which "
            "gives the same result"};
}

std::string to_json(options const & settings)
{
    json const document{
        {"adapter", settings.library.adapter.value_or("auto")},
        {"kit", settings.library.kit.value_or("auto")},
        {"phred", settings.library.phred_offset ? json(*settings.library.phred_offset) : json("auto")},
        {"umi", settings.library.umi ? settings.library.umi->to_string() : "auto"},
        {"umi_method", settings.umi_method == collapse::umi_method::umi_tools ? "umi-tools" : "directional"},
        {"umi_merge_inserts", settings.umi_merge_inserts},
        {"min_insert", settings.trim.min_insert},
        {"max_insert", settings.trim.max_insert},
        {"keep_untrimmed_up_to", settings.trim.keep_untrimmed_up_to},
        {"max_expected_errors", settings.trim.max_expected_errors},
        {"mismatches", settings.align.max_mismatches},
        {"multimap", name_of(settings.count.multimap)},
        {"shared", settings.count.shared == count::shared_reads::count ? "count" : "exclude"},
    };
    return document.dump();
}

} // namespace polarmir::pipeline
