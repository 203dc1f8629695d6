#include "reads/fastq_problem.hpp"
#include "reads/line_feeds.hpp"

#include <polarmir/reads/fastq.hpp>

#include <algorithm>
#include <span>
#include <utility>

namespace polarmir::reads {
namespace {

constexpr std::uint64_t lines_per_record{4};

/// Far above any line of a short-read file: a file with longer lines is something else.
constexpr std::size_t longest_line{std::size_t{1} << 16};

/// Where the line begins that ends, with its LF, at `end`.
std::size_t line_begin(std::string_view text, std::size_t end) noexcept
{
    std::size_t const previous = end < 2 ? std::string_view::npos : text.rfind('\n', end - 2);
    return previous == std::string_view::npos ? 0 : previous + 1;
}

/// Whole lines at the front of a text.
struct front
{
    std::size_t size{0}; ///< bytes
    std::uint64_t lines{0};
};

front without_last_line(std::string_view text, front whole) noexcept
{
    return {line_begin(text, whole.size), whole.lines - 1};
}

bool is_blank(std::string_view line) noexcept
{
    return line == "\n" || line == "\r\n";
}

/// The whole records at the front of a text with `lines` line ends. Records of four blank lines at its end
/// are left behind: only what follows tells blank lines at the end of the file from those between records.
front whole_records(std::string_view text, std::uint64_t lines) noexcept
{
    front records{text.rfind('\n') + 1, lines};
    while (records.lines % lines_per_record != 0)
        records = without_last_line(text, records);
    while (records.lines != 0)
    {
        front shorter = records;
        bool blank{true};
        for (std::uint64_t i = 0; i < lines_per_record && blank; ++i)
        {
            front const previous = without_last_line(text, shorter);
            blank = is_blank(text.substr(previous.size, shorter.size - previous.size));
            shorter = previous;
        }
        if (!blank)
            break;
        records = shorter;
    }
    return records;
}

std::string_view view(text_buffer const & text) noexcept
{
    return {text.data(), text.size()};
}

/// Called when a text that should hold records has not a whole one, with the place of its first line.
void check_growth(std::string_view text, std::uint64_t lines, fastq_place where)
{
    std::string_view const last_line = text.substr(text.rfind('\n') + 1);
    bool const too_long = last_line.size() > longest_line;
    bool const too_many_blanks = lines >= lines_per_record && text.size() > longest_line;
    if (!too_long && !too_many_blanks)
        return;
    if (where.record == 1)
        refuse_other_formats(where.file_name, text);
    if (!too_long)
        fail(where, "thousands of blank lines where a record is expected", damaged_remedy);
    where.line += lines;
    if (has_bare_cr(last_line))
        fail(where, bare_cr_problem, bare_cr_remedy);
    fail(where, "line too long: not a FASTQ file?");
}

} // namespace

fastq_reader::fastq_reader(std::filesystem::path const & path,
                           io::input_config config,
                           std::size_t chunk_bytes) :
    file_{path, config},
    chunk_bytes_{std::max<std::size_t>(chunk_bytes, 1)}
{}

std::optional<fastq_chunk> fastq_reader::next(text_buffer spare)
{
    if (at_end_)
        return std::nullopt;
    spare.assign(rest_.begin(), rest_.end());
    fastq_chunk chunk{std::move(spare), next_line_, next_record_};
    std::uint64_t lines = count_line_feeds(view(chunk.text));
    while (true)
    {
        std::size_t const old_size = chunk.text.size();
        chunk.text.resize(old_size + chunk_bytes_);
        std::size_t const count = file_.read(std::span{chunk.text}.subspan(old_size));
        chunk.text.resize(old_size + count);
        at_end_ = count < chunk_bytes_;
        if (at_end_)
            return chunk.text.empty() ? std::nullopt : std::optional{std::move(chunk)};

        lines += count_line_feeds(view(chunk.text).substr(old_size));
        front const records = whole_records(view(chunk.text), lines);
        if (records.lines != 0)
        {
            rest_.assign(chunk.text.begin() + static_cast<std::ptrdiff_t>(records.size), chunk.text.end());
            chunk.text.resize(records.size);
            next_line_ += records.lines;
            next_record_ += records.lines / lines_per_record;
            return chunk;
        }
        check_growth(view(chunk.text), lines, {name(), next_line_, next_record_, {}});
    }
}

} // namespace polarmir::reads
