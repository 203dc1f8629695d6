#pragma once
#include <CLI/CLI.hpp>

namespace polarmir::cli {

/// A whole number as people write it. CLI11 alone reads 010 as 8, as C does, 0x10 as 16, and lets -1 become
/// the largest number: `--sample-index 010` of a script that fills up with zeros would count another sample.
/// Takes the zeros in front away; a message for all else.
[[nodiscard]] CLI::Validator whole_number();

} // namespace polarmir::cli
