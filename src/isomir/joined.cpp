#include "isomir/record_line.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/io/table_writer.hpp>
#include <polarmir/isomir/joined.hpp>
#include <polarmir/parallel/ordered_pipeline.hpp>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <functional>
#include <optional>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <utility>

namespace polarmir::isomir {
namespace {

/// An isomiR and the samples that have it.
struct joined_row
{
    std::string line; ///< of the first of them
    std::vector<std::pair<std::uint32_t, std::uint64_t>> counts;
};

/// For lookup without a copy.
struct text_hash : std::hash<std::string_view>
{
    using is_transparent = void;
};

/// isomiRs by read_count::key.
using joined_rows = std::unordered_map<std::string, joined_row, text_hash, std::equal_to<>>;

/// A row and what it says.
struct described_row
{
    record form;
    joined_row const * row;
};

std::vector<std::string> header(std::vector<std::string> columns, std::span<sample_records const> samples)
{
    for (sample_records const & sample : samples)
        columns.push_back(sample.name);
    return columns;
}

void put_counts(io::table_writer & table, joined_row const & row, std::size_t samples)
{
    std::size_t next{0};
    for (auto const & [sample, count] : row.counts)
    {
        table.repeat("0", sample - next) << count;
        next = sample + 1;
    }
    table.repeat("0", samples - next);
    table.end_row();
}

/// As mirtop writes several substitutions: one behind the other.
std::string without_commas(std::string text)
{
    std::erase(text, ',');
    return text;
}

void put_mirtop(io::table_writer & table, record const & form)
{
    table << form.uid << form.read << form.mirna << form.variant << form.shift_5p << form.shift_3p
          << form.tail_nt << form.snvs << form.bases_5p << form.bases_3p << form.tail
          << without_commas(form.substitutions);
}

void put_raw(io::table_writer & table, record const & form)
{
    table << form.read << form.mirna << form.substitutions << form.tail << form.bases_5p << form.bases_3p;
}

std::vector<std::string> mirtop_columns()
{
    return {"UID",
            "Read",
            "miRNA",
            "Variant",
            "iso_5p",
            "iso_3p",
            "iso_add3p",
            "iso_snp",
            "iso_5p_nt",
            "iso_3p_nt",
            "iso_add3p_nt",
            "iso_snp_nt"};
}

[[noreturn]] void fail_changed(std::filesystem::path const & path)
{
    throw input_error{path.string() + ": was changed while it was read; merge again"};
}

/// The bytes from `begin` to `end`.
std::string read_part(std::filesystem::path const & path, std::uint64_t begin, std::uint64_t end)
{
    std::string text(end - begin, '\0');
    std::ifstream file;
    file.rdbuf()->pubsetbuf(nullptr, 0); // it is read at once
    file.open(path);
    if (!file.is_open())
        throw input_error{path.string() + ": cannot be opened: " + std::generic_category().message(errno)};
    file.seekg(static_cast<std::streamoff>(begin));
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (file.bad())
        throw input_error{path.string() + ": cannot be read"};
    if (!file)
        fail_changed(path);
    return text;
}

void add_lines(joined_rows & joined,
               std::filesystem::path const & path,
               sample_lines const & lines,
               expression counted)
{
    std::string const text = read_part(path, lines.begin, lines.end);
    for (std::string_view rest{text}; !rest.empty();)
    {
        std::string_view const line = take_line(rest);
        std::optional<read_count> const one = find_read_count(line, counted);
        if (!one)
            fail_changed(path);
        if (one->count == 0)
            continue;
        auto found = joined.find(one->key);
        if (found == joined.end())
            found = joined.try_emplace(std::string{one->key}, joined_row{std::string{line}, {}}).first;
        auto & counts = found->second.counts;
        if (!counts.empty() && counts.back().first == lines.sample)
            throw input_error{path.string() + ": damaged: it has an isomiR twice; count the sample again"};
        counts.emplace_back(lines.sample, one->count);
    }
}

/// By accession and read.
std::vector<described_row> describe(joined_rows const & joined, std::span<sample_records const> samples)
{
    std::vector<described_row> rows;
    rows.reserve(joined.size());
    for (auto const & [key, row] : joined)
    {
        rows.push_back({{}, &row});
        if (parse_record(row.line, rows.back().form) != nullptr)
            fail_changed(samples[row.counts.front().first].path);
    }
    std::ranges::sort(
        rows, [](described_row const & a, described_row const & b) { return before(a.form, b.form); });
    return rows;
}

} // namespace

joined_tables::joined_tables(std::vector<sample_records> samples, expression counted) :
    samples_{std::move(samples)}, counted_{counted}
{}

void joined_tables::add(std::size_t sample, std::span<mirna_lines const> lines)
{
    for (mirna_lines const & one : lines)
        mirnas_[one.accession].push_back({static_cast<std::uint32_t>(sample), one.begin, one.end});
}

std::optional<std::vector<sample_lines>> joined_tables::take_lines(mirna_map::const_iterator & next) const
{
    // Opening a file costs as much as reading this much of it.
    constexpr std::uint64_t worth_opening{std::uint64_t{1} << 15};
    std::vector<sample_lines> lines;
    for (std::uint64_t bytes = 0; next != mirnas_.end() && bytes < worth_opening * samples_.size(); ++next)
        for (sample_lines const & one : next->second)
        {
            lines.push_back(one);
            bytes += one.end - one.begin;
        }
    if (lines.empty())
        return std::nullopt;
    std::ranges::stable_sort(lines, {}, &sample_lines::sample);
    std::vector<sample_lines> joined;
    for (sample_lines const & one : lines)
        if (!joined.empty() && joined.back().sample == one.sample && joined.back().end == one.begin)
            joined.back().end = one.end;
        else
            joined.push_back(one);
    return joined;
}

void joined_tables::write(std::filesystem::path const & mirtop,
                          std::filesystem::path const & raw,
                          std::size_t threads) const
{
    io::table_writer mirtop_table{mirtop, header(mirtop_columns(), samples_)};
    io::table_writer raw_table{raw, header({"seq", "mir", "mism", "add", "t5", "t3"}, samples_)};
    auto const join = [this](std::vector<sample_lines> const & lines) {
        joined_rows joined;
        for (sample_lines const & one : lines)
            add_lines(joined, samples_[one.sample].path, one, counted_);
        return joined;
    };
    auto const put = [&](joined_rows const & joined) {
        for (auto const & [form, row] : describe(joined, samples_))
        {
            put_mirtop(mirtop_table, form);
            put_counts(mirtop_table, *row, samples_.size());
            if (form.substitutions.find(',') != std::string::npos)
                continue;
            put_raw(raw_table, form);
            put_counts(raw_table, *row, samples_.size());
        }
    };
    auto next = mirnas_.begin();
    ordered_pipeline(
        threads, [&] { return take_lines(next); }, join, put);
    mirtop_table.commit();
    raw_table.commit();
}

} // namespace polarmir::isomir
