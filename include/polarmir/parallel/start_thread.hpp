#pragma once
#include <polarmir/core/error.hpp>

#include <concepts>
#include <cstddef>
#include <exception>
#include <functional>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace polarmir {

/// What to say when the system refuses a thread: clusters limit how many a user may have.
inline constexpr char const * no_thread{
    "cannot start a thread: use fewer (-t), or raise the limit of processes "
    "(ulimit -u)"};

/// Whether a thread was refused, also one of TBB, which has no type for that.
[[nodiscard]] inline bool is_refused_thread(std::exception const & failure)
{
    auto const * const refusal = dynamic_cast<std::system_error const *>(&failure);
    return (refusal != nullptr && refusal->code() == std::errc::resource_unavailable_try_again) ||
           std::string_view{failure.what()}.starts_with("pthread_create has failed");
}

/// Starts a thread that is needed. Throws resource_error when the system gives none.
template <typename body_t>
[[nodiscard]] std::jthread start_thread(body_t && body)
try
{
    return std::jthread{std::forward<body_t>(body)};
}
catch (std::system_error const &)
{
    throw resource_error{no_thread};
}

/// Starts up to `most` threads that run `loop`, and fewer where the system gives no more: for a pool whose
/// owner runs the loop as well, and whose result does not depend on their number.
template <std::invocable loop_t>
[[nodiscard]] std::vector<std::jthread> start_threads(std::size_t most, loop_t & loop)
{
    std::vector<std::jthread> pool;
    pool.reserve(most);
    try
    {
        while (pool.size() < most)
            pool.emplace_back(std::ref(loop));
    }
    catch (std::system_error const &)
    {} // those that started, and the owner, do it all
    return pool;
}

} // namespace polarmir
