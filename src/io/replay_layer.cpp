#include "io/replay_layer.hpp"

#include <algorithm>
#include <utility>

namespace polarmir::io {

replay_layer::replay_layer(std::unique_ptr<byte_layer> source, std::size_t count) :
    source_{std::move(source)}, first_bytes_(count, '\0')
{
    std::size_t filled{0};
    while (filled < count)
    {
        std::size_t const more = source_->read_some(std::span{first_bytes_}.subspan(filled));
        if (more == 0)
            break;
        filled += more;
    }
    first_bytes_.resize(filled);
}

std::size_t replay_layer::read_some(std::span<char> into)
{
    if (replayed_ == first_bytes_.size())
        return source_->read_some(into);
    std::size_t const count = first_bytes_.copy(into.data(), into.size(), replayed_);
    replayed_ += count;
    return count;
}

} // namespace polarmir::io
