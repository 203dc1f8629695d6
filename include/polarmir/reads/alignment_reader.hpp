#pragma once
#include <polarmir/reads/read_source.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace polarmir::reads {

/// Turns the records of a BAM, CRAM or SAM file, aligned or not, back into FASTQ, as `samtools fastq -T RX`
/// does: every read once and as it was sequenced.
///
/// Secondary and supplementary alignments (flag 0x900) are left out, and second mates (0x80 without 0x40),
/// because a small RNA is read from one end; reads that failed the vendor's check are kept. Reads on the
/// reverse strand are turned round. The header line of a record is `@` and its name and, when it has a tag RX
/// (a UMI), a tab and `RX:Z:` with its value. A record without qualities gets Q33 throughout. What is no base
/// in the text of SAM is N here, as htslib makes it.
///
/// A CRAM file may need the genome it was compressed against. It is looked for where the file says it is on
/// this machine, and, only when the environment variable REF_PATH is set, there; nothing is fetched from the
/// network otherwise. htslib's own messages are silenced for the whole process.
class alignment_reader final : public read_source
{
  public:
    /// Opens the file and checks its beginning and end. `chunk_bytes`: how much text makes a chunk. Throws
    /// input_error for a file that cannot be opened, is not a regular file, is none of the three by its
    /// content, or is cut short (no end-of-file mark, in SAM
    /// no line feed at its end).
    explicit alignment_reader(std::filesystem::path const & path,
                              std::size_t chunk_bytes = default_chunk_bytes);
    ~alignment_reader() override;

    /// As read_source::next. `parse` finds nothing wrong in these chunks: what is, is thrown here as a
    /// parse_error that names the file and the record (1-based, of all records in the file): damaged, a
    /// letter that is no base, a quality above 93, a read longer than max_read_length, a name or RX with
    /// control characters, or a reference that is not at hand.
    [[nodiscard]] std::optional<fastq_chunk> next(text_buffer spare) override;
    using read_source::next;
    [[nodiscard]] std::string const & name() const noexcept override { return name_; }

    [[nodiscard]] std::uint64_t bytes_read() const override;

    /// Reads the file once more, not decompressed.
    [[nodiscard]] io::input_digest digest() const override;
    [[nodiscard]] std::string note() const override;

  private:
    class records;
    std::string name_;
    std::size_t chunk_bytes_;
    std::unique_ptr<records> records_;
    std::uint64_t next_read_{1};
    std::uint64_t mates_{0};
};

} // namespace polarmir::reads
