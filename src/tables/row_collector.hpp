#pragma once
#include "layout.hpp"

#include <polarmir/core/error.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::tables {

/// Whether a field is a number written with a comma: 1,5 or 1.234,5, or 1,234 for a thousand.
[[nodiscard]] bool has_comma(std::string_view field);

/// A count; throws parse_error when `field` is no number of 0 or more.
[[nodiscard]] double count_in(location const & where,
                              std::string const & field,
                              std::string const & mirna,
                              std::string const & sample);

/// Gathers the rows of a table of miRNA x sample.
class row_collector
{
  public:
    /// Both must outlive the collector.
    row_collector(std::string const & path, layout const & found);

    void add(io::delimited_record const & record);

    [[nodiscard]] count_matrix finish() &&;

  private:
    /// The counts of the rows of a miRNA in one sample.
    struct summary
    {
        double sum{0};
        double largest{0};
    };

    std::string const & path_;
    layout const & layout_;
    count_matrix matrix_;
    std::vector<std::vector<summary>> cells_; ///< per sample and miRNA
    bool has_fractions_{false};
    struct first_seen
    {
        std::size_t row;
        std::uint64_t line;
    };
    std::map<std::string, first_seen> seen_;
};

} // namespace polarmir::tables
