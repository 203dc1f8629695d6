#pragma once
#include <polarmir/align/aligner.hpp>
#include <polarmir/align/alignment.hpp>
#include <polarmir/align/stored_seeds.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace polarmir::align {

/// How alignments are found. The kinds share no code and give the same answers: each is evidence for the
/// other.
enum class engine_kind : std::uint8_t
{
    seed_index, ///< hairpin_index and aligner: fast
    fm_index,   ///< the search with errors of SeqAn3, only in builds that have it
};

/// Finds where inserts lie on the sequences it holds, by the rules stated at `aligner`.
class engine
{
  public:
    engine(engine const &) = delete;
    engine & operator=(engine const &) = delete;
    virtual ~engine() = default;

    /// All alignments of the best stratum. `insert`: upper-case DNA letters. Thread-safe, like every call.
    [[nodiscard]] result operator()(std::string_view insert) const
    {
        return (*this)(insert, config_.max_mismatches);
    }

    /// The same with at most `max_mismatches` mismatches, which may be fewer than config has.
    [[nodiscard]] virtual result operator()(std::string_view insert, unsigned max_mismatches) const = 0;

    /// Every valid alignment, of whatever stratum, sorted by (hairpin, position).
    [[nodiscard]] virtual std::vector<alignment> every_alignment(std::string_view insert,
                                                                 unsigned max_mismatches) const = 0;

  protected:
    explicit engine(config settings) : config_{settings} { config_.validate(); }

  private:
    config config_;
};

/// False for fm_index in builds without SeqAn3.
[[nodiscard]] bool is_available(engine_kind kind) noexcept;

/// `sequences`: as for hairpin_index; they are copied. The seed index takes about 13 bytes per base (29 while
/// it is made), the FM index 3 (11 while it is made). Throws usage_error when the settings are out of range
/// or this build has no such engine, and input_error as hairpin_index does. `stored`: the seed index of just
/// these sequences, which must outlive the engine; an FM index has no use for it.
[[nodiscard]] std::unique_ptr<engine const> make_engine(engine_kind kind,
                                                        std::span<std::string_view const> sequences,
                                                        config settings,
                                                        stored_index const * stored = nullptr);

} // namespace polarmir::align
