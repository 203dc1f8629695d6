#pragma once
#include "html/view.hpp"

#include <string>

namespace polarmir::html {

// The figures of the signature chapter, with their numbers; empty where there is nothing to show.

/// Evidence, weight, level and contribution of every miRNA of the index.
[[nodiscard]] std::string members_figure(view const & v);

/// The index of every sample, and without the miRNA that changes it most.
[[nodiscard]] std::string leave_one_out_figure(view const & v);

/// Marker ratio and level of red-cell miRNAs of every sample.
[[nodiscard]] std::string haemolysis_figure(view const & v);

} // namespace polarmir::html
