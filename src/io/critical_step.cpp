#include "io/remove_tree.hpp"

#include <polarmir/io/critical_step.hpp>

#include <array>
#include <cstddef>
#include <new>
#include <set>

namespace polarmir::io {
namespace {

struct process_temporaries
{
    std::mutex mutex;
    std::set<std::filesystem::path> paths; // guarded by mutex
};

/// Never destroyed: threads may still be at work when the process ends. Not on the heap: the first to ask may
/// be the one who cleans up because memory is short.
process_temporaries & temporaries()
{
    alignas(process_temporaries) static std::array<std::byte, sizeof(process_temporaries)> place;
    static auto & all = *new (place.data()) process_temporaries;
    return all;
}

} // namespace

critical_step::critical_step() : lock_{temporaries().mutex} {}

// NOLINTBEGIN(readability-convert-member-functions-to-static): they need the lock
void critical_step::note_temporary(std::filesystem::path const & path)
{
    temporaries().paths.insert(path);
}

void critical_step::forget_temporary(std::filesystem::path const & path)
{
    temporaries().paths.erase(path);
}
// NOLINTEND(readability-convert-member-functions-to-static)

void remove_temporaries() noexcept
{
    process_temporaries & all = temporaries();
    all.mutex.lock(); // and never unlocked
    // A library may be writing a further file into a folder while that is removed.
    constexpr int attempts{10};
    for (std::filesystem::path const & path : all.paths)
        for (int attempt = 0; attempt < attempts && !remove_tree(path.c_str());)
            ++attempt;
}

} // namespace polarmir::io
