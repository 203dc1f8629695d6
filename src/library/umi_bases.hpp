#pragma once
#include <polarmir/library/layout.hpp>
#include <polarmir/reads/fastq.hpp>

#include <span>
#include <string>
#include <vector>

namespace polarmir::library {

/// What speaks against a UMI at the place `asked` names (for people, as the user wrote it): most reads that
/// show the adapter end before it is complete, or half of the reads have the same bases there. Looks at the
/// first 10,000 reads; says nothing of fewer than 20. UMIs in names and of random ends are not looked at.
[[nodiscard]] std::vector<std::string>
doubts_about_umi(std::span<reads::read_view const> reads, layout const & layout, std::string const & asked);

} // namespace polarmir::library
