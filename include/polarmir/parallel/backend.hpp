#pragma once

#if defined(__has_feature)
#    if __has_feature(thread_sanitizer)
#        define POLARMIR_THREAD_SANITIZER 1
#    endif
#elif defined(__SANITIZE_THREAD__)
#    define POLARMIR_THREAD_SANITIZER 1
#endif

namespace polarmir::detail {

/// False in builds with ThreadSanitizer, which would report the hand-overs inside a TBB library that is not
/// instrumented.
#ifdef POLARMIR_THREAD_SANITIZER
inline constexpr bool may_use_tbb{false};
#else
inline constexpr bool may_use_tbb{true};
#endif

} // namespace polarmir::detail
