#include <polarmir/core/error.hpp>
#include <polarmir/io/directory.hpp>
#include <polarmir/parallel/parallel_for.hpp>
#include <polarmir/pipeline/output_names.hpp>
#include <polarmir/provenance/checksums.hpp>

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>

namespace polarmir::provenance {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t digits{64};

bool is_volatile(std::string_view path)
{
    if (path == file_names::run || path == file_names::crate || path == file_names::checksums ||
        path == "jobs")
        return true;
    return path.starts_with("samples/") && std::ranges::count(path, '/') == 2 && path.ends_with("/run.json");
}

/// Lists the results in a folder.
class result_lister
{
  public:
    explicit result_lister(fs::path const & out) : out_{out} { list({}); }

    [[nodiscard]] std::vector<std::string> files() && { return std::move(files_); }

  private:
    /// Adds the files below `out_ / folder`. A sample may be called NAME.tmp.1, and its folder in the making
    /// is hidden.
    void list(std::string const & folder)
    {
        above_.push_back(fs::canonical(out_ / folder));
        for (fs::path const & file : io::list_directory(out_ / folder))
        {
            std::string const name = file.filename().string();
            bool const is_top{folder.empty()};
            std::string const path = (fs::path{folder} / name).string();
            if (name.starts_with('.') || (folder != "samples" && io::is_temporary(name)) ||
                is_volatile(path) || (is_top && !pipeline::is_output_name(name)))
                continue;
            fs::file_type const kind = type_of(file);
            if (kind == fs::file_type::regular)
                files_.push_back(path);
            else if (kind == fs::file_type::directory && !leads_up(file))
                list(path);
        }
        above_.pop_back();
    }

    /// Links that lead nowhere, or to each other, are no results.
    static fs::file_type type_of(fs::path const & path)
    {
        std::error_code failure;
        fs::file_type const type = fs::status(path, failure).type();
        if (failure && failure != std::errc::no_such_file_or_directory &&
            failure != std::errc::too_many_symbolic_link_levels)
            throw resource_error::from_errno(path.string(), "cannot be looked up", failure.value());
        return type;
    }

    /// Whether a link leads to a folder that is being listed: it has no end.
    [[nodiscard]] bool leads_up(fs::path const & folder) const
    {
        return std::ranges::find(above_, fs::canonical(folder)) != above_.end();
    }

    fs::path const & out_;
    std::vector<fs::path> above_; ///< the folders that are being listed, without links
    std::vector<std::string> files_;
};

std::string escaped(std::string_view path)
{
    std::string text;
    for (char const letter : path)
        if (letter == '\\')
            text += "\\\\";
        else if (letter == '\n')
            text += "\\n";
        else if (letter == '\r')
            text += "\\r";
        else
            text += letter;
    return text;
}

/// Nothing for an escape that there is not.
std::optional<std::string> unescaped(std::string_view text)
{
    std::string path;
    for (std::size_t i = 0; i < text.size(); ++i)
    {
        if (text[i] != '\\')
        {
            path += text[i];
            continue;
        }
        constexpr std::string_view codes{"\\nr"};
        constexpr std::string_view letters{"\\\n\r"};
        std::size_t const code = ++i < text.size() ? codes.find(text[i]) : std::string_view::npos;
        if (code == std::string_view::npos)
            return std::nullopt;
        path += letters[code];
    }
    return path;
}

std::optional<checksum_line> parse_line(std::string_view line)
{
    bool const is_escaped = line.starts_with('\\');
    if (is_escaped)
        line.remove_prefix(1);
    std::string_view const digest = line.substr(0, digits);
    // Behind the digest a blank, then a blank or the * of binary mode.
    if (line.size() < digits + 3 || line[digits] != ' ' ||
        (line[digits + 1] != ' ' && line[digits + 1] != '*') ||
        digest.find_first_not_of("0123456789abcdef") != std::string_view::npos)
        return std::nullopt;
    std::string_view const rest = line.substr(digits + 2);
    std::optional<std::string> path = is_escaped ? unescaped(rest) : std::string{rest};
    if (!path || !stays_inside(*path))
        return std::nullopt;
    return checksum_line{std::string{digest}, std::move(*path)};
}

} // namespace

std::vector<std::string> list_results(fs::path const & out)
{
    if (!fs::exists(out))
        return {};
    std::vector<std::string> files = result_lister{out}.files();
    std::ranges::sort(files);
    return files;
}

std::vector<result_file> checksum_results(fs::path const & out, std::size_t threads)
{
    std::vector<std::string> const paths = list_results(out);
    std::vector<result_file> files(paths.size());
    parallel_for(threads, paths.size(), 1, [&](std::size_t i, std::size_t) {
        files[i] = {paths[i], io::sha256_of(out / paths[i])};
    });
    return files;
}

std::string to_checksum_lines(std::span<result_file const> files)
{
    std::string text;
    for (result_file const & file : files)
    {
        std::string const path = escaped(file.path);
        text += path == file.path ? "" : "\\";
        text += file.checksum.sha256 + "  " + path + '\n';
    }
    return text;
}

bool stays_inside(fs::path const & path)
{
    return path.is_relative() && std::ranges::find(path, "..") == path.end();
}

checksum_list parse_checksum_lines(std::string_view text)
{
    checksum_list list;
    for (std::size_t number = 1; !text.empty(); ++number)
    {
        std::size_t const end = std::min(text.find('\n'), text.size());
        if (std::optional<checksum_line> line = parse_line(text.substr(0, end)))
            list.lines.push_back(std::move(*line));
        else
            list.damaged.push_back(number);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return list;
}

void remove_checksums(fs::path const & out)
{
    if (io::remove_file(out / file_names::checksums))
        io::sync_directory(out);
}

} // namespace polarmir::provenance
