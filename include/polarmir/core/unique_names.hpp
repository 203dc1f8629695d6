#pragma once
#include <cstddef>
#include <string>
#include <unordered_map>

namespace polarmir {

/// Gives every name once.
class unique_names
{
  public:
    /// `name`, or with the smallest number from 2 behind it that makes it new.
    [[nodiscard]] std::string make(std::string const & name)
    {
        std::string candidate = name;
        while (!next_.try_emplace(candidate, 2).second)
            candidate = name + '-' + std::to_string(next_[name]++);
        return candidate;
    }

  private:
    std::unordered_map<std::string, std::size_t> next_; ///< taken names, and the number to try next
};

} // namespace polarmir
