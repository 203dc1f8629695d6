#pragma once
#include <polarmir/core/text_buffer_pool.hpp>
#include <polarmir/io/input_file.hpp>
#include <polarmir/parallel/read_ahead.hpp>
#include <polarmir/pipeline/run_progress.hpp>
#include <polarmir/reads/fastq.hpp>
#include <polarmir/reads/sequencing_lane.hpp>

#include <cstddef>
#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace polarmir::pipeline {

/// The files of one sample as one stream of chunks, in the given order. The first reads can be looked
/// at before the stream is consumed, so each file (also standard input) is read only once.
class read_stream
{
  public:
    struct chunk
    {
        reads::fastq_chunk records;
        std::string file;               ///< for messages
        std::size_t reads_looked_at{0}; ///< so many of its first reads were among those of look_ahead
    };

    /// `threads`: with more than one, files are read on a thread, and inflated on another, some chunks ahead
    /// of `next`; of BGZF files blocks are inflated on so many threads. `progress` is told of the bytes that
    /// were read.
    explicit read_stream(std::vector<std::filesystem::path> files,
                         std::size_t threads = 1,
                         sample_progress * progress = nullptr);

    /// The first reads of the stream, at least `wanted` if it has as many. The views stay valid until the
    /// first call of `next`. Call it once, before `next`.
    [[nodiscard]] std::vector<reads::read_view> look_ahead(std::size_t wanted);

    [[nodiscard]] std::optional<chunk> next();

    /// Takes back the memory of a chunk that is no longer needed. May be called from any thread.
    void recycle(chunk done);

    /// One per file; complete once `next` has returned nothing.
    [[nodiscard]] std::vector<io::input_digest> const & digests() const noexcept { return digests_; }

    /// What was left out of files, for the log; complete once `next` has returned nothing.
    [[nodiscard]] std::vector<std::string> const & notes() const noexcept { return notes_; }

    /// The lanes that the first read of each chunk names; complete once `next` has returned nothing.
    [[nodiscard]] std::set<reads::sequencing_lane> const & lanes() const noexcept { return lanes_; }

  private:
    [[nodiscard]] std::optional<chunk> take_chunk();
    [[nodiscard]] std::optional<chunk> read_chunk();
    void tell_progress();
    void note_lane(reads::fastq_chunk const & records);

    std::deque<chunk> looked_at_;

    text_buffer_pool spare_;

    // What read_chunk uses.
    std::vector<std::filesystem::path> files_;
    io::input_config config_;
    std::size_t next_file_{0};
    std::unique_ptr<reads::read_source> reader_;
    std::vector<io::input_digest> digests_;
    std::vector<std::string> notes_;
    std::set<reads::sequencing_lane> lanes_;
    sample_progress * progress_;
    std::uint64_t bytes_of_file_{0}; ///< those that progress_ knows of

    std::optional<read_ahead<chunk>> ahead_; // last: its thread calls read_chunk
};

} // namespace polarmir::pipeline
