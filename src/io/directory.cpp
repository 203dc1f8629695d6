#include "io/file_descriptor.hpp"
#include "io/file_layer.hpp"
#include "io/remove_tree.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/io/critical_step.hpp>
#include <polarmir/io/directory.hpp>
#include <polarmir/io/output_file.hpp>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace polarmir::io {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view mark{".tmp."};

/// Digits, or two times digits with a point between.
bool are_process_and_number(std::string_view text)
{
    constexpr std::string_view digits{"0123456789"};
    std::size_t const point = std::min(text.find('.'), text.size());
    std::string_view const process = text.substr(0, point);
    bool const has_number = point < text.size();
    std::string_view const number = has_number ? text.substr(point + 1) : "0";
    return !process.empty() && !number.empty() &&
           process.find_first_not_of(digits) == std::string_view::npos &&
           number.find_first_not_of(digits) == std::string_view::npos;
}

/// False where the file system or the kernel cannot do it, or nothing is there to exchange with.
bool exchange(fs::path const & one, fs::path const & other)
{
    return ::renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE) == 0;
}

bool is_on_the_file_system_of(fs::path const & path, fs::path const & other)
{
    struct stat one
    {};
    struct stat two
    {};
    return ::stat(path.c_str(), &one) != 0 || ::stat(other.c_str(), &two) != 0 || one.st_dev == two.st_dev;
}

void copy_synced(fs::path const & from, fs::path const & to)
{
    constexpr std::size_t block{std::size_t{1} << 18};
    file_layer in{from};
    output_file out{to};
    std::vector<char> buffer(block);
    while (std::size_t const count = in.read_some(buffer))
        out.write({buffer.data(), count});
    out.commit();
}

/// A new temporary folder beside `hidden` with the files of `from`, which holds no folders.
fs::path copy_of_directory(fs::path const & from, fs::path const & hidden)
{
    fs::path copy = create_temporary_directory(hidden);
    try
    {
        for (fs::path const & file : list_directory(from))
            copy_synced(file, copy / file.filename());
    }
    catch (...)
    {
        remove_temporary(copy);
        throw;
    }
    return copy;
}

} // namespace

// Not std::filesystem::directory_iterator: its step ends the process when memory is short.
std::vector<fs::path> list_directory(fs::path const & directory, std::error_code & failure)
{
    failure.clear();
    std::vector<fs::path> found;
    std::unique_ptr<DIR, int (*)(DIR *)> const entries{::opendir(directory.c_str()), ::closedir};
    if (!entries)
    {
        failure.assign(errno, std::generic_category());
        return found;
    }
    errno = 0;
    while (dirent const * const entry = ::readdir(entries.get())) // NOLINT(concurrency-mt-unsafe): its own
    {
        if (std::string_view const name{entry->d_name}; name != "." && name != "..")
            found.push_back(directory / name);
        errno = 0;
    }
    failure.assign(errno, std::generic_category());
    std::ranges::sort(found);
    return found;
}

std::vector<fs::path> list_directory(fs::path const & directory)
{
    std::error_code failure;
    std::vector<fs::path> found = list_directory(directory, failure);
    if (failure && failure != std::errc::no_such_file_or_directory)
        throw resource_error::from_errno(directory.string(), "cannot list", failure.value());
    return found;
}

bool remove_file(fs::path const & path)
{
    std::error_code failure;
    bool const was_there = fs::remove(path, failure);
    if (failure)
        throw resource_error::from_errno(path.string(), "cannot remove", failure.value());
    return was_there;
}

void remove_temporary(fs::path const & path) noexcept
{
    critical_step step;
    static_cast<void>(remove_tree(path.c_str())); // what stays is removed by the next run
    step.forget_temporary(path);
}

void remove_leftovers(fs::path const & folder, std::function<bool(std::string const &)> const & is_leftover)
{
    for (fs::path const & path : list_directory(folder))
        if (is_leftover(path.filename().string()))
            static_cast<void>(remove_tree(path.c_str()));
}

void sync_directory(fs::path const & directory)
{
    fs::path const path = directory.empty() ? fs::path{"."} : directory;
    file_descriptor const handle = open_file(path, O_RDONLY | O_DIRECTORY);
    if (handle.number() >= 0 && !handle.sync() && errno == EIO)
        throw resource_error::from_errno(path.string(), "cannot write the directory", errno);
}

void create_folder(fs::path const & folder)
{
    std::error_code failure;
    std::vector<fs::path> missing;
    for (fs::path path = folder; !path.empty() && !fs::is_directory(path, failure); path = path.parent_path())
        missing.push_back(path);
    if (missing.empty())
        return;
    fs::create_directories(folder, failure);
    if (std::error_code ignored; failure && !fs::is_directory(folder, ignored))
        throw resource_error::from_errno(folder.string(), "cannot create the folder", failure.value());
    for (fs::path const & created : missing)
        sync_directory(created.parent_path());
}

void replace_directory(fs::path const & from, fs::path const & to)
{
    if (!is_on_the_file_system_of(from, to.parent_path()))
    {
        fs::path const copy = copy_of_directory(from, to.parent_path() / ("." + to.filename().string()));
        replace_directory(copy, to);
        remove_temporary(from);
        return;
    }
    sync_directory(from);
    critical_step step;
    if (exchange(from, to))
        static_cast<void>(remove_tree(from.c_str())); // what stood there; the next run removes the rest
    else
    {
        std::error_code failure;
        if (!remove_tree(to.c_str()))
            failure.assign(errno, std::generic_category());
        else
            fs::rename(from, to, failure);
        if (failure)
            throw resource_error::from_errno(to.string(), "cannot write", failure.value());
    }
    step.forget_temporary(from);
    sync_directory(to.parent_path());
}

void replace_file(fs::path const & from, fs::path const & to)
{
    if (!is_on_the_file_system_of(from, to.parent_path()))
    {
        copy_synced(from, to);
        remove_temporary(from);
        return;
    }
    critical_step step;
    std::error_code failure;
    fs::rename(from, to, failure);
    if (failure)
        throw resource_error::from_errno(to.string(), "cannot write", failure.value());
    step.forget_temporary(from);
    sync_directory(to.parent_path());
}

fs::path create_temporary_directory(fs::path const & stem)
{
    fs::path const first = stem.string() + std::string{mark} + std::to_string(::getpid());
    fs::path path = first;
    create_folder(stem.parent_path());
    critical_step step;
    std::error_code failure;
    for (unsigned attempt = 0; !failure; ++attempt)
    {
        step.note_temporary(path); // before it is there: that may find no memory
        if (fs::create_directory(path, failure))
            return path;
        // A folder of that name is another machine's, or what a killed process has left.
        step.forget_temporary(path);
        if (!failure)
            path = first.string() + '.' + std::to_string(attempt);
    }
    throw resource_error::from_errno(path.string(), "cannot create the folder", failure.value());
}

bool is_temporary_of(std::string_view name, std::string_view stem)
{
    return name.starts_with(stem) && name.substr(stem.size()).starts_with(mark) &&
           are_process_and_number(name.substr(stem.size() + mark.size()));
}

bool is_temporary(std::string_view name)
{
    std::size_t const found = name.rfind(mark);
    return found != std::string_view::npos && is_temporary_of(name, name.substr(0, found));
}

} // namespace polarmir::io
