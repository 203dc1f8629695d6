#include "fetch/content.hpp"
#include "fetch/download.hpp"
#include "fetch/part_file.hpp"
#include "fetch/received.hpp"
#include "fetch/transport.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/fetch/fetch.hpp>
#include <polarmir/io/directory.hpp>
#include <polarmir/io/input_file.hpp>
#include <polarmir/io/output_file.hpp>
#include <polarmir/io/sha256.hpp>

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <system_error>
#include <thread>

namespace polarmir::fetch {
namespace {

constexpr std::string_view from_folder{"folder"};

bool is_url(std::string const & text)
{
    std::string const scheme = to_lower(text.substr(0, 8));
    return scheme.starts_with("http://") || scheme.starts_with("https://");
}

/// user:password@ would be written into logs and manifests.
bool has_user(std::string const & url)
{
    std::size_t const host = url.find("://") + 3;
    return url.substr(host, url.find('/', host) - host).find('@') != std::string::npos;
}

void copy_inflated(std::filesystem::path const & from, part_file & into)
{
    std::array<char, std::size_t{1} << 16U> buffer{};
    io::input_file file{from};
    into.restart({});
    try
    {
        while (std::size_t const length = file.read(buffer))
            into.append({buffer.data(), length});
    }
    catch (error const &)
    {
        into.discard();
        throw;
    }
}

/// `name` or `name`.gz in `folder`, if there.
std::optional<std::filesystem::path> find_file(std::filesystem::path const & folder, std::string const & name)
{
    std::error_code ignored;
    for (std::string const & candidate : {name, name + ".gz"})
        if (std::filesystem::is_regular_file(folder / candidate, ignored))
            return folder / candidate;
    return std::nullopt;
}

class fetcher
{
  public:
    fetcher(config const & wanted, release const & from, log_sink const & log) :
        config_{wanted}, log_{log}, received_{wanted.folder, from.full_name()}
    {}

    /// Nothing when the file may be absent and is.
    [[nodiscard]] std::optional<received_file> get(published_file const & file)
    {
        if (auto present = already_there(file))
            return present;
        part_file part{config_.folder / file.name};
        std::string const source = source_of(file);
        bool const came = is_url(source) ? came_by_network(file, source, part) : came_from_folder(file, part);
        if (!came)
        {
            log_(log_level::warning, source + ": is not there; going on without " + file.name);
            return std::nullopt;
        }
        return accept(file, source, part);
    }

  private:
    [[nodiscard]] std::string source_of(published_file const & file) const
    {
        if (config_.from.empty())
            return file.url;
        if (!is_url(config_.from))
            return (std::filesystem::path{config_.from} / file.name).string();
        return config_.from + (config_.from.ends_with('/') ? "" : "/") + file.name;
    }

    [[nodiscard]] std::optional<received_file> already_there(published_file const & file)
    {
        std::filesystem::path const path = config_.folder / file.name;
        std::error_code ignored;
        if (!std::filesystem::exists(path, ignored))
            return std::nullopt;
        received_file found = measured(file, path);
        require_checksum(file, found, path.string(), "; remove it to get it anew");
        require_content(path, file.role, path.string());
        if (auto const before = received_.find(file.name))
            found.url = before->url;
        received_.keep(found);
        log_(log_level::info, path.string() + ": is there already, sha256 " + found.sha256);
        return found;
    }

    [[nodiscard]] bool came_by_network(published_file const & file, std::string const & url, part_file & part)
    {
        if (!transport_)
            transport_ = make_curl_transport(config_.stall_seconds);
        log_(log_level::info,
             url + ": downloading" +
                 (part.size() > 0 ? ", " + std::to_string(part.size()) + " bytes are there already" : ""));
        patience const how{config_.retries, [](unsigned seconds) {
                               std::this_thread::sleep_for(std::chrono::seconds{seconds});
                           }};
        if (download({url, file.bytes}, part, *transport_, how, log_) == download_end::whole)
            return true;
        return require_may_be_absent(file, url + ": the server has no such file");
    }

    [[nodiscard]] bool came_from_folder(published_file const & file, part_file & part)
    {
        if (auto const found = find_file(config_.from, file.name))
        {
            copy_inflated(*found, part);
            return true;
        }
        return require_may_be_absent(
            file, config_.from + ": has neither " + file.name + " nor " + file.name + ".gz");
    }

    static bool require_may_be_absent(published_file const & file, std::string const & message)
    {
        if (!file.may_be_absent)
            throw input_error{message};
        return false;
    }

    /// What is wrong does not stay on the disk.
    [[nodiscard]] received_file
    accept(published_file const & file, std::string const & source, part_file & part)
    {
        received_file found = measured(file, part.path());
        try
        {
            require_content(part.path(), file.role, source);
            require_checksum(file, found, source, "");
        }
        catch (input_error const &)
        {
            part.discard();
            throw;
        }
        found.url = is_url(source) ? source : std::string{from_folder};
        received_.keep(found);
        part.finish();
        log_(log_level::info, description(found));
        return found;
    }

    [[nodiscard]] static received_file measured(published_file const & file,
                                                std::filesystem::path const & path)
    {
        io::file_checksum const sum = io::sha256_of(path);
        return {file.name, std::string{from_folder}, sum.bytes, sum.sha256, file.sha256.has_value()};
    }

    void require_checksum(published_file const & file,
                          received_file const & found,
                          std::string const & source,
                          std::string const & advice) const
    {
        if (file.bytes && found.bytes != *file.bytes)
            throw input_error{source + ": wrong size: expected " + std::to_string(*file.bytes) +
                              " bytes (published), found " + std::to_string(found.bytes) + advice};
        auto const before = received_.find(file.name);
        std::string const wrong = source + ": wrong checksum: expected sha256 ";
        if (file.sha256 && found.sha256 != *file.sha256)
            throw input_error{wrong + *file.sha256 + " (published), found " + found.sha256 + advice};
        if (!file.sha256 && before && found.sha256 != before->sha256)
            throw input_error{wrong + before->sha256 + " (seen first), found " + found.sha256 + advice +
                              "\nhint: if the publisher changed it on purpose, take another directory"};
    }

    [[nodiscard]] std::string description(received_file const & found) const
    {
        std::string text = (config_.folder / found.name).string() + ": " + std::to_string(found.bytes) +
                           " bytes, sha256 " + found.sha256;
        return text +
               (found.is_published
                    ? " as published"
                    : " (no published checksum is known; this one is recorded and asked for from now on)");
    }

    config const & config_;
    log_sink const & log_;
    received_files received_;
    std::unique_ptr<transport> transport_;
};

/// All files of that role in one, for the builder takes one.
std::filesystem::path joined(std::vector<std::filesystem::path> const & parts,
                             std::filesystem::path const & folder)
{
    if (parts.size() == 1)
        return parts.front();
    std::filesystem::path path = folder / "joined_matures.fa";
    io::output_file file{path};
    std::array<char, std::size_t{1} << 16U> buffer{};
    for (std::filesystem::path const & part : parts)
    {
        io::input_file input{part};
        while (std::size_t const length = input.read(buffer))
            file.write({buffer.data(), length});
        file.write("\n");
    }
    file.commit();
    return path;
}

} // namespace

void config::validate() const
{
    if (folder.empty())
        throw usage_error{"the folder for the files is not given"};
    if (from.empty())
        return;
    std::error_code ignored;
    if (is_url(from) && (has_user(from) || from.find_first_of("\t\r\n ?#") != std::string::npos))
        throw usage_error{
            "--from: give an address without user, blanks, ? and #, to which file names are added"};
    if (!is_url(from) && !std::filesystem::is_directory(from, ignored))
        throw usage_error{"--from: '" + from + "' is neither a folder nor an http or https address"};
}

result fetch(release const & chosen, config const & wanted, log_sink const & log)
{
    wanted.validate();
    std::vector<published_file> const files = files_of(chosen, wanted.species);
    io::create_folder(wanted.folder);

    log(log_level::info, chosen.full_name() + ": " + chosen.terms);
    fetcher work{wanted, chosen, log};
    result got;
    got.build.species = wanted.species;
    std::vector<std::filesystem::path> matures;
    for (published_file const & file : files)
    {
        auto const received = work.get(file);
        if (!received)
            continue;
        got.files.push_back(*received);
        std::filesystem::path const path = wanted.folder / file.name;
        if (file.role == file_role::hairpin)
            got.build.hairpins = path;
        else if (file.role == file_role::mature)
            matures.push_back(path);
        else
            got.build.gff3 = path;
    }
    got.build.matures = joined(matures, wanted.folder);
    return got;
}

} // namespace polarmir::fetch
