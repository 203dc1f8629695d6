#include "file_layer.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/io/sha256.hpp>

#include <array>
#include <cstddef>
#include <vector>

#include <nettle/sha2.h>

namespace polarmir::io {

struct sha256::state
{
    sha256_ctx context{};
};

sha256::sha256() : state_{std::make_unique<state>()}
{
    sha256_init(&state_->context);
}
sha256::sha256(sha256 &&) noexcept = default;
sha256 & sha256::operator=(sha256 &&) noexcept = default;
sha256::~sha256() = default;

void sha256::update(std::string_view bytes)
{
    sha256_update(
        &state_->context, bytes.size(), reinterpret_cast<std::uint8_t const *>(bytes.data())); // NOLINT
}

std::string sha256::finish()
{
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
    sha256_digest(&state_->context, digest.size(), digest.data());
    return hex_of(digest);
}

file_checksum sha256_of(std::filesystem::path const & path)
{
    constexpr std::size_t block{std::size_t{1} << 18};
    file_layer file{path};
    std::vector<char> buffer(block);
    sha256 hash;
    std::uint64_t bytes{0};
    while (std::size_t const count = file.read_some(buffer))
    {
        hash.update({buffer.data(), count});
        bytes += count;
    }
    return {hash.finish(), bytes};
}

} // namespace polarmir::io
