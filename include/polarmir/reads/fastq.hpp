#pragma once
#include <polarmir/io/input_file.hpp>
#include <polarmir/reads/read_source.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::reads {

/// One read; the views point into the chunk it was parsed from. `bases` holds A, C, G, T and N in upper case
/// only.
struct read_view
{
    std::string_view name; ///< without '@', up to the end of the line; may be empty
    std::string_view bases;
    std::string_view qualities; ///< as in the file; as long as `bases`
};

/// Cuts a FASTQ file into chunks of whole records: cheap, so that parsing can run in parallel. Lines are only
/// counted here, four to a record; `parse` finds what is wrong with them.
class fastq_reader final : public read_source
{
  public:
    /// `chunk_bytes`: how much text is read for a chunk; a chunk is larger when no whole record fits. Throws
    /// input_error as input_file does.
    explicit fastq_reader(std::filesystem::path const & path,
                          io::input_config config = {},
                          std::size_t chunk_bytes = default_chunk_bytes);

    /// The next chunk, nothing at the end of the file; an empty file has none. Throws input_error as
    /// input_file does and parse_error for a line without end (more than 64 KiB).
    [[nodiscard]] std::optional<fastq_chunk> next(text_buffer spare) override;
    using read_source::next;
    [[nodiscard]] std::string const & name() const noexcept override { return file_.name(); }
    [[nodiscard]] std::uint64_t bytes_read() const override { return file_.bytes_read(); }
    [[nodiscard]] io::input_digest digest() const override { return file_.digest(); }

  private:
    io::input_file file_;
    std::size_t chunk_bytes_;
    text_buffer rest_; // behind the last chunk
    std::uint64_t next_line_{1};
    std::uint64_t next_record_{1};
    bool at_end_{false};
};

/// Longest read that is accepted, in nt (short-read sequencers only).
inline constexpr std::size_t max_read_length{512};

/// Gives the reads of a chunk one by one. Bases are normalised in place (lower case to upper, `.` and U to N
/// and T); CRLF ends, an empty name, an empty read, anything behind '+', a missing last line end and blank
/// lines at the very end of the file are accepted.
class chunk_parser
{
  public:
    /// Both must outlive the parser.
    chunk_parser(fastq_chunk & chunk, std::string const & file_name);
    ~chunk_parser();

    /// Sets `read` to the next read; false at the end. Throws parse_error naming file, line and record for
    /// anything that is not accepted: no '@' (FASTA is named as such), no '+', lengths that differ, end
    /// inside a record, a letter that is no base, a quality outside 33-126, a read longer than
    /// max_read_length.
    [[nodiscard]] bool next(read_view & read);

  private:
    class state;
    std::unique_ptr<state> state_;
};

/// All reads of a chunk, as chunk_parser gives them.
[[nodiscard]] std::vector<read_view> parse(fastq_chunk & chunk, std::string const & file_name);

} // namespace polarmir::reads
