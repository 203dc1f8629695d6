#pragma once
#include <polarmir/library/layout.hpp>
#include <polarmir/reads/fastq.hpp>
#include <polarmir/reference/mirna_reference.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::library {

/// The UMI the user asks for.
struct umi_request
{
    reference::umi_place place{reference::umi_place::none};
    std::uint32_t length{0}; ///< of before_insert and after_adapter; else taken from the reads
    friend bool operator==(umi_request const &, umi_request const &) = default;

    /// `none`, `random_ends`, `read_name`, `before_insert:N` or `after_adapter:N`. Throws usage_error.
    [[nodiscard]] static umi_request parse(std::string const & text);
    /// What `parse` takes.
    [[nodiscard]] std::string to_string() const;
};

/// What the user said about the library; fields without value are inferred.
struct request
{
    std::optional<std::string> adapter; ///< sequence, or `none`; nullopt = auto
    std::optional<std::string> kit;     ///< name in kits.tsv
    std::optional<int> phred_offset;    ///< 33 or 64
    std::optional<umi_request> umi; ///< nullopt: of the kit, seen behind the adapter, or in the read names

    /// Throws usage_error: adapter with letters other than ACGTUN or shorter than 6, unknown kit, both given.
    void validate() const;
};

/// How many of the first reads of a sample are to be inspected.
inline constexpr std::size_t inspected_reads{200'000};

/// Finds known matures in reads. Built once, shared by all samples.
class anchor_index;

/// Infers how the reads of one sample are built from its first reads.
///
/// Known matures (all of the reference and a built-in list of conserved ones) are found in the reads by their
/// first 16 nt, up to 16 nt inside. Their most frequent offset is the number of bases before the insert. The
/// adapter is the better supported of the known kits and of the sequence common to the reads behind the
/// matures; varying bases before it are random bases of the design, varying bases directly behind it a UMI.
/// It is `detected` with at least 60 % of 100 or more anchors, or, of 10 to 99, a lower 95 % Wilson bound of
/// at least 50 %; `kit_only` when the first 12 nt of a known kit (at most one mismatch) are in 30 % of the
/// reads and in five times more than those of any other; `already_trimmed` when reads differ in length and
/// end where their matures end.
///
/// A UMI in the read names is used when the reads themselves have none and at least 99 % of the names have
/// one of equal length: `RX:Z:` tags and `UMI_` labels unless all of 20 or more are the same, a last `_ACGT`
/// or the eighth field between colons when there are at least 20, a tenth of them (16 at most) differ and
/// none is in half of the names. A UMI the user asks for is used; what the reads say against it is a warning.
///
/// The user's request wins: its status is `given`. For a bare adapter the bases around the insert are taken
/// from the reads when they support that adapter. A contradiction becomes a warning that names both.
class inferrer
{
  public:
    /// Any species: other references add their matures to the built-in ones.
    explicit inferrer(reference::mirna_reference const & reference);
    ~inferrer();
    inferrer(inferrer && other) noexcept;
    inferrer & operator=(inferrer && other) noexcept;

    /// Looks at all of `reads` (the caller passes the first config::reads of a sample, about 0.3 s); throws
    /// usage_error for an invalid request. The same reads give the same inference, whatever `threads`.
    [[nodiscard]] inference operator()(std::span<reads::read_view const> reads,
                                       request const & wanted,
                                       std::size_t threads = 1) const;

  private:
    std::unique_ptr<anchor_index> anchors_;
};

} // namespace polarmir::library
