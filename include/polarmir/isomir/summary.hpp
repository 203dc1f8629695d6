#pragma once
#include <polarmir/isomir/joined.hpp>

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
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

/// Every miRNA of a sample that has reads, by accession.
[[nodiscard]] std::vector<mature_summary> summarise(record_reader records, expression counted);

/// isomir_summary.tsv: one line per sample and miRNA, percentages of its reads.
void write_summary(std::filesystem::path const & path,
                   std::span<sample_records const> samples,
                   expression counted);

/// The numbers MultiQC's mirtop module shows (a JSON file named *_mirtop_stats.log): for each sample and kind
/// of isomiR the sum of its reads, the number of isomiRs and their mean; an isomiR is in every kind it shows.
void write_mirtop_stats(std::filesystem::path const & path,
                        std::span<sample_records const> samples,
                        expression counted);

} // namespace polarmir::isomir
