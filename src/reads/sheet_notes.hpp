#pragma once
#include <polarmir/reads/sample.hpp>

#include <filesystem>
#include <span>

namespace polarmir::reads {

/// Adds what the Illumina sheets in the run folders among `inputs` say of samples that were found by the
/// names of their files: annotations, samples without files, settings that harm miRNA reads. A sheet never
/// adds or removes a sample; one that cannot be read, and several in one folder, are a warning.
void annotate_from_run_folders(cohort & found, std::span<std::filesystem::path const> inputs);

/// Only the warnings about settings that harm miRNA reads, of all Illumina sheets in the folders among
/// `inputs` that can be read: for cohorts that another sheet describes.
void warn_of_masking(cohort & found, std::span<std::filesystem::path const> inputs);

} // namespace polarmir::reads
