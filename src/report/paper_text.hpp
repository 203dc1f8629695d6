#pragma once
#include <polarmir/score/evidence.hpp>

#include <span>
#include <string>

namespace polarmir::report {

/// What a report can be found by: `PMID 31405809`, else `doi:10...`, else `PMC7902529`, else `no identifier`.
[[nodiscard]] std::string identifier_of(score::evidence const & report);

/// Of each paper once, in the order of the reports.
[[nodiscard]] std::string identifiers_of(std::span<score::evidence const * const> reports);

} // namespace polarmir::report
