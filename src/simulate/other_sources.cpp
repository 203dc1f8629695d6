#include "other_sources.hpp"

#include "hairpin_screen.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/nucleotide.hpp>
#include <polarmir/reference/embedded.hpp>

#include <algorithm>
#include <set>
#include <string_view>

namespace polarmir::simulate {
namespace {

constexpr std::uint32_t shortest_piece{18};
constexpr std::uint32_t longest_piece{24};
constexpr std::uint32_t near_mature{6}; ///< a piece that begins this close could be an isomiR
constexpr std::size_t prefix{17};

bool has_n(std::string_view sequence)
{
    return sequence.find('N') != std::string_view::npos;
}

/// The first bases of everything that could be an isomiR, on whatever hairpin.
std::set<std::string_view> isomir_prefixes(reference::mirna_reference const & reference)
{
    std::set<std::string_view> prefixes;
    for (reference::placement const & place : reference.placements())
    {
        std::string_view const hairpin{reference.hairpins()[place.hairpin].sequence};
        std::uint32_t const begin = place.where.begin;
        for (std::uint32_t at = begin - std::min(begin, near_mature); at <= begin + near_mature; ++at)
            if (at + prefix <= hairpin.size())
                prefixes.insert(hairpin.substr(at, prefix));
    }
    return prefixes;
}

std::variant<made_up_rna, real_rna> competitor_source(std::span<reference::competitor const> real,
                                                      config const & settings,
                                                      hairpin_screen const & screen)
{
    if (real.empty())
        return made_up_rna{screen, settings.seed};
    return real_rna{real, settings.fragmentation, settings.seed};
}

foreign_rna species_source(std::span<reference::named_rna const> given,
                           config const & settings,
                           hairpin_screen const & screen)
{
    if (!given.empty())
        return {given, screen, settings.seed};
    std::vector<reference::named_rna> tracers;
    for (reference::tracer const & tracer : reference::tracers())
        tracers.push_back({tracer.name, tracer.sequence});
    return {tracers, screen, settings.seed};
}

} // namespace

other_sources::other_sources(reference::mirna_reference const & reference,
                             config const & settings,
                             std::span<reference::competitor const> competitors,
                             std::span<reference::named_rna const> other_species) :
    other_sources{reference, settings, competitors, other_species, hairpin_screen{reference}}
{}

other_sources::other_sources(reference::mirna_reference const & reference,
                             config const & settings,
                             std::span<reference::competitor const> competitors,
                             std::span<reference::named_rna const> other_species,
                             hairpin_screen const & screen) :
    reference_{reference},
    longest_{settings.longest_insert()}, competitors_{competitor_source(competitors, settings, screen)},
    other_species_{species_source(other_species, settings, screen)}
{
    for (reference::spike_in const & spike_in : reference::spike_ins())
        if (spike_in.sequence.size() <= longest_)
            spike_ins_.push_back(&spike_in);
    find_hairpin_sites();
    find_antisense_sites(screen);
    require_sites(settings);
}

void other_sources::find_hairpin_sites()
{
    std::set<std::string_view> const isomirs = isomir_prefixes(reference_);
    for (std::uint32_t i = 0; i < reference_.hairpins().size(); ++i)
    {
        std::string_view const hairpin{reference_.hairpins()[i].sequence};
        for (std::uint32_t at = 0; at + shortest_piece <= hairpin.size(); ++at)
        {
            std::string_view const piece = hairpin.substr(at, longest_piece);
            if (!has_n(piece) && !isomirs.contains(piece.substr(0, prefix)))
                hairpin_sites_.push_back({i, {at, at + static_cast<std::uint32_t>(piece.size())}});
        }
    }
}

void other_sources::find_antisense_sites(hairpin_screen const & screen)
{
    for (reference::placement const & place : reference_.placements())
    {
        std::string const & hairpin = reference_.hairpins()[place.hairpin].sequence;
        std::string const reversed =
            reverse_complement(std::string_view{hairpin}.substr(place.where.begin, place.where.length()));
        if (reversed.size() >= shortest_piece && !screen.resembles_hairpin(reversed))
            antisense_sites_.push_back({place.hairpin, place.where});
    }
}

void other_sources::require_sites(config const & settings) const
{
    auto const require = [&](read_class kind, bool possible) {
        if (settings.shares[kind] > 0 && !possible)
            throw input_error{std::string{"this reference and read length allow no "} + name_of(kind) +
                              " reads; set their share to 0"};
    };
    require(read_class::hairpin_other, !hairpin_sites_.empty());
    require(read_class::antisense, !antisense_sites_.empty());
    require(read_class::spike_in, !spike_ins_.empty());
    require(read_class::other_species, !other_species_.empty());
}

void other_sources::draw(read_class kind, generator & random, fragment & result) const
{
    result.reset(kind);
    switch (kind)
    {
    case read_class::hairpin_other:
        return draw_hairpin_piece(random, result);
    case read_class::antisense:
        return draw_antisense(random, result);
    case read_class::spike_in:
        return draw_spike_in(random, result);
    case read_class::competitor:
        return std::visit([&](auto const & rnas) { rnas.draw(longest_, random, result); }, competitors_);
    case read_class::other_species:
        return other_species_.draw(longest_, random, result);
    case read_class::too_short:
        return append_bases(between(8, 15, random), result.insert, random);
    case read_class::too_long:
        return append_bases(between(51, 80, random), result.insert, random);
    case read_class::mirna:
    case read_class::adapter_dimer:
        return;
    }
}

void other_sources::draw_hairpin_piece(generator & random, fragment & result) const
{
    site const & from = hairpin_sites_[below(hairpin_sites_.size(), random)];
    std::uint32_t const length = between(shortest_piece, from.where.length(), random);
    reference::hairpin const & hairpin = reference_.hairpins()[from.hairpin];
    result.origin = hairpin.name;
    result.where = {from.where.begin, from.where.begin + length};
    result.insert.assign(hairpin.sequence, from.where.begin, length);
}

void other_sources::draw_antisense(generator & random, fragment & result) const
{
    site const & from = antisense_sites_[below(antisense_sites_.size(), random)];
    reference::hairpin const & hairpin = reference_.hairpins()[from.hairpin];
    result.origin = hairpin.name;
    result.where = from.where;
    result.insert =
        reverse_complement(std::string_view{hairpin.sequence}.substr(from.where.begin, from.where.length()));
}

void other_sources::draw_spike_in(generator & random, fragment & result) const
{
    reference::spike_in const & chosen = *spike_ins_[below(spike_ins_.size(), random)];
    result.origin = chosen.name;
    result.where = {0, static_cast<std::uint32_t>(chosen.sequence.size())};
    result.insert = chosen.sequence;
}

} // namespace polarmir::simulate
