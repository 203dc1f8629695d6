#pragma once
#include <polarmir/pipeline/run.hpp>

#include <filesystem>
#include <string>

namespace polarmir::html {

/// Samples up to which figures show each of them; of larger cohorts they show groups.
inline constexpr std::size_t most_samples_drawn{100};

/// The report of a cohort as one page for a browser: no other file, no network, all figures and tables
/// without scripts, under a policy that allows nothing but the styles and the script of the page itself.
/// Text from samples and sheets shows literally, whatever it holds. The page has no times, paths or numbers
/// of threads: equal results give equal bytes.
[[nodiscard]] std::string report_page(pipeline::merge_outcome const & cohort);

/// Writes it to `path`, as a whole or not at all. Throws resource_error.
void write_report(std::filesystem::path const & path, pipeline::merge_outcome const & cohort);

} // namespace polarmir::html
