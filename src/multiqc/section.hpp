#pragma once
#include <polarmir/pipeline/run.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace polarmir::multiqc {

/// Keys stay in the order they are written: it is that of columns and categories in MultiQC.
using json = nlohmann::ordered_json;

/// The text of a file for MultiQC; nothing where there is nothing to show.
using content = std::optional<std::string>;

/// What is written above a plot.
struct section_head
{
    char const * id;
    char const * name;
    char const * description; ///< HTML
    char const * plot_type;
};

/// A section of ours, its plot under the id and title that MultiQC wants, still without data.
[[nodiscard]] json begin_section(section_head const & head);

/// Nothing when it has no data.
[[nodiscard]] content text_of(json const & section);

/// To as many digits as the tables have.
[[nodiscard]] double rounded(double value);

[[nodiscard]] content general_statistics(pipeline::merge_outcome const & merged);
[[nodiscard]] content read_fates(pipeline::merge_outcome const & merged);
[[nodiscard]] content rna_classes(pipeline::merge_outcome const & merged);
[[nodiscard]] content mirna_lengths(pipeline::merge_outcome const & merged);
[[nodiscard]] content all_lengths(pipeline::merge_outcome const & merged);
[[nodiscard]] content score_table(pipeline::merge_outcome const & merged);
[[nodiscard]] content index_bars(pipeline::merge_outcome const & merged);
[[nodiscard]] content signature_heatmap(pipeline::merge_outcome const & merged);
[[nodiscard]] content correlation_heatmap(pipeline::merge_outcome const & merged);
[[nodiscard]] content version_section(pipeline::merge_outcome const & merged);
[[nodiscard]] content version_file(pipeline::merge_outcome const & merged);

} // namespace polarmir::multiqc
