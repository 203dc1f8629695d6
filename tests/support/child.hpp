#pragma once
#include "support/catch.hpp"

#include <chrono>
#include <csignal>
#include <string>
#include <string_view>
#include <thread>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace polarmir::test {

/// A shell command line that runs beside the test, with a pipe to its standard input; its standard error goes
/// to a file. The command should begin with `exec`, so that signals reach the program.
class child
{
  public:
    child(std::string const & command, std::string const & log)
    {
        int ends[2];
        REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
        process_ = ::fork();
        REQUIRE(process_ >= 0);
        if (process_ == 0)
        {
            int const file = ::open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666);
            ::dup2(ends[0], STDIN_FILENO);
            ::dup2(file, STDOUT_FILENO);
            ::dup2(file, STDERR_FILENO);
            ::execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
            ::_exit(127);
        }
        ::close(ends[0]);
        input_ = ends[1];
    }
    child(child const &) = delete;
    child & operator=(child const &) = delete;
    ~child()
    {
        close_input();
        if (process_ > 0)
        {
            ::kill(process_, SIGKILL);
            static_cast<void>(wait());
        }
    }

    void write(std::string_view bytes) const
    {
        while (!bytes.empty())
        {
            ssize_t const count = ::write(input_, bytes.data(), bytes.size());
            REQUIRE(count > 0);
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
    }

    void close_input()
    {
        if (input_ >= 0)
            ::close(input_);
        input_ = -1;
    }

    [[nodiscard]] pid_t process() const noexcept { return process_; }
    void kill(int signal) const { REQUIRE(::kill(process_, signal) == 0); }

    /// The status of waitpid(2).
    int wait()
    {
        int status{0};
        ::waitpid(process_, &status, 0);
        process_ = -1;
        return status;
    }

  private:
    pid_t process_{-1};
    int input_{-1};
};

/// Waits until `is_so()`, at most half a minute.
template <typename condition_t>
bool becomes(condition_t && is_so)
{
    using namespace std::chrono_literals;
    for (int attempt = 0; attempt < 600; ++attempt)
    {
        if (is_so())
            return true;
        std::this_thread::sleep_for(50ms);
    }
    return false;
}

} // namespace polarmir::test
