#pragma once
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace polarmir {

/// Text buffers of at least half this size lie in pages of this size where the system has them: in a virtual
/// machine a page of the usual 4 KiB, when it is first written to, can cost more than inflating that much
/// text (10 against 4 microseconds where it was measured).
inline constexpr std::size_t large_page{std::size_t{1} << 21};

/// Leaves new letters of a vector as they are: they are about to be read from a file.
class uninitialised_letters
{
  public:
    using value_type = char;
    template <typename>
    struct rebind // a vector of char has nothing else to allocate
    {
        using other = uninitialised_letters;
    };

    /// Throws std::bad_alloc.
    [[nodiscard]] static char * allocate(std::size_t letters);
    static void deallocate(char * first, std::size_t letters) noexcept;

    static void construct(char * letter) noexcept { ::new (static_cast<void *>(letter)) char; }
    template <typename... arguments_t>
    static void construct(char * letter, arguments_t &&... arguments) noexcept
    {
        ::new (static_cast<void *>(letter)) char(std::forward<arguments_t>(arguments)...);
    }

    friend bool operator==(uninitialised_letters const &, uninitialised_letters const &) = default;
};

/// Text of a file; what `resize` adds has no value until it is written.
using text_buffer = std::vector<char, uninitialised_letters>;

} // namespace polarmir
