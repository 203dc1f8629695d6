#pragma once
#include <polarmir/core/error.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A fuzz target is one file of targets/ that defines this function. It gives what it gets to the code under
// test and looks whether a promise of that code is kept; when not, it ends the program.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const * data, std::size_t size);

namespace polarmir::fuzz {

/// Ends the program unless a promise of the code under test is kept.
inline void promise(bool is_kept, std::string_view what)
{
    if (is_kept)
        return;
    std::fprintf(stderr, "promise broken: %.*s\n", static_cast<int>(what.size()), what.data());
    std::abort();
}

/// Why `work` refuses its input; nothing when it does not. Only the errors by which the program tells its
/// user what is wrong count as refusal: what else is thrown ends the program.
[[nodiscard]] inline std::optional<std::string> refusal(std::function<void()> const & work)
{
    std::optional<std::string> why;
    try
    {
        work();
        return std::nullopt;
    }
    catch (usage_error const & e)
    {
        why = e.what();
    }
    catch (input_error const & e)
    {
        why = e.what();
    }
    promise(!why->empty(), "an error has a message");
    return why;
}

/// The same where it does not matter why.
inline void refuse_or_do(std::function<void()> const & work)
{
    static_cast<void>(refusal(work));
}

inline std::string_view text_of(std::uint8_t const * data, std::size_t size)
{
    return {reinterpret_cast<char const *>(data), size};
}

/// The first byte of an input as a choice among `choices`, so written that seeds are readable: `0` is the
/// first.
[[nodiscard]] inline std::size_t take_choice(std::string_view & input, std::size_t choices)
{
    if (input.empty())
        return 0;
    auto const byte = static_cast<unsigned char>(input.front());
    input.remove_prefix(1);
    return (byte + 256U - '0') % 256U % choices;
}

/// Several texts out of one input: a line `====` is between them. Always `number` of them; the last has the
/// rest.
[[nodiscard]] inline std::vector<std::string_view> take_parts(std::string_view input, std::size_t number)
{
    constexpr std::string_view between{"====\n"};
    std::vector<std::string_view> parts;
    while (parts.size() + 1 < number)
    {
        std::size_t const end = std::min(input.find(between), input.size());
        parts.push_back(input.substr(0, end));
        input.remove_prefix(std::min(end + between.size(), input.size()));
    }
    parts.push_back(input);
    return parts;
}

} // namespace polarmir::fuzz
