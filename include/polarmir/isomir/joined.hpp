#pragma once
#include <polarmir/isomir/gff3.hpp>

#include <filesystem>
#include <span>
#include <string>

namespace polarmir::isomir {

/// A sample's isomir.tsv and what of it counts.
struct sample_records
{
    std::string name;
    std::filesystem::path path;
};

/// Writes the table that `mirtop counts --add-extra` makes: UID Read miRNA Variant iso_5p iso_3p iso_add3p
/// iso_snp iso_5p_nt iso_3p_nt iso_add3p_nt iso_snp_nt, then one column per sample; by accession and read. An
/// insert has the same description in every sample: its parent does not depend on the sample. Memory: a few
/// hundred lines per sample. Positions in iso_snp_nt count from 1, and several
/// substitutions stand one behind the other, as mirtop 0.4.25 writes them.
void write_joined(std::filesystem::path const & path,
                  std::span<sample_records const> samples,
                  expression counted);

/// Writes the table that isomiRs::IsomirDataSeqFromRawData reads: seq mir mism add t5 t3, then one column per
/// sample. mism: as iso_snp_nt above; t5, t3: gained bases in capitals, lost ones in
/// small letters; 0: none. Reads with two substitutions have no place in that form and are left out.
void write_raw_data(std::filesystem::path const & path,
                    std::span<sample_records const> samples,
                    expression counted);

} // namespace polarmir::isomir
