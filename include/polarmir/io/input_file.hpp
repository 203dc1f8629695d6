#pragma once
#include <polarmir/io/byte_source.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace polarmir::io {

enum class inflate_backend
{
    fastest, ///< ISA-L where the program was built with it, else zlib
    zlib,    ///< the portable path; also what the tests compare against
};

struct input_config
{
    inflate_backend backend{inflate_backend::fastest};
    bool read_ahead{false}; ///< of compressed files: read and hash on a thread of its own
    std::size_t threads{1}; ///< that inflate a BGZF file; others are inflated by who reads
};

/// What was read of the file itself, before decompression.
struct input_digest
{
    std::uint64_t bytes{0};
    std::string xxh3; ///< XXH3-128 of the compressed bytes, 32 hexadecimal digits
};

/// A plain or gzip-compressed file (recognised by its first bytes, never by its name) as a stream of inflated
/// bytes. Single-member, multi-member and BGZF files are read alike. `-` is standard input. An empty file is
/// an empty stream. Zero bytes behind the last gzip member are padding, as for gzip(1). BGZF files need no
/// end block, for bcl2fastq writes none: one that was cut just between two blocks is taken for whole, unless
/// a record is cut as well, which is the rule.
///
/// Throws input_error when the file cannot be opened, and when gzip data are truncated, corrupt (header, CRC
/// or length) or followed by bytes that are no gzip member; the message names the file and the byte offset
/// behind the last good member. All good bytes are returned before the call that throws, except those of that
/// call.
class input_file final : public byte_source
{
  public:
    explicit input_file(std::filesystem::path const & path, input_config config = {});
    ~input_file() override;

    [[nodiscard]] std::size_t read(std::span<char> into) override;
    [[nodiscard]] std::string const & name() const noexcept override;

    /// Bytes of the file itself that have been read so far.
    [[nodiscard]] std::uint64_t bytes_read() const;

    /// Complete once `read` has returned less than asked.
    [[nodiscard]] input_digest digest() const;

  private:
    struct layers;
    std::unique_ptr<layers> layers_;
};

/// The digest of a whole file, which is read once for it and not decompressed. Throws input_error when it
/// cannot be opened or read.
[[nodiscard]] input_digest digest_of(std::filesystem::path const & path);

} // namespace polarmir::io
