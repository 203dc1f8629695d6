#include "io/file_descriptor.hpp"
#include "io/named_file.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/io/file_lock.hpp>

#include <array>
#include <cerrno>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace polarmir::io {
namespace {

namespace fs = std::filesystem;

bool has_no_locks(int error)
{
    return error == ENOLCK || error == ENOSYS || error == EOPNOTSUPP || error == EINVAL;
}

file_descriptor open_lock(fs::path const & path)
{
    file_descriptor handle = open_file(path, O_RDWR | O_CREAT | O_NOFOLLOW);
    if (handle.number() < 0)
        throw resource_error::from_errno(path.string(), "cannot create", errno);
    return handle;
}

std::string owner_in(int file)
{
    constexpr std::size_t longest{1024};
    std::array<char, longest> text{};
    ssize_t const count = ::pread(file, text.data(), text.size(), 0);
    std::string line{text.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0))};
    line = line.substr(0, line.find('\n'));
    return line.empty() ? "another process" : line;
}

/// Only for people: a lock holds without it.
void write_owner(int file, std::string const & owner)
{
    std::string const line = owner + '\n';
    if (::ftruncate(file, 0) != 0)
        return;
    [[maybe_unused]] ssize_t const written = ::pwrite(file, line.data(), line.size(), 0);
}

enum class answer
{
    taken,
    refused,
    no_locks,
    failed ///< for another reason, in errno
};

answer try_lock(int file, lock_kind kind) noexcept
{
    int const how = (kind == lock_kind::exclusive ? LOCK_EX : LOCK_SH) | LOCK_NB;
    while (::flock(file, how) != 0)
    {
        if (errno == EWOULDBLOCK)
            return answer::refused;
        if (has_no_locks(errno))
            return answer::no_locks;
        if (errno != EINTR)
            return answer::failed;
    }
    return answer::taken;
}

} // namespace

struct file_lock::state
{
    fs::path path;
    file_descriptor file;
    bool is_held{false};
};

file_lock::file_lock(fs::path path,
                     lock_kind kind,
                     std::string const & owner,
                     std::chrono::milliseconds patience) :
    state_{std::make_unique<state>()}
{
    using clock = std::chrono::steady_clock;
    constexpr std::chrono::milliseconds pause{50};
    clock::time_point const last = clock::now() + patience;
    state_->path = std::move(path);
    while (true)
    {
        state_->file = open_lock(state_->path);
        int const file = state_->file.number();
        answer const found = try_lock(file, kind);
        if (found == answer::no_locks)
            return;
        if (found == answer::failed)
            throw resource_error::from_errno(state_->path.string(), "cannot lock", errno);
        if (found == answer::taken && is_named(file, state_->path))
            break;
        if (found == answer::refused && clock::now() >= last)
            throw resource_error{state_->path.parent_path().string() + ": in use by " + owner_in(file) +
                                 "; wait until it has ended, or stop it"};
        if (found == answer::refused)
            std::this_thread::sleep_for(pause);
    }
    state_->is_held = true;
    write_owner(state_->file.number(), owner);
}

file_lock::~file_lock()
{
    // The last one removes the file; with others sharing the lock this fails, and they do it.
    if (!state_->is_held || try_lock(state_->file.number(), lock_kind::exclusive) == answer::taken)
        ::unlink(state_->path.c_str());
}

bool file_lock::is_held() const noexcept
{
    return state_->is_held;
}

} // namespace polarmir::io
