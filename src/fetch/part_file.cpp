#include "fetch/part_file.hpp"

#include "io/named_file.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/io/directory.hpp>
#include <polarmir/io/output_file.hpp>
#include <polarmir/io/text_file.hpp>

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace polarmir::fetch {
namespace {

[[noreturn]] void fail(std::filesystem::path const & path, std::string const & action)
{
    throw resource_error::from_errno(path.string(), action, errno);
}

/// Some network file systems cannot lock: nothing is lost then but the protection.
void lock(io::file_descriptor const & handle, std::filesystem::path const & path)
{
    if (::flock(handle.number(), LOCK_EX | LOCK_NB) == 0)
        return;
    if (errno == EWOULDBLOCK)
        throw resource_error{path.string() + ": another process is downloading it: wait for it, or stop it"};
}

std::string read_version(std::filesystem::path const & path)
{
    constexpr std::size_t largest{4096};
    std::error_code ignored;
    return std::filesystem::exists(path, ignored) ? io::read_text(path, largest) : std::string{};
}

} // namespace

part_file::part_file(std::filesystem::path final_path) :
    final_{std::move(final_path)}, path_{final_.string() + ".part"}, version_path_{final_.string() +
                                                                                   ".part.version"}
{
    open_and_lock();
    struct stat found
    {};
    if (::fstat(handle_.number(), &found) != 0)
        fail(path_, "cannot read");
    size_ = static_cast<std::uint64_t>(found.st_size);
    version_ = read_version(version_path_);
}

part_file::~part_file()
{
    if (handle_.number() >= 0 && size_ == 0)
    {
        ::unlink(version_path_.c_str());
        ::unlink(path_.c_str());
    }
}

void part_file::open_and_lock()
{
    do
    {
        handle_ = io::file_descriptor{::open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666)};
        if (handle_.number() < 0)
            fail(path_, "cannot write");
        lock(handle_, path_);
    } while (!io::is_named(handle_.number(), path_));
}

void part_file::restart(std::string const & version)
{
    // Empty first: old bytes never stand beside the new version.
    if (::ftruncate(handle_.number(), 0) != 0)
        fail(path_, "cannot write");
    size_ = 0;
    version_ = version;
    io::write_file(version_path_, version_);
}

void part_file::append(std::string_view bytes)
{
    while (!bytes.empty())
    {
        ssize_t const count = ::write(handle_.number(), bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR)
            fail(path_, "cannot write");
        if (count < 0)
            continue;
        bytes.remove_prefix(static_cast<std::size_t>(count));
        size_ += static_cast<std::uint64_t>(count);
    }
}

void part_file::discard()
{
    ::unlink(version_path_.c_str());
    if (::unlink(path_.c_str()) != 0 && errno != ENOENT)
        fail(path_, "cannot remove");
    handle_ = io::file_descriptor{};
}

void part_file::finish()
{
    if (!handle_.sync())
        fail(path_, "cannot write");
    if (::rename(path_.c_str(), final_.c_str()) != 0)
        fail(final_, "cannot rename the finished file");
    ::unlink(version_path_.c_str());
    handle_ = io::file_descriptor{};
    io::sync_directory(final_.parent_path());
}

} // namespace polarmir::fetch
