#include <polarmir/core/nucleotide.hpp>
#include <polarmir/core/packed_sequence.hpp>

namespace polarmir {
namespace {

// Finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): a bijection with full avalanche.
std::uint64_t mix(std::uint64_t x) noexcept
{
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

} // namespace

packed_sequence::packed_sequence(std::string_view bases) noexcept :
    length_{static_cast<std::uint8_t>(bases.size())}
{
    for (std::size_t i = 0; i < bases.size(); ++i)
        words_[i / 32] |= static_cast<std::uint64_t>(base_code(bases[i]) & 3U) << (62 - 2 * (i % 32));
}

packed_sequence packed_sequence::with(std::size_t position, std::uint8_t code) const noexcept
{
    packed_sequence changed = *this;
    std::size_t const shift = 62 - 2 * (position % 32);
    std::uint64_t & word = changed.words_[position / 32];
    word = (word & ~(std::uint64_t{3} << shift)) | (std::uint64_t{code} << shift);
    return changed;
}

std::string packed_sequence::to_string() const
{
    std::string letters(length_, '\0');
    for (std::size_t i = 0; i < letters.size(); ++i)
        letters[i] = base_letter(code(i));
    return letters;
}

std::uint64_t packed_sequence::hash() const noexcept
{
    return mix(mix(words_[0] + length_) ^ (words_[1] + 0x9e3779b97f4a7c15ULL));
}

} // namespace polarmir
