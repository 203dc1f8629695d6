#pragma once
#include <polarmir/explain/explanation.hpp>

#include <string>
#include <utility>
#include <vector>

namespace polarmir::test {

inline explain::drawn_bases bases_at(std::size_t offset, std::string letters)
{
    explain::drawn_bases drawing;
    drawing.offset = offset;
    drawing.letters = std::move(letters);
    return drawing;
}

inline void add(explain::panel & panel, std::vector<std::string> cells, explain::drawn_bases drawing)
{
    explain::laid_insert & insert = panel.inserts.emplace_back();
    insert.cells = std::move(cells);
    insert.drawing = std::move(drawing);
}

/// One of everything.
inline explain::explanation made_explanation()
{
    explain::panel hairpin;
    hairpin.title = "h<1>, 8 nt";
    hairpin.sequence = bases_at(0, "ACGTACGT");
    hairpin.features.emplace_back().drawing = bases_at(2, "===");
    hairpin.features.back().name = "miR & co";
    explain::panel drawn = hairpin;
    drawn.columns = {"reads", "fit"};
    add(drawn, {"12", "exact"}, bases_at(1, "....."));
    drawn.inserts.back().bases = "CGTAC";
    add(drawn, {"3", "1 mismatch, tail AT"}, bases_at(4, "..T.at"));
    drawn.inserts.back().bases = "ACTTAT";
    drawn.inserts.back().remark = "a 'remark'";
    explain::explanation all;
    all.title = "miR \"x\"";
    all.sentences = {"A sentence."};
    all.tables.push_back(
        {"Samples", {"sample", "reads", "RNA"}, {{"S\xc3\xa4", "1", "U2"}, {"S20", "100", ""}}});
    explain::chapter & counted = all.chapters.emplace_back();
    counted.title = "Counted: 2";
    counted.sentences = {"They are counted."};
    counted.panels = {hairpin, drawn};
    counted.rest = "and 1 more";
    all.chapters.emplace_back().title = "Others: none";
    return all;
}

} // namespace polarmir::test
