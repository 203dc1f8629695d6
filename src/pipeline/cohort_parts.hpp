#pragma once
#include <polarmir/pipeline/stored_sample.hpp>

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace polarmir::pipeline {

using samples_view = std::span<stored_sample const>;
using read_pairs = std::vector<std::pair<std::string, std::uint64_t>>;

/// These columns, and one for each sample.
[[nodiscard]] std::vector<std::string> cohort_header(std::vector<std::string> first, samples_view samples);

enum class key_order
{
    as_met, ///< all samples have the same keys in the same order
    natural ///< keys differ between samples
};

/// One line per key; the keys hold `first.size() - 1` tabs.
void write_pairs(std::filesystem::path const & path,
                 std::vector<std::string> const & first,
                 samples_view samples,
                 read_pairs stored_sample::*member,
                 key_order order);

/// One line per sample that has a value; all have the same columns.
void write_values(std::filesystem::path const & path,
                  samples_view samples,
                  std::vector<std::pair<std::string, std::string>> stored_sample::*member,
                  std::string_view unit = {});

} // namespace polarmir::pipeline
