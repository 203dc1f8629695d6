#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace polarmir::concordance {

/// Where an end of a read may lie, nt from that end of the mature; + is further 3'.
struct window
{
    int first{0};
    int last{0};
    friend bool operator==(window const &, window const &) = default;
};

/// No limit in that direction: longer than any read.
inline constexpr int unlimited{99};

/// Which alignments of a read are kept.
enum class best_hit : std::uint8_t
{
    strata,     ///< as our own: fewest mismatches, then no tail, then one of A and T, then the shortest
    mismatches, ///< those with the fewest mismatches (bowtie --best --strata)
    exact,      ///< those that agree with the whole read, else those with the fewest mismatches
    all,        ///< every one that is allowed
};

/// What one read that fits several hits is worth for each.
enum class tie : std::uint8_t
{
    abundance, ///< a share in proportion to the abundance of the miRNAs
    equal,     ///< 1/n, or one of them at random, which is the same in expectation
    full,      ///< 1
    none,      ///< 0: only reads with one hit are counted
};

/// What is one hit.
enum class hit : std::uint8_t
{
    sequence, ///< a mature sequence, whatever it is called and wherever it lies
    name,     ///< a mature: those with the same sequence count each
    place,    ///< a mature on a hairpin: copies count each
};

/// How a pipeline counts reads for matures, as far as it can be told from the inserts: everything in which
/// our rules and those of others differ. The defaults are our own (count::annotator).
struct rules
{
    std::string name{"polarmir"};
    /// Reads that were dropped here before they were aligned (no adapter found, low quality) take part, as
    /// far as their insert can be told.
    bool dropped_reads{false};
    bool molecules{true};   ///< where reads have UMIs, molecules are counted
    bool competition{true}; ///< reads that other RNAs explain as well or better are left out, and spike-ins
    bool both_strands{false};
    std::uint32_t min_length{16};        ///< nt of the insert
    std::uint32_t min_exact{17};         ///< templated nt of a hit without mismatch
    std::uint32_t min_with_mismatch{18}; ///< and with; an insert that is a mature needs neither
    window start{-3, 3};                 ///< of the 5' end
    std::uint32_t ignored_5p{0};         ///< first bases that are not compared
    window end{-5, 5};                   ///< of the 3' end
    bool whole_read{false};              ///< `end` is that of the read, not that of its templated part
    std::uint32_t tail{3};               ///< most last bases that may disagree without being mismatches
    std::uint32_t seed{0};               ///< if not 0, all bases behind the first `seed` are such
    std::uint32_t clean_end{3};          ///< bases before the tail that must agree
    bool one_letter_tail{false};         ///< a tail is a run of one base
    unsigned mismatches{1};              ///< in what is compared
    unsigned disagreements{unlimited};   ///< in the whole read, its tail included
    bool matures_only{false}; ///< reads are compared with matures (and the bases that `start` and `end` allow
                              ///< beside them), not with hairpins, where another place may be better
    best_hit best{best_hit::strata};
    concordance::tie ties{concordance::tie::abundance};
    concordance::hit hits{concordance::hit::sequence};
    /// miRNAs with fewer exact reads than this, or exact reads of at most a tenth of the others, get none.
    std::uint32_t min_exact_reads{0};

    friend bool operator==(rules const &, rules const &) = default;
};

/// The parts of the rules, in the order in which differences are attributed to them. What takes part in
/// counting at all (other strand, other RNAs, reads dropped here) comes last, so that such reads are judged
/// by the other pipeline's rules and are charged to nothing else.
enum class clause : std::uint8_t
{
    umi,
    ties,
    hits,
    length,
    start,
    end,
    tail,
    mismatches,
    target,
    best,
    strand,
    competition,
    trimming,
    filter,
};
inline constexpr std::size_t clause_count{14};

/// `antisense` (of `strand`), `end`, ...: the cause as the tables call it.
[[nodiscard]] char const * name_of(clause part) noexcept;

/// Takes one part over from other rules.
void adopt(rules & mine, rules const & theirs, clause part);

/// Whether two rules agree in that part.
[[nodiscard]] bool agree(rules const & a, rules const & b, clause part);

/// The rules of published pipelines, ours first; read off their sources and option lists.
[[nodiscard]] std::span<rules const> known_rules();

} // namespace polarmir::concordance
