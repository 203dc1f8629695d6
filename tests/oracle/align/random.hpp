#pragma once
#include <cstddef>
#include <random>
#include <string>

namespace polarmir::oracle {

/// Draws that are the same with every standard library (its distributions are not).
class random
{
  public:
    explicit random(std::size_t seed) : engine_{seed} {}
    [[nodiscard]] std::size_t below(std::size_t end) { return static_cast<std::size_t>(engine_() % end); }
    [[nodiscard]] std::size_t between(std::size_t first, std::size_t last)
    {
        return first + below(last - first + 1);
    }
    [[nodiscard]] bool percent(std::size_t chance) { return below(100) < chance; }
    [[nodiscard]] char base() { return "ACGT"[below(4)]; }
    [[nodiscard]] std::string bases(std::size_t count)
    {
        std::string sequence;
        while (sequence.size() < count)
            sequence += base();
        return sequence;
    }

  private:
    std::mt19937_64 engine_;
};

} // namespace polarmir::oracle
