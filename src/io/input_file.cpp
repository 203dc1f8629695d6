#include "io/bgzf_layer.hpp"
#include "io/digest_layer.hpp"
#include "io/file_layer.hpp"
#include "io/gzip_layer.hpp"
#include "io/replay_layer.hpp"

#include <polarmir/io/input_file.hpp>

#include <string_view>
#include <utility>
#include <vector>

namespace polarmir::io {
namespace {

constexpr std::string_view gzip_magic{"\x1f\x8b"};

/// A file cut after its first byte is still taken for gzip: no text starts with 0x1f.
bool is_gzip(std::string_view first_bytes) noexcept
{
    return !first_bytes.empty() && gzip_magic.starts_with(first_bytes.substr(0, gzip_magic.size()));
}

} // namespace

struct input_file::layers
{
    std::string name;
    digest_layer * digest{nullptr}; // lies within `top`
    std::unique_ptr<byte_layer> top;
};

input_file::input_file(std::filesystem::path const & path, input_config config) :
    layers_{std::make_unique<layers>()}
{
    auto file = std::make_unique<file_layer>(path);
    layers_->name = file->name();
    auto hashed = std::make_unique<digest_layer>(std::move(file));
    layers_->digest = hashed.get();
    auto replay = std::make_unique<replay_layer>(std::move(hashed), bgzf_header_size);
    bool const compressed = is_gzip(replay->first_bytes());
    bool const blocked = bgzf_block_size(replay->first_bytes()).has_value();
    layers_->top = std::move(replay);
    if (blocked && config.threads > 1)
        layers_->top = std::make_unique<bgzf_layer>(
            std::move(layers_->top), config.backend, layers_->name, config.threads);
    else if (compressed)
        layers_->top = std::make_unique<gzip_layer>(
            std::make_unique<byte_window>(std::move(layers_->top), config.read_ahead),
            make_inflater(config.backend),
            layers_->name);
}

input_file::~input_file() = default;

std::size_t input_file::read(std::span<char> into)
{
    std::size_t filled{0};
    while (filled < into.size())
    {
        std::size_t const count = layers_->top->read_some(into.subspan(filled));
        if (count == 0)
            break;
        filled += count;
    }
    return filled;
}

std::string const & input_file::name() const noexcept
{
    return layers_->name;
}

std::uint64_t input_file::bytes_read() const
{
    return layers_->digest->bytes();
}

input_digest input_file::digest() const
{
    return layers_->digest->digest();
}

input_digest digest_of(std::filesystem::path const & path)
{
    constexpr std::size_t block{std::size_t{1} << 18};
    digest_layer file{std::make_unique<file_layer>(path)};
    std::vector<char> buffer(block);
    while (file.read_some(buffer) != 0)
    {}
    return file.digest();
}

} // namespace polarmir::io
