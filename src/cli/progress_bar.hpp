#pragma once
#include "app.hpp"

#include <polarmir/pipeline/run.hpp>

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <span>
#include <string>
#include <thread>

namespace polarmir::cli {

class logger;

/// What is drawn, at most `width` characters:
///
///     [=====>     ]  45 %  3/10 samples  1.2 M reads/s  40 s left
///
/// The bar takes the room that the words leave. Share and time are missing where the share is not known
/// (standard input), rate and time before anything was read. `seconds`: since the run began. The time left is
/// that of the bytes that are left at the mean speed so far.
[[nodiscard]] std::string
progress_line(pipeline::progress_state const & state, double seconds, std::size_t width);

/// Draws how far a run is below the log, four times a second from half a second on, until it is destroyed;
/// then the line is gone.
class progress_bar
{
  public:
    /// Both must outlive it.
    progress_bar(pipeline::run_progress const & progress, logger & log);
    progress_bar(progress_bar const &) = delete;
    progress_bar & operator=(progress_bar const &) = delete;
    ~progress_bar();

  private:
    void draw(std::stop_token const & stop) const;

    pipeline::run_progress const & progress_;
    logger & log_;
    std::jthread thread_; // last: it uses the others
};

/// Counts samples with a progress bar where somebody looks on: on a terminal that can be drawn on, and not
/// with -q.
[[nodiscard]] pipeline::run_outcome
count_with_progress(std::span<reads::sample const> samples, pipeline::run_config config, context & ctx);

} // namespace polarmir::cli
