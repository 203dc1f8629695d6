#include "threads_option.hpp"

#include "whole_number.hpp"

#include <polarmir/parallel/thread_count.hpp>

#include <CLI/CLI.hpp>

namespace polarmir::cli {

CLI::Option * add_threads_option(CLI::App & command, std::size_t & threads)
{
    constexpr std::size_t most{1024};
    threads = available_threads();
    return command
        .add_option("-t,--threads",
                    threads,
                    "Threads to use; results never depend on it (default: all this job may use)")
        ->transform(whole_number())
        ->check(CLI::Range(std::size_t{1}, most))
        ->type_name("N");
}

} // namespace polarmir::cli
