#pragma once
#include <polarmir/align/stored_seeds.hpp>
#include <polarmir/core/log.hpp>
#include <polarmir/reference/mirna_reference.hpp>

#include <filesystem>
#include <memory>

namespace polarmir::pipeline {

/// The seeds that `reference build` stored in the directory of a reference; nothing for the embedded panel,
/// which takes no time to sort. Missing, damaged or outdated ones are made anew, and stored where the
/// directory can be written.
[[nodiscard]] std::shared_ptr<align::stored_seeds const>
open_seeds(std::filesystem::path const & directory_or_name,
           reference::mirna_reference const & reference,
           log_sink const & log);

} // namespace polarmir::pipeline
