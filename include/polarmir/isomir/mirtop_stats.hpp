#pragma once
#include <polarmir/isomir/record.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace polarmir::isomir {

/// How many isomiRs of a sample are of a kind, and their reads.
struct kind_numbers
{
    std::uint64_t sum{0};
    std::uint64_t count{0};
};

/// By the kind's name. An isomiR is in every kind it shows.
using kinds = std::map<std::string, kind_numbers, std::less<>>;

/// The kinds that every sample has, so that the bars of all line up, without reads.
[[nodiscard]] kinds no_kinds();

/// Counts a record of `reads` > 0.
void add(kinds & numbers, record const & one, std::uint64_t reads);

/// The numbers MultiQC's mirtop module shows (a JSON file named *_mirtop_stats.log): for each sample, in the
/// order given, and kind of isomiR the sum of its reads, the number of isomiRs and their mean. Names are
/// escaped, as MultiQC puts them into HTML as they are. Throws resource_error.
void write_mirtop_stats(std::filesystem::path const & path,
                        std::vector<std::pair<std::string, kinds>> const & samples);

} // namespace polarmir::isomir
