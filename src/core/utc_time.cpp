#include <polarmir/core/utc_time.hpp>

#include <array>
#include <ctime>

namespace polarmir {

std::string utc_text(std::chrono::sys_seconds time)
{
    std::time_t const seconds{time.time_since_epoch().count()};
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    std::array<char, 32> buffer{};
    return {buffer.data(), std::strftime(buffer.data(), buffer.size(), "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

std::chrono::sys_seconds utc_now()
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

} // namespace polarmir
