#pragma once
#include <memory>
#include <utility>
#include <vector>

namespace polarmir {

/// Leaves new letters of a vector as they are: they are about to be read from a file.
class uninitialised_letters : public std::allocator<char>
{
  public:
    template <typename>
    struct rebind // a vector of char has nothing else to allocate
    {
        using other = uninitialised_letters;
    };

    static void construct(char * letter) noexcept { ::new (static_cast<void *>(letter)) char; }
    template <typename... arguments_t>
    static void construct(char * letter, arguments_t &&... arguments) noexcept
    {
        ::new (static_cast<void *>(letter)) char(std::forward<arguments_t>(arguments)...);
    }
};

/// Text of a file; what `resize` adds has no value until it is written.
using text_buffer = std::vector<char, uninitialised_letters>;

} // namespace polarmir
