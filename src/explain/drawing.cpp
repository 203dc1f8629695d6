#include "explain/drawing.hpp"

#include <polarmir/core/nucleotide.hpp>
#include <polarmir/core/text.hpp>

#include <algorithm>

namespace polarmir::explain {

laying lay(std::string_view insert, align::alignment const & where)
{
    return {std::string{insert}, static_cast<std::ptrdiff_t>(where.position), 0, where.tail};
}

laying lay_reverse(std::string_view insert, align::alignment const & where, std::size_t length)
{
    std::size_t const end = where.position + insert.size();
    return {reverse_complement(insert),
            static_cast<std::ptrdiff_t>(length) - static_cast<std::ptrdiff_t>(end),
            where.tail,
            0};
}

drawn_bases draw(laying const & what, std::string_view sequence, window const & shown)
{
    std::string letters = what.bases;
    for (std::size_t i = 0; i < letters.size(); ++i)
    {
        std::ptrdiff_t const at = what.begin + static_cast<std::ptrdiff_t>(i);
        bool const is_tail = i < what.tail_5p || i + what.tail_3p >= letters.size();
        bool const is_inside = at >= 0 && at < static_cast<std::ptrdiff_t>(sequence.size());
        if (is_tail)
            letters[i] = to_lower(letters.substr(i, 1)).front();
        else if (is_inside && sequence[static_cast<std::size_t>(at)] == letters[i])
            letters[i] = '.';
    }
    return {static_cast<std::size_t>(what.begin - shown.begin), letters};
}

drawn_bases draw(std::string_view sequence, window const & shown)
{
    auto const begin = std::max<std::ptrdiff_t>(shown.begin, 0);
    auto const end = std::min(shown.end, static_cast<std::ptrdiff_t>(sequence.size()));
    return {
        static_cast<std::size_t>(begin - shown.begin),
        std::string{sequence.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin))}};
}

std::string fit_text(std::string_view insert, unsigned mismatches, std::size_t tail)
{
    std::string text = mismatches == 0   ? ""
                       : mismatches == 1 ? "1 mismatch"
                                         : std::to_string(mismatches) + " mismatches";
    if (tail > 0)
        text += (text.empty() ? "tail " : ", tail ") + std::string{insert.substr(insert.size() - tail)};
    return text.empty() ? "exact" : text;
}

} // namespace polarmir::explain
