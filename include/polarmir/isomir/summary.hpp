#pragma once
#include <polarmir/io/table_writer.hpp>
#include <polarmir/isomir/record.hpp>

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace polarmir::isomir {

/// How the reads of a miRNA differ from it. A read can be in several of the groups below `canonical`.
struct mature_summary
{
    std::string mirna;
    std::string accession;
    std::uint64_t reads{0};
    std::uint64_t canonical{0};
    std::uint64_t shifted_5p{0};
    std::uint64_t shorter_3p{0}; ///< the templated part ends before the mature
    std::uint64_t longer_3p{0};
    std::uint64_t tailed{0};     ///< any non-templated tail
    std::uint64_t uridylated{0}; ///< a tail of T only
    std::uint64_t adenylated{0}; ///< a tail of A only
    std::uint64_t snv{0};
};

/// Sums up the records of a sample, which must come by accession.
class summariser
{
  public:
    /// `reads` > 0.
    void add(record const & one, std::uint64_t reads);

    /// Every miRNA that has reads, by accession.
    [[nodiscard]] std::vector<mature_summary> finish() && { return std::move(sums_); }

  private:
    std::vector<mature_summary> sums_;
};

/// isomir_summary.tsv: one line per sample and miRNA, percentages of its reads.
class summary_table
{
  public:
    explicit summary_table(std::filesystem::path const & path);
    void write(std::string const & sample, std::span<mature_summary const> mirnas);
    void commit() { table_.commit(); }

  private:
    io::table_writer table_;
};

} // namespace polarmir::isomir
