#include "explain/gapped.hpp"

namespace polarmir::explain {

bool can_align_with_gaps() noexcept
{
    return false;
}

std::optional<gapped_alignment> nearest_with_gaps(std::string_view /*insert*/,
                                                  std::span<std::string_view const> /*targets*/)
{
    return std::nullopt;
}

} // namespace polarmir::explain
