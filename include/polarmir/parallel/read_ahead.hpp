#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
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
        source_{std::move(next)}, most_{most}, thread_{
                                                   [this](std::stop_token const & stop) { produce(stop); }}
    {}

    /// Waits for the next value. At the end it gives nothing, or throws, again and again.
    [[nodiscard]] std::optional<value_t> next()
    {
        std::unique_lock lock{mutex_};
        changed_.wait(lock, [this] { return !ready_.empty() || at_end_; });
        if (ready_.empty())
        {
            if (failure_)
                std::rethrow_exception(failure_);
            return std::nullopt;
        }
        std::optional<value_t> value{std::move(ready_.front())};
        ready_.pop_front();
        lock.unlock();
        changed_.notify_all();
        return value;
    }

  private:
    void produce(std::stop_token const & stop)
    {
        std::exception_ptr failure;
        try
        {
            while (!stop.stop_requested())
            {
                std::optional<value_t> value = source_();
                if (!value || !push(*std::move(value), stop))
                    break;
            }
        }
        catch (...)
        {
            failure = std::current_exception();
        }
        {
            std::scoped_lock const lock{mutex_};
            failure_ = failure;
            at_end_ = true;
        }
        changed_.notify_all();
    }

    [[nodiscard]] bool push(value_t && value, std::stop_token const & stop)
    {
        std::unique_lock lock{mutex_};
        if (!changed_.wait(lock, stop, [this] { return ready_.size() < most_; }))
            return false;
        ready_.push_back(std::move(value));
        lock.unlock();
        changed_.notify_all();
        return true;
    }

    source source_;
    std::size_t most_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<value_t> ready_;  // guarded by mutex_
    std::exception_ptr failure_; // guarded by mutex_
    bool at_end_{false};         // guarded by mutex_
    std::jthread thread_;        // last: stopped and joined before what it uses goes away
};

} // namespace polarmir
