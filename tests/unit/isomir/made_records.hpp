#pragma once
#include <polarmir/isomir/record.hpp>

#include <string>

namespace polarmir::test {

/// A record whose other fields say nothing.
inline isomir::record made_record(std::string const & accession,
                                  std::string const & read,
                                  std::string const & variant,
                                  std::uint64_t reads)
{
    isomir::record one;
    one.uid = "iso";
    one.read = read;
    one.mirna = "miR-" + accession;
    one.accession = accession;
    one.variant = variant;
    one.shift_5p = one.shift_3p = one.tail_nt = one.snvs = "0";
    one.bases_5p = one.bases_3p = one.tail = one.substitutions = "0";
    one.parent = "hp";
    one.start = "3";
    one.end = "4";
    one.cigar = "2M";
    one.changes = "NA";
    one.hits = "1";
    one.reads = reads;
    return one;
}

inline void write_records(std::filesystem::path const & path, std::vector<isomir::record> const & records)
{
    isomir::record_writer table{path};
    for (isomir::record const & one : records)
        table.write(one);
    table.commit();
}

} // namespace polarmir::test
