#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace polarmir::reads {

/// Where in which FASTQ file something is wrong.
struct fastq_place
{
    std::string const & file_name;
    std::uint64_t line{0};   ///< 1-based
    std::uint64_t record{0}; ///< 1-based
    std::string_view header; ///< first line of the record as far as known, with its '@'
};

inline constexpr char const * damaged_remedy{"; copy or download the file again"};

/// Throws parse_error: `file:line: problem (record N, name)` and the remedy; empty where the problem tells
/// it.
[[noreturn]] void
fail(fastq_place const & where, std::string const & problem, std::string const & remedy = {});

/// Throws parse_error naming the format when `text`, the beginning of a file, is of a known other format.
void refuse_other_formats(std::string const & file_name, std::string_view text);

/// True when `line`, taken up to LF or the end, holds several lines that end with CR alone.
[[nodiscard]] bool has_bare_cr(std::string_view line) noexcept;

inline constexpr char const * bare_cr_problem{"lines end with CR alone"};
inline constexpr char const * bare_cr_remedy{"; convert the file to LF line ends"};

} // namespace polarmir::reads
