#pragma once
#include <cstdint>
#include <string>

namespace polarmir::reference {

/// Where a unique molecular identifier lies in the read.
enum class umi_place
{
    none,
    before_insert, ///< first bases of the read
    after_adapter, ///< directly 3' of the adapter (QIAseq)
};

/// What a library preparation kit puts around the insert: clip_5p - insert - gap_3p - adapter_3p [- UMI].
struct kit
{
    std::string name;        ///< as given to --kit: truseq, nebnext, qiaseq, ...
    std::string description; ///< for people
    std::string adapter_3p;  ///< DNA letters
    std::uint32_t clip_5p{
        0}; ///< bases before the insert that are not part of it (random, bar code, template switch)
    std::uint32_t gap_3p{0}; ///< random bases between insert and adapter
    umi_place umi{umi_place::none};
    std::uint32_t umi_length{0};
};

} // namespace polarmir::reference
