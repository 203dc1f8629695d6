#include "reads/alignment_file.hpp"
#include "reads/alignment_record.hpp"

#include <polarmir/reads/alignment_reader.hpp>

#include <algorithm>

namespace polarmir::reads {
namespace {

bool is_second_mate(bam1_t const & record) noexcept
{
    return (record.core.flag & (BAM_FREAD1 | BAM_FREAD2)) == BAM_FREAD2;
}

bool is_repeated(bam1_t const & record) noexcept
{
    return (record.core.flag & (BAM_FSECONDARY | BAM_FSUPPLEMENTARY)) != 0;
}

} // namespace

class alignment_reader::records : public alignment_file
{
  public:
    using alignment_file::alignment_file;
};

alignment_reader::alignment_reader(std::filesystem::path const & path, std::size_t chunk_bytes) :
    name_{path.string()},
    chunk_bytes_{std::max<std::size_t>(chunk_bytes, 1)}, records_{std::make_unique<records>(path)}
{}

alignment_reader::~alignment_reader() = default;

std::optional<fastq_chunk> alignment_reader::next(text_buffer spare)
{
    constexpr std::uint64_t lines_per_read{4};
    constexpr std::size_t room_for_one_more{std::size_t{1} << 11};
    spare.clear();
    fastq_chunk chunk{std::move(spare), (next_read_ - 1) * lines_per_read + 1, next_read_};
    chunk.text.reserve(chunk_bytes_ + room_for_one_more);
    while (chunk.text.size() < chunk_bytes_)
    {
        bam1_t const * const record = records_->next();
        if (record == nullptr)
            break;
        if (is_repeated(*record))
            continue;
        if (is_second_mate(*record))
        {
            ++mates_;
            continue;
        }
        append_fastq(chunk.text, *record, {name_, records_->number()});
        ++next_read_;
    }
    return chunk.text.empty() ? std::nullopt : std::optional{std::move(chunk)};
}

std::uint64_t alignment_reader::bytes_read() const
{
    return records_->bytes_read();
}

io::input_digest alignment_reader::digest() const
{
    return io::digest_of(name_);
}

std::string alignment_reader::note() const
{
    return mates_ == 0 ? std::string{}
                       : name_ + ": left out " + std::to_string(mates_) +
                             " second mates: a small RNA is read from one end";
}

} // namespace polarmir::reads
