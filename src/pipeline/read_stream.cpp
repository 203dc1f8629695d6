#include <polarmir/pipeline/read_stream.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace polarmir::pipeline {
namespace {

// Chunks. Those that are inflated while the library is inferred would be three times as many; in a virtual
// machine, which has to ask its host for new memory, they would cost more than they save.
constexpr std::size_t most_ahead{24};

} // namespace

read_stream::read_stream(std::vector<std::filesystem::path> files,
                         std::size_t threads,
                         sample_progress * progress) :
    files_{std::move(files)},
    progress_{progress}
{
    config_.read_ahead = threads > 1;
    config_.threads = threads;
    if (threads > 1)
        ahead_.emplace([this] { return read_chunk(); }, most_ahead);
}

std::vector<reads::read_view> read_stream::look_ahead(std::size_t wanted)
{
    std::vector<reads::read_view> result;
    result.reserve(wanted + wanted / 4); // of the last chunk all are parsed
    while (result.size() < wanted)
    {
        std::optional<chunk> piece = take_chunk();
        if (!piece)
            break;
        // Moving the chunk into the queue keeps the text where it is, so the views stay valid.
        chunk & kept = looked_at_.emplace_back(*std::move(piece));
        std::size_t const before = result.size();
        reads::chunk_parser parser{kept.records, kept.file};
        for (reads::read_view read; parser.next(read);)
            result.push_back(read);
        kept.reads_looked_at = std::min(result.size(), wanted) - before;
    }
    result.resize(std::min(result.size(), wanted));
    return result;
}

std::optional<read_stream::chunk> read_stream::next()
{
    if (looked_at_.empty())
        return take_chunk();
    std::optional<chunk> piece{std::move(looked_at_.front())};
    looked_at_.pop_front();
    return piece;
}

void read_stream::recycle(chunk done)
{
    spare_.give_back(std::move(done.records.text));
}

std::optional<read_stream::chunk> read_stream::take_chunk()
{
    return ahead_ ? ahead_->next() : read_chunk();
}

std::optional<read_stream::chunk> read_stream::read_chunk()
{
    while (reader_ != nullptr || next_file_ < files_.size())
    {
        if (reader_ == nullptr)
            reader_ = reads::open_reads(files_[next_file_++], config_);
        std::optional<reads::fastq_chunk> records = reader_->next(spare_.take());
        tell_progress();
        if (records)
        {
            note_lane(*records);
            return chunk{*std::move(records), reader_->name(), 0};
        }
        digests_.push_back(reader_->digest());
        if (std::string note = reader_->note(); !note.empty())
            notes_.push_back(std::move(note));
        reader_.reset();
        bytes_of_file_ = 0;
    }
    return std::nullopt;
}

void read_stream::tell_progress()
{
    if (progress_ == nullptr)
        return;
    std::uint64_t const bytes = reader_->bytes_read();
    progress_->bytes_read += bytes - bytes_of_file_;
    bytes_of_file_ = bytes;
}

void read_stream::note_lane(reads::fastq_chunk const & records)
{
    std::string_view const text{records.text.data(), records.text.size()};
    if (text.starts_with('@'))
        if (auto lane = reads::lane_of(text.substr(1, text.find_first_of("\r\n") - 1)))
            lanes_.insert(*std::move(lane));
}

} // namespace polarmir::pipeline
