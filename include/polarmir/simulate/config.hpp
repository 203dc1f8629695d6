#pragma once
#include <polarmir/reference/kit.hpp>
#include <polarmir/simulate/read_class.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace polarmir::simulate {

/// Share (0-1) of the reads of every class; `mirna` is what the others leave.
class class_shares
{
  public:
    /// The defaults: competitor 0.2, hairpin_other 0.02, antisense 0.002, spike_in 0.005, adapter_dimer 0.05,
    /// too_short 0.02, too_long 0.01, other_species 0.
    class_shares() noexcept;

    /// Throws usage_error for `mirna`, which is not set but left, and for a share outside [0, 1).
    void set(read_class c, double share);
    [[nodiscard]] double operator[](read_class c) const noexcept;

  private:
    std::array<double, read_class_count> shares_{};
};

/// Shares (0-1) of the miRNA reads whose ends differ in one way, each drawn by itself.
struct end_rates
{
    double shift_5p{0}; ///< 5' end elsewhere on the hairpin
    double shift_3p{0}; ///< 3' end elsewhere on the hairpin
    double tail{0};     ///< bases at the 3' end that the hairpin does not have
};

/// How pieces of real RNAs are made.
enum class fragmentation : std::uint8_t
{
    processed, ///< as RNases leave them: 5' halves of 30-33 nt, ends and inner pieces of 16-36 nt
    random,    ///< cut at random, 15-45 nt
};

/// How reads are made; what is sequenced is in `design`.
struct config
{
    std::uint64_t seed{1};

    reference::kit kit; ///< an empty adapter: reads are their inserts
    /// nt; 0 stands for 50, or 75 with a UMI.
    std::uint32_t read_length{0};
    /// Mean chance (0-0.02) that a base is read wrongly; the qualities tell the chance of each base.
    double error_rate{0.001};

    class_shares shares;
    /// Share (0-1) of the miRNA reads whose ends differ from the annotated mature.
    double isomir_rate{0.4};
    /// Instead of isomir_rate. The ends then reach as far as in real samples, up to 4 nt at the 5' end, 7 nt
    /// at the 3' end and tails of 5 nt; with isomir_rate up to 2, 4 and 3 nt.
    std::optional<end_rates> ends;
    /// Share (0-1, whole percent) of A and T among the bases of tails.
    double tail_au{0.9};
    /// Share (0-1) of the miRNA reads with one inner base substituted in the molecule.
    double snv_rate{0.005};
    /// Squared coefficient of variation (0-4) of a miRNA between the samples of a group.
    double dispersion{0.1};
    /// Of miRNAs that resemble each other only the most abundant has reads.
    bool silent_paralogues{false};
    simulate::fragmentation fragmentation{fragmentation::processed};

    /// Writes truth/reads/NAME.tsv.gz: the origin of every read.
    bool truth_reads{false};

    /// The read length that is used.
    [[nodiscard]] std::uint32_t effective_read_length() const noexcept;

    /// The longest insert that leaves enough of the adapter, and all of a UMI behind it, in the read.
    [[nodiscard]] std::uint32_t longest_insert() const noexcept;

    /// Throws usage_error when a value is outside its range, the shares leave nothing for miRNA, the reads
    /// are too short for a miRNA and what the kit puts around it, or adapter dimers are asked for without an
    /// adapter.
    void validate() const;
};

/// The kit of that name (reference/kits.tsv); `none` is a kit without an adapter. Throws usage_error that
/// lists the names.
[[nodiscard]] reference::kit kit_from(std::string_view name);

} // namespace polarmir::simulate
