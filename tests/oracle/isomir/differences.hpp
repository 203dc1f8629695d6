#pragma once
#include "example.hpp"

#include <polarmir/isomir/isomir.hpp>
#include <polarmir/reference/mirna_reference.hpp>

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace polarmir::test {

/// What this program says of a read.
struct our_description
{
    std::string verdict; ///< class of the read
    std::string mirna;   ///< empty: none claims it; the expected one when that is among those that do
    isomir::isomir form; ///< meaningless when none claims it
    std::string parent;  ///< name of the hairpin
};

/// What an example says beside what this program says, and why the two are not the same. README.md explains
/// the reasons; each is checked on the read. `unexplained` is not a reason.
struct comparison
{
    example theirs;
    our_description ours;
    std::set<std::string> reasons;  ///< why the variants differ; empty: they agree
    std::set<std::string> notation; ///< why the lines of equal variants differ otherwise; the same
};

std::vector<comparison> compare_all(examples const & all, reference::mirna_reference const & reference);

/// The sets of one reference.
struct example_sets
{
    reference::mirna_reference const & reference;
    std::vector<examples> sets;
};

/// Every set of examples in data/isomir that describes reads.
std::vector<example_sets> all_examples();

} // namespace polarmir::test
