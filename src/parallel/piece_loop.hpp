#pragma once
#include <atomic>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>

namespace polarmir::detail {

/// Runs a loop body over the pieces of [0, size) and keeps the exception of the lowest piece that failed.
/// Pieces behind a failed one may be left out, pieces before it never.
class piece_loop
{
  public:
    using body_function = std::function<void(std::size_t begin, std::size_t end)>;

    /// `grain` is at least 1; `body` must outlive the loop.
    piece_loop(std::size_t size, std::size_t grain, body_function const & body);

    [[nodiscard]] std::size_t pieces() const noexcept { return pieces_; }

    void run_in_order();
    /// The caller is one of the threads.
    void run_with_threads(std::size_t threads);

    void rethrow_failure() const;

  private:
    void run(std::size_t piece);

    std::size_t size_;
    std::size_t grain_;
    std::size_t pieces_;
    body_function const & body_;
    std::atomic<std::size_t> first_failed_;
    std::mutex mutex_;
    std::exception_ptr failure_; // of piece first_failed_; guarded by mutex_
};

} // namespace polarmir::detail
