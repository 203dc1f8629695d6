#pragma once
#include "explain/drawing.hpp"

#include <polarmir/explain/explanation.hpp>
#include <polarmir/pipeline/sample_analysis.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::explain {

/// Something to be drawn on a sequence.
struct entry
{
    laying where;
    std::vector<std::string> cells;
    std::string remark;
    std::string bases; ///< as sequenced
};

/// A stretch of a sequence with a name.
struct named_laying
{
    laying where;
    std::string name;
};

/// A sequence that inserts are laid on.
struct target
{
    bool on_hairpin{true};  ///< else a competing RNA
    std::uint32_t index{0}; ///< of either
    friend bool operator==(target const &, target const &) = default;
};

struct placed_entry
{
    target where;
    entry what;
};

/// What a panel is made of.
struct panel_content
{
    std::string name; ///< of the sequence
    std::string_view sequence;
    std::vector<named_laying> features;
    std::vector<std::string> columns;
    std::vector<entry> entries;
};

/// Draws all of a sequence of up to 160 bases; of a longer one the part that holds features and entries and a
/// few bases around. Features that lie elsewhere than the entries, if there are any, are left out then.
[[nodiscard]] panel draw_panel(panel_content const & content);

/// Takes those out of `places` that are drawn in one panel: on this target; of another RNA than a hairpin no
/// more than 60 nt from the first.
[[nodiscard]] std::vector<entry> take(std::vector<placed_entry> & places, target const & where);

/// The matures of a hairpin.
[[nodiscard]] std::vector<named_laying> matures_of(reference::mirna_reference const & reference,
                                                   std::uint32_t hairpin);

/// The sequence, with its matures if it is a hairpin; nothing is laid on it.
[[nodiscard]] panel_content content_of(target const & where, pipeline::resources const & shared);

} // namespace polarmir::explain
