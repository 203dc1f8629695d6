#pragma once
#include "mirna_source.hpp"
#include "other_sources.hpp"

#include <polarmir/reference/mirna_reference.hpp>
#include <polarmir/simulate/simulator.hpp>

#include <cstdint>
#include <filesystem>
#include <span>

namespace polarmir::simulate {

/// What all samples have in common.
struct shared_sources
{
    shared_sources(reference::mirna_reference const & all, design const & what);

    reference::mirna_reference const & reference;
    config const & settings;
    mirna_source mirna;
    other_sources other;
};

/// One sample to write.
struct sample_task
{
    std::size_t number; ///< position in the cohort, from 0
    sample_plan const & plan;
    std::span<double const> shares; ///< of the rows
};

/// Writes the FASTQ file of a sample and, when asked for, the origin of each read.
drawn write_sample(sample_task const & task,
                   shared_sources const & sources,
                   std::filesystem::path const & directory);

} // namespace polarmir::simulate
