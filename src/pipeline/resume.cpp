#include "core/json_depth.hpp"
#include "json.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/phrase.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/core/utf8.hpp>
#include <polarmir/core/version.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/pipeline/resume.hpp>
#include <polarmir/reference/embedded.hpp>

#include <cerrno>
#include <cstdint>
#include <system_error>
#include <vector>

#include <sys/stat.h>

namespace polarmir::pipeline {
namespace {

constexpr std::string_view program{"polarmir"};
constexpr char const * standard_input{"<stdin>"};

/// A path of any bytes; JSON holds UTF-8 only, so others are stored as a list of their bytes.
json path_json(std::string const & path)
{
    return is_utf8(path) ? json(path) : json(std::vector<std::uint8_t>(path.begin(), path.end()));
}

std::string path_of(json const & stored)
{
    if (stored.is_string())
        return stored;
    auto const bytes = stored.get<std::vector<std::uint8_t>>();
    return {bytes.begin(), bytes.end()};
}

input_record stat_input(std::filesystem::path const & path)
{
    if (path == "-")
        return {standard_input, 0, 0, {}};
    std::error_code failure;
    std::filesystem::path const canonical = std::filesystem::canonical(path, failure);
    struct stat info
    {};
    if (!failure && ::stat(canonical.c_str(), &info) != 0)
        failure = {errno, std::generic_category()};
    if (failure)
        throw input_error{path.string() + ": cannot read: " + failure.message()};
    constexpr std::int64_t nanoseconds{1'000'000'000};
    return {canonical.string(),
            static_cast<std::uint64_t>(info.st_size),
            static_cast<std::int64_t>(info.st_mtim.tv_sec) * nanoseconds + info.st_mtim.tv_nsec,
            {}};
}

bool same_content(input_record const & then, input_record const & now)
{
    if (then.path != now.path || then.bytes != now.bytes || is_stream(now))
        return false;
    return then.modified_ns == now.modified_ns || then.xxh3 == io::digest_of(now.path).xxh3;
}

/// Of what is compiled in and asked for as a whole: spike-ins and tracers.
std::string exact_sequences_hash()
{
    std::string text;
    for (reference::spike_in const & one : reference::spike_ins())
        text.append(one.name).append(1, '\t').append(one.sequence).append(1, '\n');
    for (reference::tracer const & one : reference::tracers())
        text.append(one.name).append(1, '\t').append(one.sequence).append(1, '\n');
    return xxh3_hex(text);
}

} // namespace

std::string resume_key(options const & settings,
                       reference::mirna_reference const & reference,
                       reference::competitor_set const & competitors)
{
    json const document{{"output_format", output_format_version},
                        {"options", json::parse(to_json(settings))},
                        {"reference", reference.hash()},
                        {"competitors", competitors.hash()},
                        {"exact", exact_sequences_hash()}};
    return xxh3_hex(document.dump());
}

std::vector<input_record> stat_inputs(reads::sample const & sample)
{
    std::vector<input_record> records;
    for (std::filesystem::path const & path : sample.files)
        records.push_back(stat_input(path));
    return records;
}

bool is_stream(input_record const & record)
{
    // One that cannot be looked up is none: who reads it tells why.
    std::error_code failure;
    std::filesystem::file_type const kind = std::filesystem::status(record.path, failure).type();
    return record.path == standard_input || kind == std::filesystem::file_type::fifo ||
           kind == std::filesystem::file_type::character || kind == std::filesystem::file_type::socket;
}

bool is_unchanged(input_record const & record)
try
{
    return same_content(record, stat_input(record.path));
}
catch (input_error const &)
{
    return false; // not there any more
}

std::optional<run_record> find_finished(std::filesystem::path const & directory,
                                        std::string const & key,
                                        std::vector<input_record> const & inputs)
try
{
    run_record record = read_run_record(directory);
    if (record.key != key || record.inputs.size() != inputs.size())
        return std::nullopt;
    for (std::size_t i = 0; i < inputs.size(); ++i)
        if (!same_content(record.inputs[i], inputs[i]))
            return std::nullopt;
    return record;
}
catch (input_error const &)
{
    return std::nullopt; // absent or unreadable: the sample is done again, and the reader tells what is wrong
}

std::string to_json(run_record const & record)
{
    json inputs = json::array();
    for (input_record const & input : record.inputs)
        inputs.push_back({{"path", path_json(input.path)},
                          {"bytes", input.bytes},
                          {"modified_ns", input.modified_ns},
                          {"xxh3_128", input.xxh3}});
    json files = json::array();
    for (std::filesystem::path const & file : record.competitors.files)
        files.push_back(path_json(file.string()));
    json const document{{"program", program},
                        {"version", version()},
                        {"key", record.key},
                        {"reference", path_json(record.reference)},
                        {"embedded_competitors", record.competitors.embedded},
                        {"competitors", files},
                        {"inputs", inputs},
                        {"threads", record.threads},
                        {"seconds", record.seconds},
                        {"finished", record.finished},
                        {"cohort_layout", record.cohort_layout}};
    constexpr int indent{2};
    return document.dump(indent) + '\n';
}

run_record read_run_record(std::filesystem::path const & directory)
{
    std::filesystem::path const path = directory / "run.json";
    json const document = json::parse(io::read_text(path, largest_json), without_depths, false);
    if (!document.is_object() || document.value("program", json{}) != program)
        throw input_error{path.string() + ": not the record of a finished sample"};
    try
    {
        run_record record{document.at("key"),
                          path_of(document.at("reference")),
                          {document.at("embedded_competitors"), {}},
                          {},
                          document.at("threads"),
                          document.at("seconds"),
                          document.at("finished"),
                          document.at("cohort_layout")};
        for (json const & competitors : document.at("competitors"))
            record.competitors.files.emplace_back(path_of(competitors));
        for (json const & input : document.at("inputs"))
            record.inputs.push_back({path_of(input.at("path")),
                                     input.at("bytes"),
                                     input.at("modified_ns"),
                                     input.at("xxh3_128")});
        return record;
    }
    catch (json::exception const & e)
    {
        throw input_error{path.string() + ": not the record of a finished sample: " + without_code(e.what())};
    }
}

} // namespace polarmir::pipeline
