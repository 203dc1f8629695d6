#include "recorded.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/io/directory.hpp>
#include <polarmir/io/input_file.hpp>
#include <polarmir/parallel/parallel_for.hpp>
#include <polarmir/pipeline/resume.hpp>
#include <polarmir/provenance/verify.hpp>

#include <algorithm>
#include <system_error>

namespace polarmir::provenance {
namespace {

namespace fs = std::filesystem;

std::string sizes(std::uint64_t expected, std::uint64_t found)
{
    return std::to_string(expected) + " bytes expected, " + std::to_string(found) + " found";
}

finding other_size(std::string const & file, std::uint64_t expected, std::uint64_t found)
{
    return {file, found < expected ? "truncated" : "changed", sizes(expected, found)};
}

/// What is wrong with a file whose SHA-256 was computed.
std::optional<finding>
compare(std::string const & path, recorded_file const & known, io::file_checksum const & found)
{
    bool const fits_run_file = known.in_run_file && known.in_run_file->sha256 == found.sha256;
    bool const fits_list = known.listed == found.sha256;
    if (fits_list && (fits_run_file || !known.in_run_file))
        return std::nullopt;
    if (!known.listed)
        return finding{path, "inconsistent", "in run.json, but not in SHA256SUMS"};
    if (fits_run_file)
        return finding{
            file_names::checksums, "changed", "its line of " + path + " fits neither the file nor run.json"};
    if (known.in_run_file && known.in_run_file->bytes != found.bytes)
        return other_size(path, known.in_run_file->bytes, found.bytes);
    if (fits_list)
        return finding{path, "changed", "fits SHA256SUMS, but not run.json, which was written before"};
    return finding{path, "changed", "SHA-256 " + *known.listed + " expected, " + found.sha256 + " found"};
}

std::optional<finding> check_file(fs::path const & out, std::string const & path, recorded_file const & known)
try
{
    std::error_code failure;
    if (!fs::exists(out / path, failure))
        return finding{path,
                       "missing",
                       known.in_run_file ? std::to_string(known.in_run_file->bytes) + " bytes expected" : ""};
    if (!fs::is_regular_file(out / path, failure)) // a pipe would be waited for
        return finding{path, "unreadable", "is no regular file"};
    return compare(path, known, io::sha256_of(out / path));
}
catch (input_error const & e)
{
    return finding{path, "unreadable", e.what()};
}

void check_files(fs::path const & out,
                 recorded_files const & files,
                 std::size_t threads,
                 std::vector<finding> & problems)
{
    std::vector<recorded_files::const_pointer> all;
    for (auto const & entry : files)
        all.push_back(&entry);
    std::vector<std::optional<finding>> found(all.size());
    parallel_for(threads, all.size(), 1, [&](std::size_t i, std::size_t) {
        found[i] = check_file(out, all[i]->first, all[i]->second);
    });
    for (std::optional<finding> & one : found)
        if (one)
            problems.push_back(std::move(*one));
}

std::optional<finding> check_input(std::string const & sample, pipeline::input_record const & then)
try
{
    std::string const whose = " (sample " + sample + ")";
    std::error_code failure;
    if (!fs::exists(then.path, failure))
        return finding{then.path, "missing", std::to_string(then.bytes) + " bytes expected" + whose};
    if (std::uint64_t const bytes = fs::file_size(then.path, failure); !failure && bytes != then.bytes)
    {
        finding other = other_size(then.path, then.bytes, bytes);
        other.detail += whose;
        return other;
    }
    std::string const xxh3 = io::digest_of(then.path).xxh3;
    if (xxh3 == then.xxh3)
        return std::nullopt;
    return finding{then.path, "changed", "XXH3 " + then.xxh3 + " expected, " + xxh3 + " found" + whose};
}
catch (input_error const & e)
{
    return finding{then.path, "unreadable", e.what()};
}

/// The folders of finished samples, by their bytes.
std::vector<fs::path> sample_folders(fs::path const & out)
{
    std::vector<fs::path> folders;
    for (fs::path const & folder : io::list_directory(out / "samples"))
        if (fs::is_directory(folder) && !folder.filename().string().starts_with('.'))
            folders.push_back(folder);
    return folders;
}

/// A file, and whose it is.
struct sample_input
{
    std::string sample;
    pipeline::input_record file;
};

/// What the records of the samples name; those that cannot be read are problems.
std::vector<sample_input> read_inputs(fs::path const & out, verification & result)
{
    std::vector<sample_input> inputs;
    for (fs::path const & folder : sample_folders(out))
        try
        {
            ++result.samples;
            std::string const name = folder.filename().string();
            for (pipeline::input_record & file : pipeline::read_run_record(folder).inputs)
                if (is_stream(file))
                    ++result.streams;
                else
                    inputs.push_back({name, std::move(file)});
        }
        catch (input_error const &)
        {
            result.problems.push_back({(folder.lexically_relative(out) / file_names::run).string(),
                                       "damaged",
                                       "missing, or not the record of a finished sample; count it again"});
        }
    return inputs;
}

void check_inputs(std::vector<sample_input> const & inputs, std::size_t threads, verification & result)
{
    std::vector<std::optional<finding>> found(inputs.size());
    parallel_for(threads, inputs.size(), 1, [&](std::size_t i, std::size_t) {
        found[i] = check_input(inputs[i].sample, inputs[i].file);
    });
    for (std::optional<finding> & one : found)
        if (one)
            result.problems.push_back(std::move(*one));
    result.inputs = inputs.size();
}

/// A missing table is missing once.
bool is_known(finding const & problem, std::vector<finding> const & problems)
{
    return problem.status == "missing" && std::ranges::any_of(problems, [&](finding const & other) {
               return other.file == problem.file && other.status == problem.status;
           });
}

} // namespace

verification verify(verify_request const & request)
{
    verification result;
    recorded_files const files = read_records(request.out, result.problems);
    result.files = files.size();
    check_files(request.out, files, request.threads, result.problems);
    for (std::string & path : list_results(request.out))
        if (!files.contains(path))
            result.unlisted.push_back(std::move(path));
    for (finding & problem : check_equations(request.out, request.threads))
        if (!is_known(problem, result.problems))
            result.problems.push_back(std::move(problem));
    std::vector<sample_input> const inputs = read_inputs(request.out, result);
    if (request.inputs)
        check_inputs(inputs, request.threads, result);
    return result;
}

} // namespace polarmir::provenance
