#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace polarmir::simulate {

/// What a simulated read is made of, and so what a counting program should call it when it was read without
/// error. `too_long` inserts are longer than most reads: with short reads no adapter is seen.
enum class read_class : std::uint8_t
{
    mirna,         ///< a mature miRNA or an isomiR of it
    hairpin_other, ///< a piece of a hairpin that starts nowhere near a mature: loop, moRNA
    competitor,    ///< a piece of a made-up RNA unlike any hairpin, or of a real RNA, whatever it is like
    antisense,     ///< the reverse complement of a mature, unlike any hairpin
    spike_in,      ///< a whole spike-in
    adapter_dimer, ///< no insert
    too_short,     ///< 8-15 random nt
    too_long,      ///< 51-80 random nt
    other_species, ///< RNA of another species, unlike any hairpin
};
inline constexpr std::size_t read_class_count{9};

/// Every class, in the order of the enumeration.
inline constexpr std::array<read_class, read_class_count> all_read_classes{read_class::mirna,
                                                                           read_class::hairpin_other,
                                                                           read_class::competitor,
                                                                           read_class::antisense,
                                                                           read_class::spike_in,
                                                                           read_class::adapter_dimer,
                                                                           read_class::too_short,
                                                                           read_class::too_long,
                                                                           read_class::other_species};

/// The name used in files and options, e.g. `hairpin_other`.
[[nodiscard]] char const * name_of(read_class c) noexcept;

/// The opposite of name_of.
[[nodiscard]] std::optional<read_class> read_class_from(std::string_view name) noexcept;

} // namespace polarmir::simulate
