#pragma once
#include <cstddef>

#include <nlohmann/json.hpp>

namespace polarmir::pipeline {

/// Keys stay in the order they are written, so files are the same on every run.
using json = nlohmann::ordered_json;

/// Bytes of a file of ours.
inline constexpr std::size_t largest_json{std::size_t{1} << 26};

} // namespace polarmir::pipeline
