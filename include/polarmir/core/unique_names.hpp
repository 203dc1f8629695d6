#pragma once
#include <set>
#include <string>

namespace polarmir {

/// Gives every name once.
class unique_names
{
  public:
    /// `name`, or with the smallest number from 2 behind it that makes it new.
    [[nodiscard]] std::string make(std::string const & name)
    {
        std::string candidate = name;
        for (std::size_t number = 2; !taken_.insert(candidate).second; ++number)
            candidate = name + '-' + std::to_string(number);
        return candidate;
    }

  private:
    std::set<std::string> taken_;
};

} // namespace polarmir
