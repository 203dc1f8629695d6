#pragma once
#include <nlohmann/json.hpp>

namespace polarmir::pipeline {

/// Keys stay in the order they are written, so files are the same on every run.
using json = nlohmann::ordered_json;

} // namespace polarmir::pipeline
