#pragma once
#include <polarmir/tables/count_matrix.hpp>

#include <string>

namespace polarmir::score {

/// Whether the reads that could be a miRNA's are its own (count::verdict_on, over all samples).
struct row_origin
{
    bool is_doubtful{false}; ///< most could be of another RNA
    std::string text;        ///< `hairpin`, `mixed: U2`, `other RNA: U2`, `none`
};

/// What is scored, read by tables::read_count_table or made of counted samples.
using tables::count_matrix;

} // namespace polarmir::score
