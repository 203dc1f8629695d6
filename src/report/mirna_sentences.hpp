#pragma once
#include <polarmir/report/mirna_tables.hpp>

#include <string>
#include <vector>

namespace polarmir::report {

/// What the comparison of miRNAs and of the two sets of the first index shows; each sentence can stand alone.
[[nodiscard]] std::vector<std::string> mirna_findings(mirna_report const & report);

/// What is to be said with it.
[[nodiscard]] std::vector<std::string> mirna_caveats(mirna_report const & report);

} // namespace polarmir::report
