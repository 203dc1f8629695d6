#include "hairpin_screen.hpp"

#include <polarmir/core/nucleotide.hpp>

#include <algorithm>
#include <optional>

namespace polarmir::simulate {
namespace {

// One substitution cannot hit both the first and the last eight of 17 bases.
constexpr std::size_t word{8};
constexpr std::size_t last_word{hairpin_screen::window - word};
constexpr std::size_t words{std::size_t{1} << (2 * word)};

std::optional<std::size_t> number_of(std::string_view bases)
{
    std::size_t number{0};
    for (char const base : bases)
    {
        std::uint8_t const code = base_code(base);
        if (code == unknown_base)
            return std::nullopt;
        number = number * 4 + code;
    }
    return number;
}

} // namespace

hairpin_screen::hairpin_screen(reference::mirna_reference const & reference) : sites_(words)
{
    for (reference::hairpin const & hairpin : reference.hairpins())
        text_.append(hairpin.sequence).append("NN"); // nothing lies across two hairpins
    std::string_view const text{text_};
    for (std::size_t at = 0; at + word <= text.size(); ++at)
        if (auto const number = number_of(text.substr(at, word)))
            sites_[*number].push_back(static_cast<std::uint32_t>(at));
}

bool hairpin_screen::resembles_hairpin(std::string_view sequence) const
{
    auto const first = number_of(sequence.substr(0, word));
    auto const last = number_of(sequence.substr(last_word, word));
    return (first && std::ranges::any_of(sites_[*first],
                                         [&](std::uint32_t at) { return within_one(sequence, at); })) ||
           (last && std::ranges::any_of(sites_[*last], [&](std::uint32_t at) {
                return at >= last_word && within_one(sequence, at - last_word);
            }));
}

bool hairpin_screen::within_one(std::string_view sequence, std::size_t at) const
{
    if (at + window > text_.size())
        return false;
    std::size_t differences{0};
    for (std::size_t i = 0; i < window; ++i)
        differences += static_cast<std::size_t>(sequence[i] != text_[at + i]);
    return differences <= 1;
}

} // namespace polarmir::simulate
