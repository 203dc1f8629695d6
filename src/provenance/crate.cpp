// RO-Crate 1.1 (https://w3id.org/ro/crate/1.1) with the profile Process Run Crate 0.5
// (https://w3id.org/ro/wfrun/process/0.5); its context has the term sha256.
#include "record_parts.hpp"

#include <polarmir/core/phrase.hpp>
#include <polarmir/core/shell_quote.hpp>
#include <polarmir/core/version.hpp>

#include <array>
#include <string_view>
#include <utility>

namespace polarmir::provenance {
namespace {

constexpr char const * specification{"https://w3id.org/ro/crate/1.1"};
constexpr char const * profile{"https://w3id.org/ro/wfrun/process/0.5"};
constexpr char const * action_id{"#run"};
constexpr char const * license_id{"#license"};

json reference_to(std::string const & id)
{
    return {{"@id", id}};
}

/// A relative path as a URI (RFC 3986).
std::string to_uri(std::string_view path)
{
    constexpr std::string_view plain{"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/"};
    constexpr std::string_view hex{"0123456789ABCDEF"};
    std::string uri;
    for (char const letter : path)
        if (plain.find(letter) != std::string_view::npos)
            uri += letter;
        else
        {
            auto const byte = static_cast<unsigned char>(letter);
            uri.append(1, '%').append(1, hex[byte >> 4U]).append(1, hex[byte & 0xFU]);
        }
    return uri;
}

std::string software_id()
{
    return "#polarmir-" + std::string{version()};
}

std::string input_id(sample_inputs const & sample, std::size_t index)
{
    return "#input-" + to_uri(sample.sample) + '-' + std::to_string(index + 1);
}

/// By the end of the name; empty where there is no common word for it.
std::string_view media_type(std::string_view path)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 9> types{
        {{".tsv", "text/tab-separated-values"},
         {".txt", "text/plain"},
         {".log", "text/plain"},
         {".html", "text/html"},
         {".json", "application/json"},
         {".yml", "application/yaml"},
         {".gz", "application/gzip"},
         {".gff3", "text/plain"},
         {".R", "text/plain"}}};
    for (auto const & [ending, type] : types)
        if (path.ends_with(ending))
            return type;
    return {};
}

json descriptor()
{
    return {{"@id", file_names::crate},
            {"@type", "CreativeWork"},
            {"conformsTo", reference_to(specification)},
            {"about", reference_to("./")}};
}

/// run.json and SHA256SUMS describe the results and come after them.
constexpr std::array<std::pair<char const *, char const *>, 2> records{
    {{file_names::run, "What the results were made of, with which options, where and when"},
     {file_names::checksums, "SHA-256 of the results"}}};

json root(record_parts const & parts)
{
    json files = json::array();
    for (result_file const & file : parts.outputs)
        files.push_back(reference_to(to_uri(file.path)));
    for (auto const & [name, description] : records)
        files.push_back(reference_to(name));
    return {{"@id", "./"},
            {"@type", "Dataset"},
            {"conformsTo", reference_to(profile)},
            {"name", "polarmir results of " + count_of(parts.inputs.size(), "sample")},
            {"description",
             "miRNA counts, macrophage-polarization scores and quality of small-RNA libraries, made by "
             "polarmir"},
            {"datePublished", parts.where.finished},
            {"license", reference_to(license_id)},
            {"hasPart", files},
            {"mentions", reference_to(action_id)}};
}

void add_context_entities(json & graph)
{
    graph.push_back(
        {{"@id", profile}, {"@type", "CreativeWork"}, {"name", "Process Run Crate"}, {"version", "0.5"}});
    graph.push_back({{"@id", license_id},
                     {"@type", "CreativeWork"},
                     {"name", "Not stated"},
                     {"description",
                      "The program cannot know under which terms these results may be used; ask those who "
                      "made them."}});
    json software{{"@id", software_id()},
                  {"@type", "SoftwareApplication"},
                  {"name", "polarmir"},
                  {"softwareVersion", version()}};
    if (!commit().empty())
        software["identifier"] = "git commit " + std::string{commit()};
    graph.push_back(software);
}

/// The command line, as a shell takes it.
std::string command_line(environment const & where)
{
    std::string text{"polarmir"};
    for (std::string const & word : where.arguments)
        text += ' ' + shell_quote(word);
    return text;
}

json action(record_parts const & parts)
{
    json objects = json::array();
    for (sample_inputs const & sample : parts.inputs)
        for (std::size_t i = 0; i < sample.files.size(); ++i)
            objects.push_back(reference_to(input_id(sample, i)));
    json results = json::array();
    for (result_file const & file : parts.outputs)
        results.push_back(reference_to(to_uri(file.path)));
    bool const has_results = parts.facts.merged != nullptr;
    json made{
        {"@id", action_id},
        {"@type", "CreateAction"},
        {"name", "polarmir " + parts.facts.command},
        {"description", command_line(parts.where)},
        {"startTime", parts.where.started},
        {"endTime", parts.where.finished},
        {"actionStatus",
         has_results ? "http://schema.org/CompletedActionStatus" : "http://schema.org/FailedActionStatus"},
        {"instrument", reference_to(software_id())},
        {"object", objects},
        {"result", results}};
    if (!has_results)
        made["error"] = "no sample could be counted";
    return made;
}

/// Inputs lie outside of the crate: they are described, not part of it.
void add_inputs(json & graph, record_parts const & parts)
{
    for (sample_inputs const & sample : parts.inputs)
        for (std::size_t i = 0; i < sample.files.size(); ++i)
        {
            input_file const & file = sample.files[i];
            json entity{
                {"@id", input_id(sample, i)},
                {"@type", "CreativeWork"},
                {"name", file_name_of(file)},
                {"description",
                 "Reads of sample " + sample.sample + ", " + std::to_string(file.read.bytes) + " bytes"},
                {"identifier", "xxh3-128:" + file.read.xxh3}};
            if (file.sha256)
                entity["sha256"] = *file.sha256;
            graph.push_back(entity);
        }
}

void add_files(json & graph, record_parts const & parts)
{
    for (result_file const & file : parts.outputs)
    {
        json entity{{"@id", to_uri(file.path)},
                    {"@type", "File"},
                    {"name", file.path},
                    {"contentSize", std::to_string(file.checksum.bytes)},
                    {"sha256", file.checksum.sha256}};
        if (std::string_view const type = media_type(file.path); !type.empty())
            entity["encodingFormat"] = type;
        graph.push_back(entity);
    }
    for (auto const & [name, description] : records)
        graph.push_back({{"@id", name}, {"@type", "File"}, {"name", name}, {"description", description}});
}

} // namespace

json make_crate(record_parts const & parts)
{
    json graph = json::array({descriptor(), root(parts)});
    add_context_entities(graph);
    graph.push_back(action(parts));
    add_inputs(graph, parts);
    add_files(graph, parts);
    return {{"@context",
             {std::string{specification} + "/context", "https://w3id.org/ro/terms/workflow-run/context"}},
            {"@graph", graph}};
}

} // namespace polarmir::provenance
