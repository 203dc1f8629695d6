#include "reference/place.hpp"

#include <polarmir/core/text.hpp>

namespace polarmir::reference {
namespace {

bool remove_suffix(std::string & name, std::string_view suffix)
{
    if (!name.ends_with(suffix))
        return false;
    name.resize(name.size() - suffix.size());
    return true;
}

/// hsa-miR-550a-3-5p -> hsa-mir-550a-3, Hsa-Let-7-P1a_3p* -> hsa-let-7-p1a
std::string mature_stem(std::string_view mature_name)
{
    std::string stem = to_lower(mature_name);
    remove_suffix(stem, "*");
    for (char const * arm : {"-5p", "-3p", "_5p", "_3p"})
        if (remove_suffix(stem, arm))
            break;
    return stem;
}

/// Hsa-Let-7-P1a_pre -> hsa-let-7-p1a; miRBase names have no such suffix.
std::string hairpin_stem(std::string_view hairpin_name)
{
    std::string stem = to_lower(hairpin_name);
    remove_suffix(stem, "_pre");
    return stem;
}

/// hsa-let-7a-1 -> hsa-let-7a; empty when no number follows the last '-'.
std::string without_copy_number(std::string const & stem)
{
    std::size_t const dash = stem.rfind('-');
    if (dash == std::string::npos || dash + 1 == stem.size())
        return {};
    if (stem.find_first_not_of("0123456789", dash + 1) != std::string::npos)
        return {};
    return stem.substr(0, dash);
}

} // namespace

hairpin_finder::hairpin_finder(std::span<entry const> hairpins) : hairpins_{hairpins}
{
    for (std::uint32_t i = 0; i < hairpins.size(); ++i)
    {
        std::string const stem = hairpin_stem(hairpins[i].name);
        by_stem_[stem].push_back(i);
        if (std::string const family = without_copy_number(stem); !family.empty())
            by_stem_[family].push_back(i);
        by_species_[species_of(hairpins[i].name)].push_back(i);
    }
}

std::vector<placement> hairpin_finder::search(index_map const & map,
                                              std::string const & key,
                                              entry const & mature,
                                              std::uint32_t index) const
{
    std::vector<placement> found;
    auto const candidates = map.find(key);
    if (candidates == map.end() || mature.sequence.find('N') != std::string::npos)
        return found;
    auto const length = static_cast<std::uint32_t>(mature.sequence.size());
    for (std::uint32_t const hairpin : candidates->second)
    {
        std::string const & sequence = hairpins_[hairpin].sequence;
        for (std::size_t at = sequence.find(mature.sequence); at != std::string::npos;
             at = sequence.find(mature.sequence, at + 1))
        {
            auto const begin = static_cast<std::uint32_t>(at);
            found.push_back({hairpin, index, {begin, begin + length}});
        }
    }
    return found;
}

std::vector<placement> hairpin_finder::by_name(entry const & mature, std::uint32_t index) const
{
    return search(by_stem_, mature_stem(mature.name), mature, index);
}

std::vector<placement> hairpin_finder::by_species(entry const & mature, std::uint32_t index) const
{
    return search(by_species_, species_of(mature.name), mature, index);
}

placing place_by_sequence(entry_set const & entries)
{
    hairpin_finder const finder{entries.hairpins};
    placing result;
    for (std::uint32_t i = 0; i < entries.matures.size(); ++i)
    {
        auto found = finder.by_name(entries.matures[i], i);
        if (found.empty())
            found = finder.by_species(entries.matures[i], i);
        result.placements.insert(result.placements.end(), found.begin(), found.end());
    }
    return result;
}

} // namespace polarmir::reference
