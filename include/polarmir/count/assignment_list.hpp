#pragma once
#include <polarmir/count/assignment.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <vector>

namespace polarmir::count {

/// Verdicts, one for each insert. Few of them differ, so each is kept once: 4 bytes an insert.
class assignment_list
{
  public:
    assignment_list();
    assignment_list(std::initializer_list<assignment> verdicts);
    ~assignment_list();
    assignment_list(assignment_list && other) noexcept;
    assignment_list & operator=(assignment_list && other) noexcept;

    void push_back(assignment const & verdict);
    /// All of the other one behind those that are here.
    void append(assignment_list const & other);

    [[nodiscard]] std::size_t size() const noexcept { return numbers_.size(); }
    [[nodiscard]] assignment const & operator[](std::size_t i) const noexcept
    {
        return distinct_[numbers_[i]];
    }

    /// Index of the verdict among the distinct ones.
    [[nodiscard]] std::uint32_t number(std::size_t i) const noexcept { return numbers_[i]; }

    /// Each verdict once, in the order of the first insert that has it.
    [[nodiscard]] std::vector<assignment> const & distinct() const noexcept { return distinct_; }

  private:
    struct numbering;

    [[nodiscard]] std::uint32_t number_of(assignment const & verdict);

    std::vector<std::uint32_t> numbers_;
    std::vector<assignment> distinct_;
    std::unique_ptr<numbering> numbering_; // of the distinct ones
};

} // namespace polarmir::count
