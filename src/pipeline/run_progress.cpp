#include <polarmir/pipeline/run_progress.hpp>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace polarmir::pipeline {
namespace {

namespace fs = std::filesystem;

/// Nothing for what is no regular file.
std::optional<std::uint64_t> size_of(fs::path const & file)
{
    std::error_code failure;
    if (file == "-" || !fs::is_regular_file(file, failure))
        return std::nullopt;
    std::uintmax_t const size = fs::file_size(file, failure);
    return failure ? std::nullopt : std::optional<std::uint64_t>{size};
}

} // namespace

run_progress::run_progress(std::span<reads::sample const> samples) : samples_(samples.size())
{
    for (std::size_t i = 0; i < samples.size(); ++i)
        for (fs::path const & file : samples[i].files)
        {
            std::optional<std::uint64_t> const size = size_of(file);
            sizes_are_known_ = sizes_are_known_ && size;
            samples_[i].size += size.value_or(0);
        }
}

progress_state run_progress::now() const noexcept
{
    progress_state state;
    state.samples = samples_.size();
    std::uint64_t all{0};
    for (sample_progress const & one : samples_)
    {
        bool const is_done = one.is_done;
        std::uint64_t const read = one.bytes_read;
        all += one.size;
        state.samples_done += is_done ? 1U : 0U;
        state.bytes_read += read;
        state.reads += one.reads;
        state.bytes_left += is_done ? 0 : one.size - std::min(read, one.size);
    }
    if (sizes_are_known_ && all != 0)
        state.share_done = static_cast<double>(all - state.bytes_left) / static_cast<double>(all);
    return state;
}

} // namespace polarmir::pipeline
