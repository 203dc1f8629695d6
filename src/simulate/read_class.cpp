#include <polarmir/simulate/read_class.hpp>

namespace polarmir::simulate {

char const * name_of(read_class c) noexcept
{
    switch (c)
    {
    case read_class::mirna:
        return "mirna";
    case read_class::hairpin_other:
        return "hairpin_other";
    case read_class::competitor:
        return "competitor";
    case read_class::antisense:
        return "antisense";
    case read_class::spike_in:
        return "spike_in";
    case read_class::adapter_dimer:
        return "adapter_dimer";
    case read_class::too_short:
        return "too_short";
    case read_class::too_long:
        return "too_long";
    case read_class::other_species:
        return "other_species";
    }
    return "unknown";
}

std::optional<read_class> read_class_from(std::string_view name) noexcept
{
    for (read_class const c : all_read_classes)
        if (name == name_of(c))
            return c;
    return std::nullopt;
}

} // namespace polarmir::simulate
