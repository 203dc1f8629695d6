#pragma once
#include "library/candidate.hpp"

#include <polarmir/library/layout.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace polarmir::library {

/// `6,512`
[[nodiscard]] std::string with_commas(std::uint64_t number);

/// `97.8 %`
[[nodiscard]] std::string percent(double share);

/// `6,512 known miRNAs`
[[nodiscard]] std::string name_mirnas(std::uint64_t number);

/// `TGGAATTCTCGG…`, with the kit it is known from: `adapter TGGAATTCTCGG… (Illumina TruSeq Small RNA)`
[[nodiscard]] std::string name_adapter(std::string_view adapter);

/// `adapter TGGAATTCTCGG… (...) behind 97.8 % of 6,512 known miRNAs`
[[nodiscard]] std::string name_support(candidate const & tested);

/// `; 4 extra bases before the insert, 4 between insert and adapter`, or nothing.
[[nodiscard]] std::string name_extras(library::layout const & layout);

/// What to do when the layout is unknown.
[[nodiscard]] std::string_view remedy() noexcept;

} // namespace polarmir::library
