#pragma once
#include <polarmir/core/log.hpp>
#include <polarmir/score/mirna_rows.hpp>

#include <string>
#include <vector>

namespace polarmir::pipeline {

/// `hsa-mir-21 (today perhaps hsa-miR-21-5p or hsa-miR-21-3p)`, or the name alone where nothing is alike.
[[nodiscard]] std::string with_guess(std::string const & mirna, std::vector<std::string> const & similar);

/// Tells what is odd about the names of the rows of a table: other species, older names, unknown ones.
/// `species`: of the signatures.
void log_rows(score::mirna_rows const & rows, std::string const & species, log_sink const & log);

} // namespace polarmir::pipeline
