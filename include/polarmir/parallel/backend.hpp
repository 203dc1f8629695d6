#pragma once

#if defined(__has_feature)
#    if __has_feature(thread_sanitizer)
#        define POLARMIR_THREAD_SANITIZER 1
#    endif
#elif defined(__SANITIZE_THREAD__)
#    define POLARMIR_THREAD_SANITIZER 1
#endif

namespace polarmir::detail {

/// True in builds with ThreadSanitizer, which would report the hand-overs inside a TBB library that is not
/// instrumented; plain threads with the same contract take its place there.
#ifdef POLARMIR_THREAD_SANITIZER
inline constexpr bool use_plain_threads{true};
#else
inline constexpr bool use_plain_threads{false};
#endif

} // namespace polarmir::detail
