#include "bam/mismatches.hpp"

namespace polarmir::bam {

mismatch_fields compare_bases(std::string_view read, std::string_view reference)
{
    mismatch_fields fields;
    std::size_t equal{0};
    for (std::size_t i = 0; i < read.size(); ++i)
    {
        if (read[i] == reference[i] && read[i] != 'N')
        {
            ++equal;
            continue;
        }
        fields.md += std::to_string(equal) + reference[i];
        equal = 0;
        ++fields.nm;
    }
    fields.md += std::to_string(equal);
    return fields;
}

} // namespace polarmir::bam
