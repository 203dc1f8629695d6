#pragma once
#include <polarmir/core/text_buffer.hpp>
#include <polarmir/io/input_file.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace polarmir::reads {

/// Whole records of one file, in file order, not yet validated.
struct fastq_chunk
{
    text_buffer text;
    std::uint64_t first_line{1};   ///< 1-based line of its first byte in the inflated file
    std::uint64_t first_record{1}; ///< 1-based
};

/// The reads of one file as chunks of FASTQ text, front to back.
class read_source
{
  public:
    /// What one processor inflates another one parses: some chunks should fit into the cache they share.
    static constexpr std::size_t default_chunk_bytes{std::size_t{1} << 19};

    read_source() = default;
    read_source(read_source const &) = delete;
    read_source & operator=(read_source const &) = delete;
    virtual ~read_source() = default;

    /// The next chunk, nothing at the end of the file; a file without reads has none. Throws input_error.
    [[nodiscard]] std::optional<fastq_chunk> next() { return next(text_buffer{}); }

    /// The same in the memory of `spare`, the text of a chunk that is no longer needed.
    [[nodiscard]] virtual std::optional<fastq_chunk> next(text_buffer spare) = 0;

    /// The path as the user gave it, `<stdin>` for standard input; for messages.
    [[nodiscard]] virtual std::string const & name() const noexcept = 0;

    /// Bytes of the file as stored that have been read so far. For the thread that calls `next`.
    [[nodiscard]] virtual std::uint64_t bytes_read() const = 0;

    /// Of the bytes as stored; complete once `next` has returned nothing.
    [[nodiscard]] virtual io::input_digest digest() const = 0;

    /// Which reads of the file were left out and why, for the log; empty when none.
    [[nodiscard]] virtual std::string note() const { return {}; }
};

/// Opens a file by its name: an alignment_reader for BAM, CRAM and SAM, else a fastq_reader (also for `-`,
/// standard input). `config` is for FASTQ. Throws input_error as these do.
[[nodiscard]] std::unique_ptr<read_source> open_reads(std::filesystem::path const & path,
                                                      io::input_config config = {});

} // namespace polarmir::reads
