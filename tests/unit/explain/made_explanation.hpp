#pragma once
#include <polarmir/explain/explanation.hpp>

namespace polarmir::test {

/// One of everything.
inline explain::explanation made_explanation()
{
    explain::panel hairpin;
    hairpin.title = "h<1>, 8 nt";
    hairpin.sequence = {0, "ACGTACGT"};
    hairpin.features.push_back({{2, "==="}, "miR & co"});
    explain::panel drawn = hairpin;
    drawn.columns = {"reads", "fit"};
    drawn.inserts.push_back({{"12", "exact"}, {1, "....."}, "", "CGTAC"});
    drawn.inserts.push_back({{"3", "1 mismatch, tail AT"}, {4, "..T.at"}, "a 'remark'", "ACTTAT"});
    explain::explanation all;
    all.title = "miR \"x\"";
    all.sentences = {"A sentence."};
    all.tables.push_back(
        {"Samples", {"sample", "reads", "RNA"}, {{"S\xc3\xa4", "1", "U2"}, {"S20", "100", ""}}});
    all.chapters.push_back({"Counted: 2", {"They are counted."}, {hairpin, drawn}, "and 1 more"});
    all.chapters.push_back({"Others: none", {}, {}, {}});
    return all;
}

} // namespace polarmir::test
