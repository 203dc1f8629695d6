#pragma once
#include <polarmir/parallel/hand_over.hpp>
#include <polarmir/parallel/ordered_pipeline.hpp>
#include <polarmir/parallel/start_thread.hpp>

#include <cstddef>
#include <exception>
#include <functional>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

namespace polarmir {

/// As read_ahead, but each input of the source goes through `work` on one of several threads; the results
/// keep the order of the inputs. An exception of either is rethrown behind the results that came before it.
template <typename input_t, typename result_t>
class work_ahead
{
  public:
    using source = std::function<std::optional<input_t>()>;
    using worker = std::function<result_t(input_t &&)>;

    /// `work` must not change shared state. At most `threads` + `most` results are on their way at once.
    work_ahead(source next, worker work, std::size_t threads, std::size_t most) :
        source_{std::move(next)}, work_{std::move(work)}, threads_{threads}, results_{most},
        thread_{start_thread([this](std::stop_token const & stop) { produce(stop); })}
    {}

    /// Waits for the next result. At the end it gives nothing, or throws, again and again.
    [[nodiscard]] std::optional<result_t> next() { return results_.next(); }

  private:
    struct unwanted
    {};

    void produce(std::stop_token const & stop)
    {
        std::exception_ptr failure;
        try
        {
            ordered_pipeline(
                threads_,
                [&] { return stop.stop_requested() ? std::nullopt : source_(); },
                work_,
                [&](result_t && result) {
                    if (!results_.push(std::move(result), stop))
                        throw unwanted{};
                });
        }
        catch (unwanted const &) // whoever took the results is gone
        {}
        catch (...)
        {
            failure = std::current_exception();
        }
        results_.close(std::move(failure));
    }

    source source_;
    worker work_;
    std::size_t threads_;
    hand_over<result_t> results_;
    std::jthread thread_; // last: stopped and joined before what it uses goes away
};

} // namespace polarmir
