#include "progress_bar.hpp"

#include "logger.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/parallel/start_thread.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <exception>
#include <optional>
#include <string_view>
#include <vector>

#include <sys/ioctl.h>
#include <unistd.h>

namespace polarmir::cli {
namespace {

constexpr std::size_t usual_width{80};

/// 950, 12.3 k, 1.2 M.
std::string short_number(double value)
{
    constexpr double thousand{1e3};
    constexpr std::array<std::string_view, 4> units{"", " k", " M", " G"};
    std::size_t unit{0};
    // What would be rounded to 1000 of a unit is 1 of the next.
    for (; value >= thousand - 0.5 && unit + 1 < units.size(); ++unit)
        value /= thousand;
    constexpr double one_digit_below{100};
    return format_fixed(value, unit == 0 || value >= one_digit_below - 0.05 ? 0 : 1) +
           std::string{units[unit]};
}

/// 40 s, 3 min 20 s, 2 h 5 min, 3 d 4 h.
std::string duration(double seconds)
{
    constexpr std::uint64_t minute{60};
    constexpr std::uint64_t hour{60 * minute};
    constexpr std::uint64_t day{24 * hour};
    constexpr double longest{1e9}; // decades: nobody waits, and the cast is safe
    auto const whole = static_cast<std::uint64_t>(std::ceil(std::clamp(seconds, 0.0, longest)));
    auto const parts =
        [](std::uint64_t first, char const * unit, std::uint64_t second, char const * smaller) {
            return std::to_string(first) + unit + (second == 0 ? "" : ' ' + std::to_string(second) + smaller);
        };
    if (whole < minute)
        return std::to_string(whole) + " s";
    if (whole < hour)
        return parts(whole / minute, " min", whole % minute, " s");
    if (whole < day)
        return parts(whole / hour, " h", whole % hour / minute, " min");
    return parts(whole / day, " d", whole % day / hour, " h");
}

/// [=====>    ], `width` characters with its brackets.
std::string bar(double share, std::size_t width)
{
    std::size_t const inner = width - 2;
    auto const filled = static_cast<std::size_t>(std::floor(share * static_cast<double>(inner)));
    std::string text(std::min(filled, inner), '=');
    if (text.size() < inner)
        text += '>';
    text.resize(inner, ' ');
    return '[' + text + ']';
}

/// Of the terminal behind standard error; the last column stays empty, where some terminals wrap.
std::size_t terminal_width()
{
    winsize size{};
    bool const is_known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1;
    return (is_known ? size.ws_col : usual_width) - 1;
}

} // namespace

std::string progress_line(pipeline::progress_state const & state, double seconds, std::size_t width)
{
    constexpr double percent{100};
    constexpr std::size_t narrowest_bar{10};
    constexpr std::size_t widest_bar{40};
    std::vector<std::string> words;
    if (state.share_done)
    {
        std::string const share = format_fixed(std::floor(percent * *state.share_done), 0);
        words.push_back(std::string(3 - std::min<std::size_t>(share.size(), 3), ' ') + share + " %");
    }
    words.push_back(std::to_string(state.samples_done) + '/' + std::to_string(state.samples) + " samples");
    if (state.reads != 0 && seconds > 0)
        words.push_back(short_number(static_cast<double>(state.reads) / seconds) + " reads/s");
    if (state.share_done && state.bytes_read != 0 && state.bytes_left != 0)
        words.push_back(duration(seconds * static_cast<double>(state.bytes_left) /
                                 static_cast<double>(state.bytes_read)) +
                        " left");
    std::string line = join(words, "  ");
    if (state.share_done && line.size() + 1 + narrowest_bar <= width)
        line = bar(*state.share_done, std::min(width - line.size() - 1, widest_bar)) + ' ' + line;
    return line.substr(0, width);
}

progress_bar::progress_bar(pipeline::run_progress const & progress, logger & log) :
    progress_{progress}, log_{log}, thread_{
                                        start_thread([this](std::stop_token const & stop) { draw(stop); })}
{}

progress_bar::~progress_bar()
{
    thread_.request_stop();
    thread_.join();
    log_.draw("");
}

void progress_bar::draw(std::stop_token const & stop) const
try
{
    using clock = std::chrono::steady_clock;
    using namespace std::chrono_literals;
    constexpr auto before_the_first{500ms};
    constexpr auto between{250ms};
    clock::time_point const start = clock::now();
    std::mutex mutex;
    std::unique_lock lock{mutex};
    std::condition_variable_any stopped;
    auto const wait = [&](clock::duration time) {
        stopped.wait_for(lock, stop, time, [] { return false; });
        return !stop.stop_requested();
    };
    for (bool go_on = wait(before_the_first); go_on; go_on = wait(between))
        log_.draw(progress_line(
            progress_.now(), std::chrono::duration<double>(clock::now() - start).count(), terminal_width()));
}
catch (std::exception const &) // NOLINT(bugprone-empty-catch): the run goes on without a bar
{}

pipeline::run_outcome
count_with_progress(std::span<reads::sample const> samples, pipeline::run_config config, context & ctx)
{
    pipeline::run_progress progress{samples};
    config.progress = &progress;
    std::optional<progress_bar> shown;
    if (ctx.io.err_is_terminal && ctx.messages.shows(log_level::info))
        shown.emplace(progress, ctx.messages);
    return pipeline::count_samples(samples, config, ctx.log);
}

} // namespace polarmir::cli
