#include "name_tokens.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/reads/file_name.hpp>

#include <algorithm>
#include <array>

namespace polarmir::reads {
namespace {

using std::string_view;

bool is_undetermined(string_view sample)
{
    constexpr std::array<string_view, 7> begins{
        "undetermined", "lost_reads", "lostreads", "ambiguous", "unassigned", "undecoded", "discard"};
    std::string const lower = to_lower(sample);
    return std::ranges::any_of(begins, [&](string_view begin) { return lower.starts_with(begin); });
}

/// Removes `ending` (lower case) from the end of `text`, whatever its case there, unless nothing would be
/// left.
bool remove_ending(string_view & text, string_view ending)
{
    if (text.size() <= ending.size() || to_lower(text.substr(text.size() - ending.size())) != ending)
        return false;
    text.remove_suffix(ending.size());
    return true;
}

/// Cuts the file extension off; false when it is not that of an alignment.
bool remove_alignment_extension(string_view & name)
{
    constexpr std::array<string_view, 4> endings{".bam", ".cram", ".sam", ".sam.gz"};
    return std::ranges::any_of(endings, [&](string_view ending) { return remove_ending(name, ending); });
}

/// The same for a FASTQ file.
bool remove_fastq_extension(string_view & name)
{
    constexpr std::array<string_view, 4> endings{".fastq", ".fq", ".fastqsanger", ".fastqillumina"};
    auto const remove = [&](string_view ending) { return remove_ending(name, ending); };
    if (!remove(".gz"))
        remove(".bgz");
    return std::ranges::any_of(endings, remove);
}

std::string digits_of_lane(std::optional<string_view> lane)
{
    return lane ? std::string{lane->substr(1)} : std::string{};
}

read_role role_of(string_view read, bool of_no_sample)
{
    if (of_no_sample)
        return read_role::undetermined;
    if (read.front() == 'I')
        return read_role::index;
    return read == "R1" ? read_role::first : read_role::mate;
}

/// `read` is R1 when the name does not tell.
file_name
describe(name_rule rule, string_view sample, std::optional<string_view> read, bool of_no_sample = false)
{
    file_name found;
    found.rule = rule;
    found.sample = sample;
    found.read = read.value_or("R1");
    found.role = role_of(found.read, of_no_sample || is_undetermined(sample));
    return found;
}

/// R1, R2.
std::string tag_of_digit(string_view digit)
{
    return 'R' + std::string{digit};
}

std::optional<file_name> decode_illumina(string_view stem)
{
    auto const chunk = take_last(stem, is_chunk);
    auto const read = chunk ? take_last(stem, is_read_tag) : std::nullopt;
    if (!read)
        return std::nullopt;
    auto const lane = take_last(stem, is_illumina_lane);
    auto const number = take_last(stem, is_sheet_number);
    if (!number)
        return std::nullopt;
    file_name found = describe(name_rule::illumina, stem, read, *number == "S0");
    found.lane = digits_of_lane(lane);
    found.chunk = *chunk;
    return found;
}

std::optional<file_name> decode_casava(string_view stem)
{
    auto const chunk = take_last(stem, is_chunk);
    auto const read = chunk ? take_last(stem, is_read_tag) : std::nullopt;
    auto const lane = read ? take_last(stem, is_illumina_lane) : std::nullopt;
    auto const barcode = lane ? take_last(stem, is_casava_barcode) : std::nullopt;
    if (!barcode)
        return std::nullopt;
    file_name found = describe(name_rule::casava, stem, read, *barcode == "Undetermined");
    found.lane = digits_of_lane(lane);
    found.chunk = *chunk;
    return found;
}

std::optional<file_name> decode_mgi(string_view stem)
{
    std::size_t const first = stem.find('_');
    std::size_t const second = first == string_view::npos ? first : stem.find('_', first + 1);
    if (second == string_view::npos || second + 1 == stem.size())
        return std::nullopt;
    string_view const lane = stem.substr(first + 1, second - first - 1);
    if (!is_mgi_flow_cell(stem.substr(0, first)) || !is_mgi_lane(lane))
        return std::nullopt;
    string_view const whole = stem.substr(second + 1);
    string_view sample = whole;
    auto const digit = take_last(sample, is_mate_digit);
    if (sample == "read" && digit) // a whole lane that was not split by bar codes
    {
        file_name found = describe(name_rule::mgi, stem.substr(0, second), tag_of_digit(*digit));
        found.flow_cell = stem.substr(0, first);
        return found;
    }
    file_name found = describe(name_rule::mgi, sample, digit ? tag_of_digit(*digit) : "R1");
    found.flow_cell = stem.substr(0, first);
    found.lane = digits_of_lane(lane);
    if (digit)
        found.replicate = whole;
    return found;
}

/// SRR, ERR and DRR runs, and those of the Chinese archive.
bool is_run_accession(string_view text)
{
    constexpr std::array<string_view, 4> archives{"SRR", "ERR", "DRR", "CRR"};
    constexpr std::size_t prefix{3};
    constexpr std::size_t fewest_digits{6};
    return text.size() >= prefix + fewest_digits && all_digits(text.substr(prefix)) &&
           std::ranges::find(archives, text.substr(0, prefix)) != archives.end();
}

std::optional<file_name> decode_insdc(string_view stem)
{
    string_view run = stem;
    std::optional<string_view> const digit =
        run.starts_with("CRR") ? take_last(run, is_end_of_crr) : take_last(run, is_mate_digit);
    for (string_view const mark : {"_pass", ".sra", ".sralite"}) // of fastq-dump and fasterq-dump
        if (run.ends_with(mark))
            run.remove_suffix(mark.size());
    if (!is_run_accession(run))
        return std::nullopt;
    return describe(name_rule::insdc, run, digit ? tag_of_digit(digit->substr(digit->size() - 1)) : "R1");
}

/// What a name says that stands in the brackets of Galaxy: it may be that of a demultiplexer.
file_name decode_bracketed(string_view name);

std::optional<file_name> decode_galaxy(string_view stem)
{
    constexpr string_view begin{"Galaxy"};
    std::size_t const open = stem.find("-[");
    if (!stem.starts_with(begin) || open == string_view::npos || !stem.ends_with(']') ||
        !all_digits(stem.substr(begin.size(), open - begin.size())))
        return std::nullopt;
    string_view const name = stem.substr(open + 2, stem.size() - open - 3);
    if (name.empty())
        return std::nullopt;
    return decode_bracketed(name);
}

std::optional<file_name> decode_read_tag(string_view stem)
{
    string_view const whole = stem;
    auto const chunk = take_last(stem, is_chunk);
    auto const read = take_last(stem, is_read_tag, "_.");
    if (!read)
        return std::nullopt;
    file_name found = describe(name_rule::read_tag, stem, read);
    found.chunk = chunk.value_or("");
    if (!chunk && (*read == "R1" || *read == "R2"))
        found.replicate = whole;
    return found;
}

std::optional<file_name> decode_digit(string_view stem)
{
    string_view sample = stem;
    auto const digit = take_last(sample, is_mate_digit, "_.");
    if (!digit)
        return std::nullopt;
    file_name found = describe(name_rule::digit, sample, tag_of_digit(*digit));
    found.replicate = stem;
    return found;
}

std::optional<file_name> decode_plain(string_view stem)
{
    return describe(name_rule::plain, stem, std::nullopt);
}

file_name decode_bracketed(string_view name)
{
    remove_ending(name, ".gz");
    if (!remove_ending(name, ".fastq"))
        remove_ending(name, ".fq");
    std::optional<file_name> found;
    for (auto const decode : {decode_illumina, decode_casava, decode_mgi, decode_insdc, decode_read_tag})
        if (found = decode(name); found)
            break;
    if (!found)
        return describe(name_rule::galaxy, name, std::nullopt);
    found->rule = name_rule::galaxy;
    found->replicate.clear(); // each file has another number, so the names of partners are not known
    return *std::move(found);
}

/// The name with the bare digit at the end of `stem` exchanged.
std::string partner_of(string_view name, string_view stem)
{
    std::string partner{name};
    char & digit = partner[stem.size() - 1];
    digit = digit == '1' ? '2' : '1';
    return partner;
}

} // namespace

bool is_alignment_name(string_view name)
{
    return remove_alignment_extension(name);
}

std::optional<file_name> decode_file_name(string_view name)
{
    string_view stem = name;
    if (remove_alignment_extension(stem))
    {
        std::optional<file_name> found = decode_read_tag(stem);
        return found ? found : decode_plain(stem);
    }
    if (!remove_fastq_extension(stem))
        return std::nullopt;
    constexpr std::array decoders{decode_illumina,
                                  decode_casava,
                                  decode_mgi,
                                  decode_insdc,
                                  decode_galaxy,
                                  decode_read_tag,
                                  decode_digit,
                                  decode_plain};
    std::optional<file_name> found;
    for (auto const decode : decoders)
        if (found = decode(stem); found)
            break;
    if (found && !found->replicate.empty())
        found->partner = partner_of(name, stem);
    return found;
}

file_name as_replicate(file_name const & decoded)
{
    name_rule const rule = decoded.rule == name_rule::mgi ? name_rule::mgi : name_rule::plain;
    file_name found = describe(rule, decoded.replicate, std::nullopt);
    found.flow_cell = decoded.flow_cell;
    found.lane = decoded.lane;
    return found;
}

} // namespace polarmir::reads
