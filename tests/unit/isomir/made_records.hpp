#pragma once
#include <polarmir/isomir/survey.hpp>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

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

/// The tables of all samples, as a merge makes them.
class made_tables
{
  public:
    made_tables(std::filesystem::path const & dir, std::vector<isomir::sample_records> const & samples) :
        dir_{dir}, joined_{samples, &isomir::record::reads}, summary_{dir / "summary.tsv"}
    {
        for (isomir::sample_records const & sample : samples)
        {
            isomir::gff3_writer gff3{dir / (sample.name + ".gff3"), {sample.name, "a reference", "miRBase"}};
            surveys_.push_back(isomir::survey(sample.path, &isomir::record::reads, gff3));
            gff3.commit();
            summary_.write(sample.name, surveys_.back().mirnas);
            joined_.add(surveys_.size() - 1, surveys_.back().lines);
            numbers_.emplace_back(sample.name, surveys_.back().numbers);
        }
        summary_.commit();
        joined_.write(dir / "joined.tsv", dir / "raw.tsv", 2);
        isomir::write_mirtop_stats(dir / "all_mirtop_stats.log", numbers_);
    }

    [[nodiscard]] isomir::sample_survey const & survey(std::size_t sample) const
    {
        return surveys_.at(sample);
    }

  private:
    std::filesystem::path dir_;
    std::vector<isomir::sample_survey> surveys_;
    isomir::joined_tables joined_;
    isomir::summary_table summary_;
    std::vector<std::pair<std::string, isomir::kinds>> numbers_;
};

} // namespace polarmir::test
