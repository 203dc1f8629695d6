#include "io/digest_layer.hpp"

#include <polarmir/core/text.hpp>

#include <new>
#include <utility>

#include <xxhash.h>

namespace polarmir::io {

struct digest_layer::hash_state
{
    struct deleter
    {
        void operator()(XXH3_state_t * state) const noexcept { XXH3_freeState(state); }
    };
    std::unique_ptr<XXH3_state_t, deleter> xxh3{XXH3_createState()};

    hash_state()
    {
        if (xxh3 == nullptr)
            throw std::bad_alloc{};
        XXH3_128bits_reset(xxh3.get());
    }
};

digest_layer::digest_layer(std::unique_ptr<byte_layer> source) :
    source_{std::move(source)}, hash_{std::make_unique<hash_state>()}
{}

digest_layer::~digest_layer() = default;

std::size_t digest_layer::read_some(std::span<char> into)
{
    std::size_t const count = source_->read_some(into);
    std::scoped_lock const lock{mutex_};
    XXH3_128bits_update(hash_->xxh3.get(), into.data(), count);
    bytes_ += count;
    return count;
}

std::uint64_t digest_layer::bytes() const
{
    std::scoped_lock const lock{mutex_};
    return bytes_;
}

input_digest digest_layer::digest() const
{
    std::scoped_lock const lock{mutex_};
    XXH128_canonical_t canonical{};
    XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(hash_->xxh3.get()));
    return {bytes_, hex_of(canonical.digest)};
}

} // namespace polarmir::io
