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
    random_ends,   ///< the random bases on both sides of the insert, on the user's wish; never of a kit
    read_name,     ///< taken out of the read before and kept in its name; never of a kit
};

/// What a library preparation kit puts around the insert:
/// clip_5p - insert - gap_3p [- poly-A] - adapter_3p [- UMI].
struct kit
{
    std::string name;        ///< as given to --kit: truseq, nebnext, qiaseq, ...
    std::string description; ///< for people
    std::string adapter_3p;  ///< DNA letters; of poly-A kits without the A it may begin with
    std::uint32_t clip_5p{
        0}; ///< bases before the insert that are not part of it (random, bar code, template switch)
    std::uint32_t gap_3p{0}; ///< random bases between insert and adapter
    umi_place umi{umi_place::none};
    std::uint32_t umi_length{0};
    bool poly_a{false}; ///< a poly-A tail is added to the insert in place of a ligated adapter
};

} // namespace polarmir::reference
