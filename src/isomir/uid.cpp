#include <polarmir/core/nucleotide.hpp>
#include <polarmir/isomir/uid.hpp>

#include <cstddef>
#include <stdexcept>

namespace polarmir::isomir {
namespace {

constexpr std::string_view digits{"BD0EF1HI2JK3LM4NO5PQ6RS7UV8WX9YZ"};
constexpr std::size_t piece_length{5};
constexpr std::size_t bases{4};

std::size_t number_of(std::string_view piece)
{
    std::size_t number{0};
    for (char const base : piece)
    {
        if (base_code(base) == unknown_base)
            throw std::invalid_argument{"a unique name needs the letters A, C, G, T"};
        number = number * bases + base_code(base);
    }
    return number;
}

/// How many sequences are shorter, the empty one not counted.
std::size_t number_of_shorter(std::size_t length)
{
    std::size_t shorter{0};
    std::size_t of_length{bases};
    for (std::size_t l{1}; l < length; ++l, of_length *= bases)
        shorter += of_length;
    return shorter;
}

} // namespace

std::string uid(std::string_view sequence)
{
    if (sequence.empty())
        throw std::invalid_argument{"an empty sequence has no unique name"};
    std::string name = "iso-" + std::to_string(sequence.size()) + '-';
    while (sequence.size() >= piece_length)
    {
        std::size_t const number = number_of(sequence.substr(0, piece_length));
        name += digits[number / digits.size()];
        name += digits[number % digits.size()];
        sequence.remove_prefix(piece_length);
    }
    if (sequence.empty())
        return name;
    std::size_t const number = number_of_shorter(sequence.size()) + number_of(sequence);
    if (number >= digits.size())
        name += digits[number / digits.size()];
    return name += digits[number % digits.size()];
}

} // namespace polarmir::isomir
