#include <polarmir/score/haemolysis.hpp>

#include <cmath>
#include <numbers>

namespace polarmir::score {

haemolysis measure_haemolysis(double mir_451a_reads, double mir_23a_3p_reads)
{
    constexpr double prior{0.5};
    double const marker = mir_451a_reads + prior;
    double const baseline = mir_23a_3p_reads + prior;
    haemolysis result;
    result.ratio = std::log2(marker / baseline);
    result.se = std::sqrt(1 / marker + 1 / baseline) / std::numbers::ln2;
    if (result.ratio >= likely_haemolysis)
        result.call = haemolysis_call::likely;
    else if (result.ratio >= possible_haemolysis)
        result.call = haemolysis_call::possible;
    return result;
}

char const * name_of(haemolysis_call call) noexcept
{
    switch (call)
    {
    case haemolysis_call::likely:
        return "haemolysis_likely";
    case haemolysis_call::possible:
        return "haemolysis_possible";
    case haemolysis_call::none:
        break;
    }
    return "none";
}

} // namespace polarmir::score
