#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace polarmir::io {

/// SHA-256 (FIPS 180-4) of bytes that come piece by piece.
class sha256
{
  public:
    sha256();
    sha256(sha256 &&) noexcept;
    sha256 & operator=(sha256 &&) noexcept;
    ~sha256();

    void update(std::string_view bytes);

    /// 64 lower-case hexadecimal digits, of everything since the construction or the last call.
    [[nodiscard]] std::string finish();

  private:
    struct state;
    std::unique_ptr<state> state_;
};

/// A file as checksum lists name it.
struct file_checksum
{
    std::string sha256; ///< 64 lower-case hexadecimal digits
    std::uint64_t bytes{0};
};

/// Of the bytes as stored. Throws input_error when the file cannot be opened or read.
[[nodiscard]] file_checksum sha256_of(std::filesystem::path const & path);

} // namespace polarmir::io
