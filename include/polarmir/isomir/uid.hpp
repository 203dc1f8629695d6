#pragma once
#include <string>
#include <string_view>

namespace polarmir::isomir {

/// The name of a sequence that follows from its bases alone, `iso-22-XKVLRYVPQ`: a "license plate" (Loher et
/// al., Oncotarget 2017;8:8085; Pliatsika et al., Bioinformatics 2016;32:2481) as mirGFF3 asks for.
///
/// The sequence is cut into pieces of five bases and a rest of one to four. A piece of five is a number to
/// base 4 (A 0, C 1, G 2, T 3) and is written with two digits to base 32; a rest is its place among all rests
/// in order of length, then of base 4, written with as many digits as it needs. The digits are
/// BD0EF1HI2JK3LM4NO5PQ6RS7UV8WX9YZ.
///
/// `sequence`: DNA letters A, C, G, T; not empty. Throws std::invalid_argument otherwise.
[[nodiscard]] std::string uid(std::string_view sequence);

} // namespace polarmir::isomir
