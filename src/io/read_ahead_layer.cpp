#include "io/read_ahead_layer.hpp"

#include <algorithm>
#include <utility>

namespace polarmir::io {
namespace {

constexpr std::size_t block_size{std::size_t{1} << 19};
constexpr std::size_t most_blocks{16};

} // namespace

read_ahead_layer::read_ahead_layer(std::unique_ptr<byte_layer> source) :
    source_{std::move(source)}, thread_{[this](std::stop_token const & stop) { produce(stop); }}
{}

std::size_t read_ahead_layer::read_some(std::span<char> into)
{
    if (position_ == current_.size && !fetch())
        return 0;
    std::size_t const count = std::min(into.size(), current_.size - position_);
    std::copy_n(current_.bytes.data() + position_, count, into.data());
    position_ += count;
    return count;
}

bool read_ahead_layer::fetch()
{
    std::unique_lock lock{mutex_};
    if (!current_.bytes.empty())
        empty_.push_back(std::move(current_));
    current_.size = 0;
    position_ = 0;
    changed_.wait(lock, [this] { return !full_.empty() || at_end_; });
    if (full_.empty())
    {
        if (failure_)
            std::rethrow_exception(failure_);
        return false;
    }
    current_ = std::move(full_.front());
    full_.pop_front();
    changed_.notify_all();
    return true;
}

void read_ahead_layer::produce(std::stop_token const & stop)
{
    std::exception_ptr failure;
    try
    {
        bool more{true};
        while (more && !stop.stop_requested())
        {
            block next = empty_block();
            next.size = source_->read_some(next.bytes);
            more = next.size != 0 && push(std::move(next), stop);
        }
    }
    catch (...)
    {
        failure = std::current_exception();
    }
    std::scoped_lock const lock{mutex_};
    failure_ = failure;
    at_end_ = true;
    changed_.notify_all();
}

read_ahead_layer::block read_ahead_layer::empty_block()
{
    {
        std::scoped_lock const lock{mutex_};
        if (!empty_.empty())
        {
            block next = std::move(empty_.back());
            empty_.pop_back();
            return next;
        }
    }
    return {std::vector<char>(block_size), 0};
}

bool read_ahead_layer::push(block full, std::stop_token const & stop)
{
    std::unique_lock lock{mutex_};
    if (!changed_.wait(lock, stop, [this] { return full_.size() < most_blocks; }))
        return false;
    full_.push_back(std::move(full));
    changed_.notify_all();
    return true;
}

} // namespace polarmir::io
