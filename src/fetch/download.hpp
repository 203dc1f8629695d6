#pragma once
#include "fetch/part_file.hpp"
#include "fetch/transport.hpp"

#include <polarmir/core/log.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace polarmir::fetch {

struct patience
{
    unsigned retries{4};
    std::function<void(unsigned seconds)> wait;
};

struct target
{
    std::string url;
    std::optional<std::uint64_t> bytes; ///< of the whole file, if known beforehand
};

enum class download_end
{
    whole,
    absent, ///< the server has no such file
};

/// Gets a file, or what `into` lacks of it. Throws input_error when the server refuses or sends more than the
/// file has, and resource_error when it still fails after all retries; what came until then stays in `into`.
[[nodiscard]] download_end
download(target const & wanted, part_file & into, transport & by, patience const & how, log_sink const & log);

} // namespace polarmir::fetch
