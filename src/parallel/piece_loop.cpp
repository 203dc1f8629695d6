#include "parallel/piece_loop.hpp"

#include <polarmir/parallel/start_thread.hpp>

#include <algorithm>
#include <thread>
#include <vector>

namespace polarmir::detail {

piece_loop::piece_loop(std::size_t size, std::size_t grain, body_function const & body) :
    size_{size}, grain_{grain}, pieces_{size / grain + (size % grain != 0 ? 1 : 0)}, body_{body},
    first_failed_{pieces_}
{}

void piece_loop::run_in_order()
{
    for (std::size_t piece = 0; piece < pieces_; ++piece)
        run(piece);
}

void piece_loop::run_with_threads(std::size_t threads)
{
    std::atomic<std::size_t> next{0};
    auto const loop = [&] {
        for (std::size_t piece = next++; piece < pieces_; piece = next++)
            run(piece);
    };
    std::vector<std::jthread> const pool = start_threads(threads - 1, loop);
    loop();
}

void piece_loop::run(std::size_t piece)
{
    if (piece > first_failed_)
        return;
    try
    {
        std::size_t const begin = piece * grain_;
        body_(begin, begin + std::min(grain_, size_ - begin));
    }
    catch (...)
    {
        std::scoped_lock const lock{mutex_};
        if (piece < first_failed_)
        {
            first_failed_ = piece;
            failure_ = std::current_exception();
        }
    }
}

void piece_loop::rethrow_failure() const
{
    if (failure_)
        std::rethrow_exception(failure_);
}

} // namespace polarmir::detail
