#include "simulate_options.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/simulate/profile.hpp>

#include <set>
#include <utility>

namespace polarmir::cli {
namespace {

/// Returns the class that was set.
simulate::read_class set_share(simulate::class_shares & shares, std::string const & typed)
{
    std::size_t const equals = typed.find('=');
    auto const kind = simulate::read_class_from(typed.substr(0, equals));
    auto const share =
        equals == std::string::npos ? std::nullopt : parse_number<double>(typed.substr(equals + 1));
    if (!kind || !share)
    {
        std::string names;
        for (simulate::read_class const c : simulate::all_read_classes)
            if (c != simulate::read_class::mirna)
                names.append(names.empty() ? "" : ", ").append(simulate::name_of(c));
        throw usage_error{"--share " + typed + ": give CLASS=SHARE, e.g. competitor=0.1; classes are " +
                          names};
    }
    shares.set(*kind, *share);
    return *kind;
}

/// The rates of the profile, if any, and what was typed instead.
simulate::config settings_of(simulate_options const & typed)
{
    simulate::config settings = typed.settings;
    settings.kit = simulate::kit_from(typed.kit);
    if (settings.kit.adapter_3p.empty())
        settings.shares.set(simulate::read_class::adapter_dimer, 0);
    if (!typed.profile.empty())
        simulate::profile_from(typed.profile).apply(settings);
    typed_rates const & rates = typed.rates;
    if (rates.isomir)
        settings.ends.reset();
    else if (!settings.ends && (rates.shift_5p || rates.shift_3p || rates.tail))
        settings.ends.emplace();
    if (settings.ends)
        settings.ends = simulate::end_rates{rates.shift_5p.value_or(settings.ends->shift_5p),
                                            rates.shift_3p.value_or(settings.ends->shift_3p),
                                            rates.tail.value_or(settings.ends->tail)};
    settings.isomir_rate = rates.isomir.value_or(settings.isomir_rate);
    settings.error_rate = rates.error.value_or(settings.error_rate);
    settings.tail_au = rates.tail_au.value_or(settings.tail_au);
    settings.snv_rate = rates.snv.value_or(settings.snv_rate);
    settings.fragmentation = rates.fragmentation.value_or(settings.fragmentation);
    std::set<simulate::read_class> classes;
    for (std::string const & share : typed.shares)
        if (!classes.insert(set_share(settings.shares, share)).second)
            throw usage_error{"--share " + share + ": this class was given a share before"};
    settings.validate();
    return settings;
}

reference::competitor_set competitors_of(simulate_options const & typed)
{
    std::vector<std::string> words = typed.competitors;
    if (words.empty())
        words.emplace_back(typed.profile.empty() ? "made-up" : "embedded");
    reference::competitor_choice choice{false, {}};
    bool made_up{false};
    for (std::string const & word : words)
        if (word == "made-up")
            made_up = true;
        else if (word == "embedded")
            choice.embedded = true;
        else
            choice.files.emplace_back(word);
    if (!made_up)
        return reference::load(choice);
    if (words.size() > 1)
        throw usage_error{"--competitors made-up: cannot be combined with other competitors"};
    return {};
}

/// Refuses options that would do nothing.
void check_used(simulate_options const & typed, simulate::design const & design)
{
    using simulate::read_class;
    simulate::config const & settings = design.settings;
    if (typed.rates.fragmentation && design.competitors.entries().empty())
        throw usage_error{"--pieces: made-up RNAs are not cut; give --competitors embedded, or files"};
    if ((typed.rates.fragmentation || !typed.competitors.empty()) &&
        !(settings.shares[read_class::competitor] > 0))
        throw usage_error{"--competitors, --pieces: no read is of a competitor; give --share competitor=P"};
    if (!typed.other_species.empty() && !(settings.shares[read_class::other_species] > 0))
        throw usage_error{"--other-species: no read is of another species; give --share other_species=P"};
    if (typed.rates.tail_au && !((settings.ends ? settings.ends->tail : settings.isomir_rate) > 0))
        throw usage_error{"--tail-au: no read has a tail; give --tail-rate P"};
}

} // namespace

simulate::design to_design(simulate_options const & typed)
{
    simulate::design design;
    design.settings = settings_of(typed);
    design.samples = typed.sample_table
                         ? simulate::read_cohort(*typed.sample_table, typed.reads)
                         : simulate::make_cohort(typed.groups, typed.samples_per_group, typed.reads);
    if (typed.effects)
        design.effects = simulate::read_effects(*typed.effects);
    if (typed.abundances)
        design.baseline = simulate::read_abundances(*typed.abundances);
    if (typed.abundances && design.baseline.empty())
        throw input_error{typed.abundances->string() + ": holds no miRNA; add rows or leave the option out"};
    design.competitors = competitors_of(typed);
    check_used(typed, design);
    for (std::filesystem::path const & file : typed.other_species)
        for (reference::named_rna & rna : reference::read_rna_fasta(file))
            design.other_species.push_back(std::move(rna));
    return design;
}

} // namespace polarmir::cli
