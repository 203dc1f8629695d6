#include "isomir/record_line.hpp"

#include <polarmir/core/delimiters.hpp>
#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/io/table_writer.hpp>
#include <polarmir/isomir/record.hpp>
#include <polarmir/isomir/uid.hpp>
#include <polarmir/parallel/ordered_pieces.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <span>
#include <system_error>
#include <utility>

namespace polarmir::isomir {
namespace {

using text_field = std::string record::*;

struct text_column
{
    char const * name;
    text_field field;
};

constexpr std::array<text_column, 20> text_columns{{{"UID", &record::uid},
                                                    {"Read", &record::read},
                                                    {"miRNA", &record::mirna},
                                                    {"accession", &record::accession},
                                                    {"Variant", &record::variant},
                                                    {"iso_5p", &record::shift_5p},
                                                    {"iso_3p", &record::shift_3p},
                                                    {"iso_add3p", &record::tail_nt},
                                                    {"iso_snp", &record::snvs},
                                                    {"iso_5p_nt", &record::bases_5p},
                                                    {"iso_3p_nt", &record::bases_3p},
                                                    {"iso_add3p_nt", &record::tail},
                                                    {"iso_snp_nt", &record::substitutions},
                                                    {"Parent", &record::parent},
                                                    {"start", &record::start},
                                                    {"end", &record::end},
                                                    {"Cigar", &record::cigar},
                                                    {"Changes", &record::changes},
                                                    {"Hits", &record::hits},
                                                    {"aliases", &record::aliases}}};
constexpr std::size_t reads_column{text_columns.size()};
constexpr std::size_t molecules_column{reads_column + 1};
constexpr std::size_t phred_column{reads_column + 2};
constexpr std::size_t sampled_column{reads_column + 3};
constexpr std::size_t all_columns{reads_column + 4};
constexpr int phred_decimals{2};

/// Such as 11AG,14CT or 0, among the first `length` nt.
bool are_substitutions(std::string_view text, std::size_t length)
{
    constexpr std::size_t letters{2};
    auto const is_one = [&](std::string_view one) {
        if (one.size() <= letters)
            return false;
        auto const position = parse_number<std::size_t>(one.substr(0, one.size() - letters));
        return position && *position >= 1 && *position <= length;
    };
    return text == "0" || std::ranges::all_of(split(text, ','), is_one);
}

/// What of the text would be taken for something else; nothing when it can be read.
char const * problem_of(record const & one)
{
    if (!parse_shift(one.shift_5p) || !parse_shift(one.shift_3p))
        return "no number of nt";
    auto const tail = parse_number<std::size_t>(one.tail_nt);
    if (!tail || *tail > one.read.size())
        return "no length of a tail";
    bool const are_templated = are_substitutions(one.substitutions, one.read.size() - *tail);
    return are_templated ? nullptr : "no substitutions";
}

std::vector<std::string> header()
{
    std::vector<std::string> names;
    names.reserve(all_columns);
    for (text_column const & column : text_columns)
        names.emplace_back(column.name);
    names.emplace_back("count");
    names.emplace_back("molecules");
    names.emplace_back("snv_phred");
    names.emplace_back("snv_sampled");
    return names;
}

std::string or_zero(std::string const & text)
{
    return text.empty() ? "0" : text;
}

std::string substitutions_text(isomir const & form)
{
    std::string text;
    for (substitution const & one : form.substitutions)
        text.append(text.empty() ? "" : ",")
            .append(std::to_string(one.position))
            .append({one.read, one.hairpin});
    return or_zero(text);
}

void put_qualities(record & line, isomir_count const & one, quality_sample const & qualities)
{
    packed_sequence const insert{one.read};
    double sum{0};
    for (substitution const & change : one.form.substitutions)
    {
        base_quality const here = qualities.at(insert, change.position - 1);
        sum += here.phred * static_cast<double>(here.reads);
        line.snv_sampled += here.reads;
    }
    if (line.snv_sampled > 0)
        line.snv_phred = sum / static_cast<double>(line.snv_sampled);
}

record make_record(isomir_count const & one,
                   reference::mirna_reference const & reference,
                   quality_sample const & qualities)
{
    isomir const & form = one.form;
    std::vector<std::string> aliases;
    for (std::uint32_t const member : reference.rows()[one.row].members)
        aliases.push_back(reference.matures()[member].name);
    aliases.erase(aliases.begin());
    record line;
    line.uid = uid(one.read);
    line.read = one.read;
    line.mirna = reference.row_mature(one.row).name;
    line.accession = reference.row_mature(one.row).accession;
    line.variant = variant_text(form);
    line.shift_5p = signed_text(form.shift_5p);
    line.shift_3p = signed_text(form.shift_3p);
    line.tail_nt = std::to_string(form.tail.size());
    line.snvs = std::to_string(form.substitutions.size());
    line.bases_5p = or_zero(end_bases(form.gained_5p, form.lost_5p));
    line.bases_3p = or_zero(end_bases(form.gained_3p, form.lost_3p));
    line.tail = or_zero(form.tail);
    line.substitutions = substitutions_text(form);
    line.parent = reference.hairpins()[one.hairpin].name;
    line.start = std::to_string(form.begin + 1);
    line.end = std::to_string(form.begin + form.length);
    line.cigar = cigar(form);
    line.changes = changes_text(form);
    line.hits = std::to_string(one.hits);
    line.aliases = join(aliases, ",");
    put_qualities(line, one, qualities);
    return line;
}

/// What there is of an isomiR; one of the two may be missing.
struct record_source
{
    isomir_count const * reads;
    isomir_count const * molecules;
};

/// By row and read.
std::vector<record_source> pair_up(sample_isomirs const & isomirs)
{
    auto const key = [](isomir_count const & one) { return std::pair{one.row, std::string_view{one.read}}; };
    std::vector<record_source> lines;
    lines.reserve(isomirs.reads.size());
    auto next = isomirs.molecules.begin();
    auto const end = isomirs.molecules.end();
    for (isomir_count const & one : isomirs.reads)
    {
        for (; next != end && key(*next) < key(one); ++next)
            lines.push_back({nullptr, &*next});
        bool const has_both = next != end && key(*next) == key(one);
        lines.push_back({&one, has_both ? &*next++ : nullptr});
    }
    for (; next != end; ++next)
        lines.push_back({nullptr, &*next});
    return lines;
}

void put(io::table_rows & rows, record const & one)
{
    for (text_column const & column : text_columns)
        rows << one.*column.field;
    rows << one.reads << one.molecules
         << (one.snv_sampled == 0 ? "NA" : format_fixed(one.snv_phred, phred_decimals)) << one.snv_sampled;
    rows.end_row();
}

} // namespace

void write_records(std::filesystem::path const & path,
                   sample_isomirs const & isomirs,
                   reference::mirna_reference const & reference,
                   quality_sample const & qualities,
                   std::size_t threads)
{
    constexpr std::size_t lines_at_once{1024};
    std::vector<record_source> const lines = pair_up(isomirs);
    io::table_writer table{path, header()};
    ordered_pieces(
        threads,
        lines.size(),
        lines_at_once,
        [&](std::size_t begin, std::size_t end) {
            io::table_rows rows{all_columns};
            for (record_source const & of : std::span{lines}.subspan(begin, end - begin))
            {
                record line =
                    make_record(of.reads != nullptr ? *of.reads : *of.molecules, reference, qualities);
                line.reads = of.reads != nullptr ? of.reads->count : 0;
                line.molecules = of.molecules != nullptr ? of.molecules->count : 0;
                put(rows, line);
            }
            return rows;
        },
        [&](io::table_rows const & rows) { table.append(rows); });
    table.commit();
}

record_writer::record_writer(std::filesystem::path const & path) : table_{path, header()} {}

void record_writer::write(record const & one)
{
    io::table_rows rows{all_columns};
    put(rows, one);
    table_.append(rows);
}

record_reader::record_reader(std::filesystem::path path) : path_{std::move(path)}
{
    file_.rdbuf()->pubsetbuf(nullptr, 0); // text_ is the buffer
    file_.open(path_);
    if (!file_.is_open())
        throw input_error{path_.string() + ": cannot be opened: " + std::generic_category().message(errno) +
                          "; count the sample again"};
    std::optional<std::string_view> const first = next_line();
    if (!first || *first != join(header(), "\t"))
        throw input_error{path_.string() + ": is no table of isomiRs; count the sample again"};
}

/// Reads some more behind the part of a line that is left.
void record_reader::refill()
{
    constexpr std::size_t block{std::size_t{1} << 16};
    text_.erase(0, position_);
    text_begin_ += position_;
    position_ = 0;
    std::size_t const old_size = text_.size();
    text_.resize(old_size + block);
    file_.read(text_.data() + old_size, static_cast<std::streamsize>(block));
    if (file_.bad())
        throw input_error{path_.string() + ": cannot be read"};
    auto const count = static_cast<std::size_t>(file_.gcount());
    text_.resize(old_size + count);
    at_end_ = count == 0;
}

std::optional<std::string_view> record_reader::next_line()
{
    while (text_.find('\n', position_) == std::string::npos && !at_end_)
        refill();
    if (position_ == text_.size())
        return std::nullopt;
    std::string_view rest = std::string_view{text_}.substr(position_);
    std::string_view const line = take_line(rest);
    line_begin_ = text_begin_ + position_;
    position_ = text_.size() - rest.size();
    ++line_;
    return line;
}

record const * record_reader::next()
{
    std::optional<std::string_view> const line = next_line();
    if (!line)
        return nullptr;
    if (char const * const problem = parse_record(*line, one_))
        throw parse_error{{path_.string(), line_}, std::string{"damaged: "} + problem};
    return &one_;
}

std::string_view take_line(std::string_view & text) noexcept
{
    std::size_t const end = std::min(text.find('\n'), text.size());
    std::string_view const line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

std::optional<int> parse_shift(std::string_view text)
{
    return parse_number<int>(text.starts_with('+') ? text.substr(1) : text);
}

char const * parse_record(std::string_view line, record & into)
{
    std::array<std::string_view, all_columns> fields;
    std::size_t columns{0};
    std::size_t begin{0};
    auto const end_field = [&](std::size_t end) {
        if (columns < all_columns)
            fields[columns] = line.substr(begin, end - begin);
        ++columns;
        begin = end + 1;
    };
    for_each_delimiter(line, '\t', end_field);
    end_field(line.size());
    static_assert(all_columns == 24, "the message says so");
    if (columns != all_columns)
        return "24 fields are expected";
    for (std::size_t i = 0; i < text_columns.size(); ++i)
        (into.*text_columns[i].field).assign(fields[i]); // in the memory of the line before
    auto const reads = parse_number<std::uint64_t>(fields[reads_column]);
    auto const molecules = parse_number<std::uint64_t>(fields[molecules_column]);
    auto const sampled = parse_number<std::uint64_t>(fields[sampled_column]);
    if (!reads || !molecules || !sampled)
        return "no number of reads";
    into.reads = *reads;
    into.molecules = *molecules;
    into.snv_sampled = *sampled;
    into.snv_phred = parse_number<double>(fields[phred_column]).value_or(0);
    return problem_of(into);
}

std::optional<read_count> find_read_count(std::string_view line, expression counted)
{
    // From the read to the accession: what is between them follows from the accession.
    std::size_t const begin = line.find('\t') + 1;
    std::size_t key_end{begin};
    for (int fields = 3; fields > 0 && key_end < line.size(); --fields)
        key_end = std::min(line.find('\t', key_end + 1), line.size());
    // The number stands near the end of the line.
    std::size_t const column = counted == &record::molecules ? molecules_column : reads_column;
    std::size_t end{line.size()};
    for (std::size_t behind = all_columns - 1; behind > column && end != std::string_view::npos; --behind)
        end = end == 0 ? std::string_view::npos : line.rfind('\t', end - 1);
    if (begin == 0 || end == std::string_view::npos || end == 0)
        return std::nullopt;
    std::size_t const count_begin = line.rfind('\t', end - 1) + 1;
    auto const count = parse_number<std::uint64_t>(line.substr(count_begin, end - count_begin));
    return count ? std::optional{read_count{line.substr(begin, key_end - begin), *count}} : std::nullopt;
}

} // namespace polarmir::isomir
