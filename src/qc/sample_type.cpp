#include <polarmir/core/text.hpp>
#include <polarmir/qc/sample_type.hpp>

#include <array>

namespace polarmir::qc {

char const * name_of(sample_type type) noexcept
{
    switch (type)
    {
    case sample_type::plasma:
        return "plasma";
    case sample_type::serum:
        return "serum";
    case sample_type::cell:
        return "cell";
    case sample_type::ev:
        break;
    }
    return "ev";
}

std::optional<sample_type> sample_type_of(std::string_view text)
{
    std::string const wanted = to_lower(text);
    for (sample_type const type :
         std::array{sample_type::ev, sample_type::plasma, sample_type::serum, sample_type::cell})
        if (wanted == name_of(type))
            return type;
    return std::nullopt;
}

} // namespace polarmir::qc
