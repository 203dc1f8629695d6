#pragma once
#include <polarmir/io/table_writer.hpp>
#include <polarmir/score/calibration.hpp>

#include <optional>

namespace polarmir::report {

/// A member of what may be absent.
template <typename value_t, typename member_t>
std::optional<double> part(std::optional<value_t> const & value, member_t value_t::*member)
{
    return value ? std::optional{static_cast<double>((*value).*member)} : std::nullopt;
}

/// Five cells: z, its p, clipped z, reference samples, why there is no z.
void put_standing(io::table_writer & table, score::calibration const & one);

} // namespace polarmir::report
