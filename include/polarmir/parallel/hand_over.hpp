#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>

namespace polarmir {

/// A queue between threads that make values and one that takes them, with room for `most`.
template <typename value_t>
class hand_over
{
  public:
    explicit hand_over(std::size_t most) : most_{most} {}

    /// Waits for room. False when it was stopped instead: the value is not wanted any more.
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

    /// No value comes any more. `failure` is rethrown behind the last one.
    void close(std::exception_ptr failure)
    {
        {
            std::scoped_lock const lock{mutex_};
            failure_ = std::move(failure);
            at_end_ = true;
        }
        changed_.notify_all();
    }

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
    std::size_t most_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<value_t> ready_;  // guarded by mutex_
    std::exception_ptr failure_; // guarded by mutex_
    bool at_end_{false};         // guarded by mutex_
};

} // namespace polarmir
