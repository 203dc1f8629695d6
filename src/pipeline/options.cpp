#include "json.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/phrase.hpp>
#include <polarmir/pipeline/options.hpp>

#include <limits>

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

/// Nothing for `auto`.
std::optional<std::string> unless_auto(json const & value)
{
    return value == "auto" ? std::nullopt : std::optional{value.get<std::string>()};
}

count::multimap multimap_of(std::string const & name)
{
    for (count::multimap const mode : {count::multimap::em, count::multimap::split, count::multimap::unique})
        if (name == name_of(mode))
            return mode;
    throw input_error{"multimap '" + name + "' is unknown"};
}

options restore(json const & stored)
{
    options settings;
    settings.library.adapter = unless_auto(stored.at("adapter"));
    settings.library.kit = unless_auto(stored.at("kit"));
    if (stored.at("phred") != "auto")
        settings.library.phred_offset = stored.at("phred").get<int>();
    if (auto const umi = unless_auto(stored.at("umi")))
        settings.library.umi = library::umi_request::parse(*umi);
    if (stored.at("umi_method") == "umi-tools")
        settings.umi_method = collapse::umi_method::umi_tools;
    settings.umi_merge_inserts = stored.at("umi_merge_inserts");
    settings.trim.min_insert = stored.at("min_insert");
    settings.trim.max_insert = stored.at("max_insert");
    settings.trim.keep_untrimmed_up_to = stored.at("keep_untrimmed_up_to");
    json const & errors = stored.at("max_expected_errors"); // JSON has no infinity
    settings.trim.max_expected_errors =
        errors.is_null() ? std::numeric_limits<double>::infinity() : errors.get<double>();
    settings.align.max_mismatches = stored.at("mismatches");
    settings.count.multimap = multimap_of(stored.at("multimap"));
    if (stored.at("shared") == "count")
        settings.count.shared = count::shared_reads::count;
    settings.validate();
    return settings;
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

options options_from_json(std::string const & text, std::string const & name)
try
{
    return restore(json::parse(text));
}
catch (json::exception const & e)
{
    throw input_error{name + ": no options of polarmir: " + without_code(e.what())};
}
catch (error const & e)
{
    throw input_error{name + ": no options of polarmir: " + e.what()};
}

} // namespace polarmir::pipeline
