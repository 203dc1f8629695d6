#include "report/score_cells.hpp"

#include "report/cells.hpp"

namespace polarmir::report {

void put_standing(io::table_writer & table, score::calibration const & one)
{
    table << value_cell(part(one.value, &score::standing::z)) << p_cell(part(one.value, &score::standing::p))
          << value_cell(one.clipped_z) << one.n << one.reason;
}

} // namespace polarmir::report
