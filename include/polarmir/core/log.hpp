#pragma once
#include <functional>
#include <string>

namespace polarmir {

enum class log_level
{
    detail,  ///< shown with -v
    info,    ///< progress of the work, hidden by -q
    warning, ///< something the user should look at; never hidden
};

/// Where library code that has something to say (`pipeline`, `fetch`, `concordance`) sends its lines. May be
/// called from several threads at once; the receiver serialises.
using log_sink = std::function<void(log_level, std::string const & message)>;

} // namespace polarmir
