#include <polarmir/core/text_buffer.hpp>

#include <cstdlib>
#include <new>

#include <sys/mman.h>

namespace polarmir {

char * uninitialised_letters::allocate(std::size_t letters)
{
    if (letters < large_page / 2)
        return static_cast<char *>(::operator new(letters));
    std::size_t const whole_pages = (letters + large_page - 1) / large_page * large_page;
    void * const memory = std::aligned_alloc(large_page, whole_pages);
    if (memory == nullptr)
        throw std::bad_alloc{};
    (void)madvise(memory, whole_pages, MADV_HUGEPAGE); // the usual pages do, too
    return static_cast<char *>(memory);
}

void uninitialised_letters::deallocate(char * first, std::size_t letters) noexcept
{
    if (letters < large_page / 2)
        ::operator delete(first);
    else
        std::free(first);
}

} // namespace polarmir
