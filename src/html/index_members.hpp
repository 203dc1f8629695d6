#pragma once
#include "html/view.hpp"

#include <polarmir/score/shipped.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace polarmir::html {

/// One miRNA of the index.
struct index_member
{
    std::string name;
    double coefficient{0};
    score::curated_member const * curated{nullptr}; ///< of the set it is in; nullptr: not of the shipped sets
    std::vector<double> contributions;              ///< by sample, NaN where there is none
    std::vector<double> levels;                     ///< log2(CPM + 10), the same
};

/// The members of the index and the samples over which they are summed up.
struct index_parts
{
    std::vector<index_member> members;
    /// Of a comparison the samples that took part, control and case; else all samples whose index may be
    /// printed, as one group.
    std::vector<std::vector<std::size_t>> groups;

    [[nodiscard]] bool is_difference() const noexcept { return groups.size() == 2; }
    /// What a miRNA adds to the difference of the mean indices, or to the mean index.
    [[nodiscard]] double effect_of(index_member const & one) const;
    [[nodiscard]] std::string title() const
    {
        return is_difference() ? "part of the difference" : "part of the mean index";
    }
};

/// The miRNAs of the lead index, by falling weight, those of M1 first.
[[nodiscard]] index_parts index_parts_of(view const & v);

/// Of the values of these samples that are not NaN.
[[nodiscard]] double mean_of(std::vector<double> const & values, std::vector<std::size_t> const & samples);

/// What the evidence for a member is and what speaks against it, separated by commas.
[[nodiscard]] std::string doubts(index_member const & one, view const & v);

} // namespace polarmir::html
