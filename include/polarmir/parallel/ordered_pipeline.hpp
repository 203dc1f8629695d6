#pragma once
#include <polarmir/parallel/start_thread.hpp>

#include <atomic>
#include <concepts>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <type_traits>
#include <utility>

namespace polarmir {
namespace detail {

/// A batch on its way, or the exception that took its place; neither behind the end.
template <typename value_t>
struct pipeline_slot
{
    std::optional<value_t> value;
    std::exception_ptr failure;
};

/// The three callables of a pipeline, each wrapped so that exceptions travel in the slot of their batch. Then
/// the one rethrown is that of the earliest batch, whichever thread came first.
template <typename input_t, typename output_t>
class pipeline_steps
{
  public:
    /// Calls of `read` and of `sink` must not overlap; `sink` gets the slots in the order `read` gave them.
    [[nodiscard]] pipeline_slot<input_t> read(auto & source)
    {
        pipeline_slot<input_t> slot;
        if (source_ended_ || stopped_)
            return slot;
        try
        {
            slot.value = source();
        }
        catch (...)
        {
            slot.failure = std::current_exception();
        }
        source_ended_ = !slot.value;
        return slot;
    }

    [[nodiscard]] pipeline_slot<output_t> work(auto & work, pipeline_slot<input_t> && in) const
    {
        pipeline_slot<output_t> out{std::nullopt, std::move(in.failure)};
        if (!in.value || stopped_)
            return out;
        try
        {
            out.value.emplace(std::invoke(work, *std::move(in.value)));
        }
        catch (...)
        {
            out.failure = std::current_exception();
        }
        return out;
    }

    void sink(auto & sink, pipeline_slot<output_t> && out)
    {
        if (stopped_)
            return;
        try
        {
            if (out.failure)
                std::rethrow_exception(out.failure);
            std::invoke(sink, *std::move(out.value));
        }
        catch (...)
        {
            failure_ = std::current_exception();
            stopped_ = true;
        }
    }

    void rethrow_failure() const
    {
        if (failure_)
            std::rethrow_exception(failure_);
    }

  private:
    bool source_ended_{false};         // only used by `read`
    std::exception_ptr failure_;       // only used by `sink`
    std::atomic<bool> stopped_{false}; // set by `sink`: nothing that is still on its way matters any more
};

/// Claim in order, work freely, deliver in order. Every claimed slot is delivered, also a failed one, so no
/// thread waits for a turn that never comes. Threads that wait sleep: a pool whose threads spin takes time
/// from the thread that reads ahead of the source.
template <typename input_t, typename output_t>
void run_with_threads(std::size_t threads, auto & source, auto & work, auto & sink)
{
    pipeline_steps<input_t, output_t> steps;
    std::mutex input;
    std::mutex output;
    std::condition_variable turn;
    std::size_t claimed{0};   // guarded by input
    std::size_t delivered{0}; // guarded by output
    auto const loop = [&] {
        while (true)
        {
            std::unique_lock claim{input};
            pipeline_slot<input_t> in = steps.read(source);
            if (!in.value && !in.failure)
                return;
            std::size_t const ticket = claimed++;
            claim.unlock();
            pipeline_slot<output_t> out = steps.work(work, std::move(in));
            std::unique_lock lock{output};
            turn.wait(lock, [&] { return delivered == ticket; });
            steps.sink(sink, std::move(out));
            ++delivered;
            turn.notify_all();
        }
    };
    {
        auto const pool = start_threads(threads - 1, loop);
        loop();
    }
    steps.rethrow_failure();
}

} // namespace detail

/// Runs `source() -> work(batch) -> sink(result)`: `source` is called by one thread at a time and returns an
/// optional batch, nothing at the end; `work` runs on up to `threads` threads and must not change shared
/// state; `sink` is called by one thread at a time, in the order of the batches. At most `threads` batches
/// are on their way at once, which bounds the memory.
///
/// An exception of any of the three ends the run and is rethrown here when every earlier batch has reached
/// the sink; later batches do not reach it. So what the sink sees and which exception comes out do not depend
/// on the number of threads. With one thread everything runs in the caller.
template <std::invocable source_t, typename work_t, typename sink_t>
void ordered_pipeline(std::size_t threads, source_t && source, work_t && work, sink_t && sink)
{
    using input_t = typename std::invoke_result_t<source_t>::value_type;
    using output_t = std::invoke_result_t<work_t, input_t &&>;

    if (threads <= 1)
        while (std::optional<input_t> batch = source())
            std::invoke(sink, std::invoke(work, *std::move(batch)));
    else
        detail::run_with_threads<input_t, output_t>(threads, source, work, sink);
}

} // namespace polarmir
