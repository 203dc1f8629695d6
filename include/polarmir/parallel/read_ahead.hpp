#pragma once
#include <polarmir/parallel/hand_over.hpp>
#include <polarmir/parallel/start_thread.hpp>

#include <cstddef>
#include <exception>
#include <functional>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

namespace polarmir {

/// Calls a source on a thread of its own, at most `most` values ahead of the one who takes them. The source
/// gives nothing at its end; an exception of it is rethrown behind the values that came before it. What the
/// source has written is seen by who has got the end or the exception.
template <typename value_t>
class read_ahead
{
  public:
    using source = std::function<std::optional<value_t>()>;

    read_ahead(source next, std::size_t most) :
        source_{std::move(next)}, values_{most}, thread_{start_thread(
                                                     [this](std::stop_token const & stop) { produce(stop); })}
    {}

    /// Waits for the next value. At the end it gives nothing, or throws, again and again.
    [[nodiscard]] std::optional<value_t> next() { return values_.next(); }

  private:
    void produce(std::stop_token const & stop)
    {
        std::exception_ptr failure;
        try
        {
            while (!stop.stop_requested())
            {
                std::optional<value_t> value = source_();
                if (!value || !values_.push(*std::move(value), stop))
                    break;
            }
        }
        catch (...)
        {
            failure = std::current_exception();
        }
        values_.close(std::move(failure));
    }

    source source_;
    hand_over<value_t> values_;
    std::jthread thread_; // last: stopped and joined before what it uses goes away
};

} // namespace polarmir
