#include "random.hpp"

#include <polarmir/core/text.hpp>

#include <charconv>

namespace polarmir::simulate {

generator make_stream(std::uint64_t seed, std::string_view purpose, std::string_view name)
{
    constexpr std::size_t digits{16};
    constexpr int hexadecimal{16};
    std::string text = std::to_string(seed);
    text.append(1, '\n').append(purpose).append(1, '\n').append(name);
    std::string const hash = xxh3_hex(text);
    std::uint64_t mixed{0};
    std::from_chars(hash.data(), hash.data() + digits, mixed, hexadecimal);
    return generator{mixed};
}

} // namespace polarmir::simulate
