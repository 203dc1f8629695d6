#include <polarmir/core/nucleotide.hpp>

#include <algorithm>

namespace polarmir {
namespace {

char upper(char letter) noexcept
{
    return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
}

} // namespace

std::string to_dna(std::string_view sequence)
{
    std::string dna{sequence};
    std::ranges::transform(dna, dna.begin(), [](char letter) {
        std::uint8_t const code = base_code(letter);
        if (code != unknown_base)
            return base_letter(code);
        return is_iupac(letter) ? 'N' : upper(letter);
    });
    return dna;
}

bool is_iupac(char base) noexcept
{
    return base != '\0' && std::string_view{"ACGTURYSWKMBDHVN"}.find(upper(base)) != std::string_view::npos;
}

std::string reverse_complement(std::string_view sequence)
{
    std::string result(sequence.rbegin(), sequence.rend());
    std::ranges::transform(result, result.begin(), [](char letter) {
        std::uint8_t const code = base_code(letter);
        return code == unknown_base ? 'N' : base_letter(static_cast<std::uint8_t>(3 - code));
    });
    return result;
}

} // namespace polarmir
