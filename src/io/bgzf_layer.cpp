#include "io/bgzf_layer.hpp"

#include "io/memory_layer.hpp"

#include <algorithm>
#include <utility>

namespace polarmir::io {
namespace {

constexpr std::size_t most_ahead{4}; // pieces, besides those at work

} // namespace

bgzf_layer::bgzf_layer(std::unique_ptr<byte_layer> source,
                       inflate_backend backend,
                       std::string name,
                       std::size_t threads) :
    splitter_{std::move(source)},
    backend_{backend}, name_{std::move(name)}, ahead_{[this] { return splitter_.next(); },
                                                      [this](bgzf_splitter::piece && piece) {
                                                          return inflate(std::move(piece));
                                                      },
                                                      threads,
                                                      most_ahead}
{}

std::size_t bgzf_layer::read_some(std::span<char> into)
{
    while (given_ == current_.text.size() && !rest_)
    {
        if (current_.failure)
            std::rethrow_exception(current_.failure);
        if (current_.more)
            if (std::size_t const count = current_.more->read_some(into); count != 0)
                return count;
        spare_.give_back(std::move(current_.text));
        given_ = 0;
        if (std::optional<inflated> next = ahead_.next())
            current_ = *std::move(next);
        else
        {
            current_ = {};
            rest_ = open(std::move(splitter_).rest(), splitter_.rest_begin()); // its thread has ended
        }
    }
    if (rest_)
        return rest_->read_some(into);
    std::size_t const count = std::min(into.size(), current_.text.size() - given_);
    std::copy_n(current_.text.begin() + static_cast<std::ptrdiff_t>(given_), count, into.begin());
    given_ += count;
    return count;
}

bgzf_layer::inflated bgzf_layer::inflate(bgzf_splitter::piece && piece)
{
    std::unique_ptr<gzip_layer> blocks =
        open(std::make_unique<memory_layer>(std::move(piece.bytes)), piece.begin);
    inflated out{spare_.take(), nullptr, nullptr};
    // One byte more than blocks hold: the last call finds room and no byte for it.
    out.text.resize(bgzf_splitter::most_blocks * bgzf_splitter::largest_block + 1);
    std::size_t size{0};
    try
    {
        while (size < out.text.size())
        {
            std::size_t const count = blocks->read_some(std::span{out.text}.subspan(size));
            if (count == 0)
                break;
            size += count;
        }
        if (size == out.text.size()) // no real BGZF: the rest may be thousands of times as much
            out.more = std::move(blocks);
    }
    catch (...)
    {
        out.failure = std::current_exception();
    }
    out.text.resize(size);
    return out;
}

std::unique_ptr<gzip_layer> bgzf_layer::open(std::unique_ptr<byte_layer> source, std::uint64_t begin) const
{
    return std::make_unique<gzip_layer>(
        std::make_unique<byte_window>(std::move(source)), make_inflater(backend_), name_, begin);
}

} // namespace polarmir::io
