#pragma once
#include "example.hpp"

#include <polarmir/reference/mirna_reference.hpp>

#include <string>
#include <vector>

namespace polarmir::test {

/// What an example says beside what this program says.
struct comparison
{
    example theirs;
    std::string verdict; ///< class of the read
    std::string mirna;
    std::string variant;
    std::string cigar;
    std::string start;
    std::string reason;
};

std::vector<comparison> compare_all(examples const & all, reference::mirna_reference const & reference);

} // namespace polarmir::test
