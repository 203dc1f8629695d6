#pragma once
#include "fetch/transport.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace polarmir::fetch {

/// What an answer means for the bytes that are there already.
enum class next_step
{
    append,     ///< the rest comes (206)
    restart,    ///< all of it comes (200)
    finished,   ///< there is no rest (416)
    start_over, ///< the bytes there belong to another version of the file, or nobody can tell
    redirect,
    try_again, ///< the server is busy
    absent,    ///< 404, 410
    refuse,
};

[[nodiscard]] next_step next_step_of(answer const & head, request const & sent);

/// By which the server recognises this version of the file later: a strong ETag, else Last-Modified. Empty: a
/// download that breaks off has to begin anew.
[[nodiscard]] std::string validator_of(answer const & head);

/// Size of the whole file, when the answer tells.
[[nodiscard]] std::optional<std::uint64_t> total_bytes(answer const & head);

/// Seconds of Retry-After; a date there is not read.
[[nodiscard]] std::optional<unsigned> retry_after(answer const & head);

/// Before attempt `attempt` + 1: 1, 2, 4 ... seconds, at least what the server asks for, 60 at most.
[[nodiscard]] unsigned seconds_to_wait(unsigned attempt, std::optional<unsigned> asked);

/// https is not left for http; other schemes are refused.
[[nodiscard]] bool may_lead_to(std::string const & from, std::string const & to);

} // namespace polarmir::fetch
