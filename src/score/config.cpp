#include <polarmir/core/error.hpp>
#include <polarmir/score/config.hpp>

#include <cmath>

namespace polarmir::score {

void config::validate() const
{
    if (!(technical_sd >= 0) || !std::isfinite(technical_sd))
        throw usage_error{"--technical-sd: give a number of 0 or more (log2)"};
    if (min_panel < 1)
        throw usage_error{"--min-panel: give 1 or more"};
    if (null_neighbours < 2 || null_neighbours % 2 != 0)
        throw usage_error{"--null-neighbours: give an even number of 2 or more"};
}

} // namespace polarmir::score
