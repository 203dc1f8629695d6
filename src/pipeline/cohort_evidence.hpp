#pragma once
#include "cohort_parts.hpp"

#include <polarmir/count/origin.hpp>
#include <polarmir/reference/mirna_reference.hpp>

#include <string>

namespace polarmir::pipeline {

/// Where the reads that could be a row's are from, over all samples.
struct cohort_origin
{
    count::origin_counts reads; ///< without competitor
    std::string rna;            ///< the other RNA with most reads of all samples, or empty
    count::origin verdict{count::origin::none};
};

/// By row of the reference.
[[nodiscard]] std::vector<cohort_origin> pool_origins(samples_view samples, std::size_t rows);

/// Reads per hairpin, and per part of it.
void write_hairpins(std::filesystem::path const & path,
                    samples_view samples,
                    reference::mirna_reference const & reference);
void write_arms(std::filesystem::path const & path,
                samples_view samples,
                reference::mirna_reference const & reference);

/// Sums of the integer counts of miRNAs with the same seed.
void write_seed_families(std::filesystem::path const & path,
                         samples_view samples,
                         reference::mirna_reference const & reference,
                         count_unit unit);

/// One line per miRNA and sample in which reads could be of another RNA.
void write_origins(std::filesystem::path const & path,
                   samples_view samples,
                   reference::mirna_reference const & reference);

/// One line per sample and component of miRNAs that share reads.
void write_ambiguity(std::filesystem::path const & path, samples_view samples);

/// Reads by what they are: the part of the ledger that was decided by alignment.
void write_classes(std::filesystem::path const & path, samples_view samples);

/// Bases 2-8 (Bartel, Cell 2009;136:215).
[[nodiscard]] std::string seed_of(reference::mature const & mature);

} // namespace polarmir::pipeline
