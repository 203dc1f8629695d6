#pragma once
#include "support/files.hpp"
#include "support/programs.hpp"

#include <array>
#include <filesystem>
#include <stdexcept>
#include <string>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace polarmir::test {

/// tests/support/file_server.py on the files of a folder, while it lives.
class file_server
{
  public:
    explicit file_server(std::filesystem::path const & folder, std::string const & certificate = {}) :
        log_{folder / "log.tsv"}
    {
        skip_without("python3");
        std::array<int, 2> input{};
        std::array<int, 2> output{};
        if (::pipe2(input.data(), O_CLOEXEC) != 0 || ::pipe2(output.data(), O_CLOEXEC) != 0)
            throw std::runtime_error{"no pipe"};
        process_ = ::fork();
        if (process_ == 0)
        {
            ::dup2(input[0], STDIN_FILENO);
            ::dup2(output[1], STDOUT_FILENO);
            std::string const script{POLARMIR_FILE_SERVER};
            char const * const last = certificate.empty() ? nullptr : certificate.c_str();
            ::execlp("python3", "python3", script.c_str(), folder.c_str(), log_.c_str(), last, nullptr);
            ::_exit(127);
        }
        ::close(input[0]);
        ::close(output[1]);
        input_ = input[1];
        for (char digit{}; ::read(output[0], &digit, 1) == 1 && digit != '\n';)
            port_ += digit;
        ::close(output[0]);
        if (port_.empty())
            throw std::runtime_error{"the server does not start"};
    }
    file_server(file_server const &) = delete;
    file_server & operator=(file_server const &) = delete;
    ~file_server()
    {
        ::close(input_);
        ::waitpid(process_, nullptr, 0);
    }

    /// `http://127.0.0.1:PORT`
    [[nodiscard]] std::string address(std::string const & scheme = "http") const
    {
        return scheme + "://127.0.0.1:" + port_;
    }

    /// Lines of path, Range, If-Range, status.
    [[nodiscard]] std::string log() const { return read_file(log_); }

  private:
    std::filesystem::path log_;
    pid_t process_{-1};
    int input_{-1};
    std::string port_;
};

} // namespace polarmir::test
