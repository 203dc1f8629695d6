#include "stop_signals.hpp"

#include <polarmir/io/critical_step.hpp>
#include <polarmir/parallel/start_thread.hpp>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>

#include <unistd.h>

namespace polarmir::cli {
namespace {

constexpr std::array<int, 6> stopping{SIGINT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2, SIGXCPU};

/// Only the destructor sends it, only to the thread that watches.
int end_of_watch()
{
    return SIGRTMIN;
}

bool is_ignored(int signal)
{
    struct sigaction action
    {};
    return ::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

sigset_t watched_signals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, end_of_watch());
    for (int const signal : stopping)
        if (!is_ignored(signal))
            sigaddset(&set, signal);
    return set;
}

/// Past all buffers: other threads may hold them.
void tell(int signal, bool clears_line)
{
    std::string const line = std::string{clears_line ? "\r\033[K" : ""} + "polarmir: stopped by SIG" +
                             ::sigabbrev_np(signal) +
                             "; what was half-written is removed, finished samples are kept\n";
    static_cast<void>(!::write(STDERR_FILENO, line.data(), line.size()));
}

[[noreturn]] void die_by(int signal, sigset_t const & watched)
{
    static_cast<void>(std::signal(signal, SIG_DFL));
    ::raise(signal); // pending as long as it is blocked
    ::pthread_sigmask(SIG_UNBLOCK, &watched, nullptr);
    constexpr int shell_base{128};
    ::_exit(shell_base + signal);
}

/// Signals are waited for, not handled: what is to be done is not allowed in a handler.
void watch(sigset_t const & watched, bool clears_line)
{
    int signal{0};
    do
        signal = ::sigwaitinfo(&watched, nullptr);
    while (signal < 0); // a debugger had a look
    if (signal == end_of_watch())
        return;
    io::remove_temporaries();
    tell(signal, clears_line);
    die_by(signal, watched);
}

} // namespace

stop_signals::stop_signals(bool clears_line)
{
    sigset_t const watched = watched_signals();
    ::pthread_sigmask(SIG_BLOCK, &watched, nullptr);
    watch_ = start_thread([watched, clears_line] { watch(watched, clears_line); });
}

stop_signals::~stop_signals()
{
    ::pthread_kill(watch_.native_handle(), end_of_watch());
    watch_.join();
}

} // namespace polarmir::cli
