#include <polarmir/count/assignment.hpp>

#include <array>

namespace polarmir::count {

char const * name_of(read_class c) noexcept
{
    static constexpr std::array<char const *, read_class_count> names{
        "mirna", "hairpin_other", "spike_in", "low_complexity", "antisense", "unmapped"};
    return names[static_cast<std::size_t>(c)];
}

} // namespace polarmir::count
