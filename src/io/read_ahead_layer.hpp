#pragma once
#include "io/byte_layer.hpp"

#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace polarmir::io {

/// Reads another layer on a thread of its own, a bounded number of blocks ahead. An exception of that layer
/// is rethrown behind the bytes that came before it.
class read_ahead_layer final : public byte_layer
{
  public:
    explicit read_ahead_layer(std::unique_ptr<byte_layer> source);

    [[nodiscard]] std::size_t read_some(std::span<char> into) override;

  private:
    struct block
    {
        std::vector<char> bytes;
        std::size_t size{0}; ///< how many of the bytes are filled
    };

    void produce(std::stop_token const & stop);
    [[nodiscard]] block empty_block();
    [[nodiscard]] bool push(block full, std::stop_token const & stop);
    [[nodiscard]] bool fetch();

    std::unique_ptr<byte_layer> source_;
    block current_; // the consumer's
    std::size_t position_{0};

    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<block> full_;     // guarded by mutex_
    std::vector<block> empty_;   // guarded by mutex_
    std::exception_ptr failure_; // guarded by mutex_
    bool at_end_{false};         // guarded by mutex_
    std::jthread thread_;        // last: stopped and joined before what it uses goes away
};

} // namespace polarmir::io
