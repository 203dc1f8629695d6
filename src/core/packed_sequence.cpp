#include <polarmir/core/nucleotide.hpp>
#include <polarmir/core/packed_sequence.hpp>

#include <bit>
#include <cstring>

namespace polarmir {
namespace {

constexpr std::size_t bases_per_word{32};
constexpr std::size_t letters_at_once{8};

/// The codes of eight letters A, C, G, T or U, either case, the first highest. Bits 1 and 2 of a letter tell
/// them apart (00, 01, 11 and 10); the rest moves the codes together.
std::uint64_t pack_letters(char const * letters) noexcept
{
    std::uint64_t codes{0};
    std::memcpy(&codes, letters, sizeof codes);
    if constexpr (std::endian::native == std::endian::big)
        codes = __builtin_bswap64(codes); // the first letter in the lowest byte
    codes = (codes >> 1) & 0x0303030303030303ULL;
    codes ^= (codes >> 1) & 0x0101010101010101ULL;
    codes = ((codes << 2) | (codes >> 8)) & 0x000f000f000f000fULL;
    codes = ((codes << 4) | (codes >> 16)) & 0x000000ff000000ffULL;
    return ((codes << 8) | (codes >> 32)) & 0xffffULL;
}

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
    std::size_t i{0};
    for (; i + letters_at_once <= bases.size(); i += letters_at_once)
        words_[i / bases_per_word] |= pack_letters(bases.data() + i) << (48 - 2 * (i % bases_per_word));
    if (bases.size() >= letters_at_once && i < bases.size())
    {
        // The last eight once more: those that are packed already are masked out.
        std::size_t const left = bases.size() - i;
        std::uint64_t const codes = pack_letters(bases.data() + bases.size() - letters_at_once) &
                                    ((std::uint64_t{1} << (2 * left)) - 1);
        words_[i / bases_per_word] |= codes << (64 - 2 * (i % bases_per_word + left));
        return;
    }
    for (; i < bases.size(); ++i)
        words_[i / bases_per_word] |= static_cast<std::uint64_t>(base_code(bases[i]) & 3U)
                                      << (62 - 2 * (i % bases_per_word));
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
