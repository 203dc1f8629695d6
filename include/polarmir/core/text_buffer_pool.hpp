#pragma once
#include <polarmir/core/text_buffer.hpp>

#include <mutex>
#include <utility>
#include <vector>

namespace polarmir {

/// Buffers that are no longer needed, for whoever needs one next: memory that was written to before costs
/// nothing to write to again. May be used by several threads at once.
class text_buffer_pool
{
  public:
    /// The one given back last, whose letters may still be in the cache, or a new one; with any content.
    [[nodiscard]] text_buffer take()
    {
        std::scoped_lock const lock{mutex_};
        if (spare_.empty())
            return {};
        text_buffer buffer = std::move(spare_.back());
        spare_.pop_back();
        return buffer;
    }

    void give_back(text_buffer buffer)
    {
        std::scoped_lock const lock{mutex_};
        spare_.push_back(std::move(buffer));
    }

  private:
    std::mutex mutex_;
    std::vector<text_buffer> spare_; // guarded by mutex_
};

} // namespace polarmir
