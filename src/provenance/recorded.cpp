#include "recorded.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/utf8.hpp>
#include <polarmir/io/text_file.hpp>

#include <cstddef>
#include <system_error>

#include <nlohmann/json.hpp>

namespace polarmir::provenance {
namespace {

namespace fs = std::filesystem;
using json = nlohmann::json;

std::optional<std::string> content_of(fs::path const & path)
{
    constexpr std::size_t largest{std::size_t{1} << 28};
    std::error_code unknown;
    if (!fs::exists(path, unknown))
        return std::nullopt;
    return io::read_text(path, largest);
}

/// Adds a problem and gives null when the file is not there or no JSON.
json read_json(fs::path const & out, char const * name, std::vector<finding> & problems)
{
    std::optional<std::string> const text = content_of(out / name);
    if (!text)
    {
        problems.push_back({name, "missing", "'polarmir merge' writes it again"});
        return nullptr;
    }
    json document = json::parse(*text, nullptr, false);
    if (document.is_object())
        return document;
    problems.push_back({name, "damaged", "is not JSON; 'polarmir merge' writes it again"});
    return nullptr;
}

void add_lines(fs::path const & out, recorded_files & files, std::vector<finding> & problems)
{
    std::optional<std::string> const text = content_of(out / file_names::checksums);
    if (!text)
        throw input_error{printable(out.string()) +
                          ": no SHA256SUMS in it: 'polarmir run' or 'merge' did not finish, or a sample was "
                          "counted since; start it again (what is finished is kept)"};
    checksum_list list = parse_checksum_lines(*text);
    for (std::size_t const number : list.damaged)
        problems.push_back(
            {file_names::checksums, "damaged", "line " + std::to_string(number) + " is no checksum"});
    for (checksum_line & line : list.lines)
        files[line.path].listed = std::move(line.sha256);
}

void add_outputs(fs::path const & out, recorded_files & files, std::vector<finding> & problems)
{
    json const document = read_json(out, file_names::run, problems);
    if (document.is_null())
        return;
    try
    {
        for (json const & file : document.at("outputs"))
        {
            auto const path = file.at("path").get<std::string>();
            if (stays_inside(path))
                files[path].in_run_file = io::file_checksum{file.at("sha256").get<std::string>(),
                                                            file.at("bytes").get<std::uint64_t>()};
            else
                problems.push_back({file_names::run,
                                    "damaged",
                                    "its output " + printable(path) + " leads out of the folder"});
        }
    }
    catch (json::exception const &)
    {
        problems.push_back({file_names::run, "damaged", "its list of outputs cannot be read"});
    }
}

} // namespace

recorded_files read_records(fs::path const & out, std::vector<finding> & problems)
{
    recorded_files files;
    add_lines(out, files, problems);
    add_outputs(out, files, problems);
    static_cast<void>(read_json(out, file_names::crate, problems));
    return files;
}

} // namespace polarmir::provenance
