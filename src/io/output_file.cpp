#include "io/file_descriptor.hpp"
#include "io/gzip_writer.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/io/critical_step.hpp>
#include <polarmir/io/directory.hpp>
#include <polarmir/io/output_file.hpp>

#include <cerrno>
#include <optional>
#include <stdexcept>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace polarmir::io {
namespace {

constexpr std::size_t buffer_size{std::size_t{1} << 16};

} // namespace

struct output_file::state
{
    std::filesystem::path path;
    std::filesystem::path temporary;
    file_descriptor handle;
    std::optional<gzip_writer> gzip;
    std::string buffer;

    [[noreturn]] void fail(std::string const & action) const
    {
        throw resource_error::from_errno(path.string(), action, errno);
    }

    void open_temporary()
    {
        std::string const stem = path.string() + ".tmp." + std::to_string(::getpid()) + '.';
        for (unsigned attempt = 0; handle.number() < 0; ++attempt)
        {
            temporary = stem + std::to_string(attempt);
            critical_step step;
            step.note_temporary(temporary); // before it is there: that may find no memory
            handle = open_file(temporary, O_WRONLY | O_CREAT | O_EXCL);
            if (handle.number() >= 0)
                return;
            int const reason = errno;
            step.forget_temporary(temporary); // somebody else's, or none
            if (reason != EEXIST)
                throw resource_error::from_errno(path.string(), "cannot create", reason);
        }
    }

    void write_out(std::string_view bytes) const
    {
        while (!bytes.empty())
        {
            ssize_t const count = ::write(handle.number(), bytes.data(), bytes.size());
            if (count >= 0)
                bytes.remove_prefix(static_cast<std::size_t>(count));
            else if (errno != EINTR)
                fail("cannot write");
        }
    }

    void flush()
    {
        write_out(buffer);
        buffer.clear();
    }

    void sync_and_close()
    {
        if (!handle.sync() || !handle.close())
            fail("cannot write");
    }

    void take_final_name()
    {
        critical_step step;
        if (::rename(temporary.c_str(), path.c_str()) != 0)
            fail("cannot rename the finished file");
        step.forget_temporary(temporary);
        temporary.clear();
    }
};

output_file::output_file(std::filesystem::path path, compression how) : state_{std::make_unique<state>()}
{
    state_->path = std::move(path);
    create_folder(state_->path.parent_path());
    if (how == compression::gzip)
        state_->gzip.emplace();
    state_->open_temporary();
}

output_file::~output_file()
{
    if (state_->temporary.empty())
        return;
    critical_step step;
    ::unlink(state_->temporary.c_str());
    step.forget_temporary(state_->temporary);
}

void output_file::write(std::string_view bytes)
{
    if (state_->handle.number() < 0)
        throw std::logic_error{"write to an output file behind its commit"};
    if (state_->gzip)
        state_->gzip->compress(bytes, state_->buffer);
    else
        state_->buffer += bytes;
    if (state_->buffer.size() >= buffer_size)
        state_->flush();
}

void output_file::commit()
{
    if (state_->handle.number() < 0)
        throw std::logic_error{"second commit of an output file"};
    if (state_->gzip)
        state_->gzip->finish(state_->buffer);
    state_->flush();
    state_->sync_and_close();
    state_->take_final_name();
    sync_directory(state_->path.parent_path());
}

void write_file(std::filesystem::path const & path, std::string_view content)
{
    output_file file{path};
    file.write(content);
    file.commit();
}

} // namespace polarmir::io
