#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace polarmir::bam {

/// How aligned bases differ from the reference, as SAM tells it (optional fields specification).
struct mismatch_fields
{
    std::uint32_t nm{0}; ///< bases that differ; N of the reference differs from every base
    std::string md;      ///< runs of equal bases, and the reference's base where they differ: `10A11`
};

/// `read` and `reference` have the same length.
[[nodiscard]] mismatch_fields compare_bases(std::string_view read, std::string_view reference);

} // namespace polarmir::bam
