#pragma once
#include <cstddef>
#include <optional>
#include <span>

namespace polarmir::qc {

/// How the reads of a sample are spread over miRNAs.
struct diversity
{
    double reads{0};
    std::size_t detected{0};   ///< miRNAs with reads
    std::size_t singletons{0}; ///< with 1 read
    std::size_t doubletons{0}; ///< with 2 reads
    /// Share of a further read to be of a miRNA already seen: 1 - singletons / reads (Good 1953, doi
    /// 10.1093/biomet/40.3-4.237).
    double coverage{0};
    /// miRNAs with reads and a lower bound of those still unseen, bias-corrected (Chao 1987, doi
    /// 10.2307/2531532): detected + f1 (f1 - 1) / (2 (f2 + 1)) with f1 singletons and f2 doubletons.
    double chao1{0};
    double shannon{0}; ///< entropy of the shares, in nats (Shannon 1948)
    double effective_number{
        0};                   ///< exp(shannon): so many equally frequent miRNAs have this entropy (Hill 1973)
    double simpson{0};        ///< chance that two reads are of different miRNAs: 1 - sum of squared shares
    double top1_share{0};     ///< of the reads, of the most frequent miRNA; 0...1
    double top10_share{0};    ///< of the ten most frequent
    std::size_t at_1_cpm{0};  ///< miRNAs with 1 CPM or more
    std::size_t at_10_cpm{0}; ///< with 10 CPM or more
};

/// Takes reads per miRNA; singletons, and what follows from them, need whole numbers. Nothing without reads.
[[nodiscard]] std::optional<diversity> diversity_of(std::span<double const> counts);

} // namespace polarmir::qc
