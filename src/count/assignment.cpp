#include <polarmir/count/assignment.hpp>

namespace polarmir::count {

char const * name_of(read_class c) noexcept
{
    switch (c)
    {
    case read_class::mirna:
        return "mirna";
    case read_class::shared:
        return "shared";
    case read_class::hairpin_other:
        return "hairpin_other";
    case read_class::spike_in:
        return "spike_in";
    case read_class::other_species:
        return "other_species";
    case read_class::low_complexity:
        return "low_complexity";
    case read_class::antisense:
        return "antisense";
    case read_class::unmapped:
        return "unmapped";
    default:
        return reference::name_of(static_cast<reference::rna_class>(static_cast<unsigned>(c) -
                                                                    static_cast<unsigned>(read_class::trna)));
    }
}

} // namespace polarmir::count
