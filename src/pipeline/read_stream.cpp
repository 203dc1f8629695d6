#include <polarmir/pipeline/read_stream.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace polarmir::pipeline {

read_stream::read_stream(std::vector<std::filesystem::path> files, io::input_config config) :
    files_{std::move(files)}, config_{config}
{}

std::vector<reads::read_view> read_stream::look_ahead(std::size_t wanted)
{
    std::vector<reads::read_view> result;
    while (result.size() < wanted)
    {
        std::optional<chunk> piece = read_chunk();
        if (!piece)
            break;
        // Moving the chunk into the queue keeps the text where it is, so the views stay valid.
        ahead_.push_back(*std::move(piece));
        std::vector<reads::read_view> const parsed = reads::parse(ahead_.back().records, ahead_.back().file);
        result.insert(result.end(), parsed.begin(), parsed.end());
    }
    result.resize(std::min(result.size(), wanted));
    return result;
}

std::optional<read_stream::chunk> read_stream::next()
{
    if (ahead_.empty())
        return read_chunk();
    std::optional<chunk> piece{std::move(ahead_.front())};
    ahead_.pop_front();
    piece->was_looked_at = true;
    return piece;
}

std::optional<read_stream::chunk> read_stream::read_chunk()
{
    while (reader_ != nullptr || next_file_ < files_.size())
    {
        if (reader_ == nullptr)
            reader_ = reads::open_reads(files_[next_file_++], config_);
        if (std::optional<reads::fastq_chunk> records = reader_->next())
        {
            note_lane(*records);
            return chunk{*std::move(records), reader_->name(), false};
        }
        digests_.push_back(reader_->digest());
        if (std::string note = reader_->note(); !note.empty())
            notes_.push_back(std::move(note));
        reader_.reset();
    }
    return std::nullopt;
}

void read_stream::note_lane(reads::fastq_chunk const & records)
{
    std::string_view const text{records.text.data(), records.text.size()};
    if (text.starts_with('@'))
        if (auto lane = reads::lane_of(text.substr(1, text.find_first_of("\r\n") - 1)))
            lanes_.insert(*std::move(lane));
}

} // namespace polarmir::pipeline
