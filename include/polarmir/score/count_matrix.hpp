#pragma once
#include <polarmir/tables/count_matrix.hpp>

namespace polarmir::score {

/// What is scored, read by tables::read_count_table or made of counted samples.
using tables::count_matrix;

} // namespace polarmir::score
