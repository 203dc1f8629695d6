#pragma once

namespace polarmir::cli::exit_code {

inline constexpr int ok{0};
inline constexpr int failed{1};   ///< a sample could not be processed
inline constexpr int usage{2};    ///< command line
inline constexpr int input{3};    ///< input data
inline constexpr int resource{4}; ///< disk, memory, a folder in use

} // namespace polarmir::cli::exit_code
