#pragma once
#include <polarmir/library/layout.hpp>

#include <string>

namespace polarmir::library {

/// What speaks for an inference, in numbers: `6,370 of 6,512 known miRNAs (97.8 %)`.
[[nodiscard]] std::string evidence_text(inference const & found);

/// What the user should do about it, as options where some are needed: `nothing to do`, or for example
/// `give --kit truseq, or --kit nextflex if it was made with that`.
[[nodiscard]] std::string recommendation(inference const & found);

} // namespace polarmir::library
