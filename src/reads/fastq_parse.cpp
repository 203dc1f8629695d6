#include "reads/fastq_problem.hpp"
#include "reads/line_count.hpp"

#include <polarmir/reads/fastq.hpp>

#include <algorithm>
#include <array>
#include <cstring>

namespace polarmir::reads {
namespace {

/// What a letter of a sequence line stands for; 0 for what is no base.
constexpr std::array<char, 256> make_bases()
{
    std::array<char, 256> bases{};
    for (char const upper : {'A', 'C', 'G', 'T', 'N'})
    {
        bases[static_cast<unsigned char>(upper)] = upper;
        bases[static_cast<unsigned char>(upper + ('a' - 'A'))] = upper;
    }
    bases['U'] = bases['u'] = 'T';
    bases['.'] = 'N';
    return bases;
}

constexpr std::array<char, 256> bases = make_bases();
constexpr char lowest_quality{33};
constexpr char highest_quality{126};

char base_of(char letter) noexcept
{
    return bases[static_cast<unsigned char>(letter)];
}

bool is_quality(char letter) noexcept
{
    return letter >= lowest_quality && letter <= highest_quality;
}

/// True when all letters are A, C, G, T and N already. The differences are 0 for the base that a letter is;
/// the smallest of them, unlike five comparisons, is what compilers do for 16 letters at once.
bool is_normal(std::string_view sequence) noexcept
{
    unsigned char odd{0};
    for (char const letter : sequence)
    {
        auto const from = [letter](char base) { return static_cast<unsigned char>(letter ^ base); };
        unsigned char const a_or_c = std::min(from('A'), from('C'));
        unsigned char const g_or_t = std::min(from('G'), from('T'));
        odd |= std::min(std::min(a_or_c, g_or_t), from('N'));
    }
    return odd == 0;
}

bool are_qualities(std::string_view text) noexcept
{
    unsigned char odd{0};
    for (char const letter : text)
    {
        auto const above_lowest = static_cast<unsigned char>(letter - lowest_quality);
        odd |= static_cast<unsigned char>(above_lowest > highest_quality - lowest_quality);
    }
    return odd == 0;
}

class record_parser
{
  public:
    record_parser(fastq_chunk & chunk, std::string const & file_name) :
        chunk_{chunk}, position_{chunk.text.data()}, end_{position_ + chunk.text.size()},
        place_{file_name, chunk.first_line, chunk.first_record, {}},
        has_nul_{std::memchr(position_, '\0', chunk.text.size()) != nullptr}
    {}

    [[nodiscard]] std::vector<read_view> parse()
    {
        std::vector<read_view> reads;
        reads.reserve(count_line_feeds({chunk_.text.data(), chunk_.text.size()}) / 4 + 1);
        while (position_ != end_ && !only_blank_lines_left())
            reads.push_back(parse_record());
        return reads;
    }

  private:
    struct line
    {
        char * begin{nullptr};
        std::size_t size{0};

        [[nodiscard]] std::string_view text() const noexcept { return {begin, size}; }
    };

    [[nodiscard]] read_view parse_record()
    {
        line const header = take_line();
        place_.header = header.text();
        if (header.size == 0 || *header.begin != '@')
            fail_here(0, "expected '@' at the start of a record, found " + first_letter(header));
        line const sequence = take_line_of_record(1);
        line const separator = take_line_of_record(2);
        if (separator.size == 0 || *separator.begin != '+')
            fail_here(2, "expected '+' behind one line of sequence, found " + first_letter(separator));
        // The quality line of an empty read is empty, so at the very end of a file it may be missing.
        line const qualities =
            position_ == end_ && sequence.size == 0 ? line{position_, 0} : take_line_of_record(3);
        check_lengths(sequence, qualities);
        normalise(sequence);
        if (!are_qualities(qualities.text()))
            fail_quality(qualities.text());
        if (has_nul_)
            check_nul(header, separator);
        place_.line += 4;
        ++place_.record;
        return {header.text().substr(1), sequence.text(), qualities.text()};
    }

    /// Up to LF or the end of the chunk, without LF and a CR before it.
    [[nodiscard]] line take_line() noexcept
    {
        line found{position_, 0};
        auto const left = static_cast<std::size_t>(end_ - position_);
        auto * const line_feed = static_cast<char *>(std::memchr(position_, '\n', left));
        char * const last = line_feed == nullptr ? end_ : line_feed;
        position_ = line_feed == nullptr ? end_ : line_feed + 1;
        found.size = static_cast<std::size_t>(last - found.begin);
        if (found.size != 0 && last[-1] == '\r')
            --found.size;
        return found;
    }

    [[nodiscard]] line take_line_of_record(std::uint64_t index)
    {
        if (position_ == end_)
            fail_here(index - 1,
                      has_bare_cr(place_.header) ? bare_cr_problem : "the file ends inside a record");
        return take_line();
    }

    [[nodiscard]] bool only_blank_lines_left() const noexcept
    {
        // The first letter decides for every record of a good file.
        return (*position_ == '\n' || *position_ == '\r') &&
               std::all_of(position_, end_, [](char letter) { return letter == '\n' || letter == '\r'; });
    }

    void check_lengths(line const & sequence, line const & qualities) const
    {
        if (sequence.size != qualities.size)
            fail_here(3,
                      "quality has " + std::to_string(qualities.size) + " characters, sequence has " +
                          std::to_string(sequence.size));
        if (sequence.size > max_read_length)
            fail_here(1,
                      "read of " + std::to_string(sequence.size) + " nt: at most " +
                          std::to_string(max_read_length) + " are supported, this is not a short-read file");
    }

    void normalise(line const & sequence) const
    {
        if (is_normal(sequence.text()))
            return;
        for (std::size_t i = 0; i < sequence.size; ++i)
        {
            char & letter = sequence.begin[i];
            if (base_of(letter) == '\0')
                fail_here(1,
                          "sequence has " + quoted(letter) + " at position " + std::to_string(i + 1) +
                              ", which is no base");
            letter = base_of(letter);
        }
    }

    [[noreturn]] void fail_quality(std::string_view qualities) const
    {
        auto const * const found = std::find_if_not(qualities.begin(), qualities.end(), is_quality);
        fail_here(3,
                  "quality has " + quoted(*found) + " at position " +
                      std::to_string(found - qualities.begin() + 1) + ", outside '!' to '~'");
    }

    void check_nul(line const & header, line const & separator) const
    {
        if (header.text().find('\0') != std::string_view::npos)
            fail_here(0, "the name holds a NUL byte");
        if (separator.text().find('\0') != std::string_view::npos)
            fail_here(2, "the line behind the sequence holds a NUL byte");
    }

    [[nodiscard]] static std::string first_letter(line const & line)
    {
        return line.size == 0 ? "a blank line" : quoted(*line.begin);
    }

    /// `index`: which of the four lines of the record is wrong, from 0.
    [[noreturn]] void fail_here(std::uint64_t index, std::string const & problem) const
    {
        if (place_.record == 1)
            refuse_other_formats(place_.file_name, {chunk_.text.data(), chunk_.text.size()});
        fastq_place where = place_;
        where.line += index;
        fail(where, problem);
    }

    fastq_chunk & chunk_;
    char * position_;
    char * end_;
    fastq_place place_; // of the record that is being parsed
    bool has_nul_;
};

} // namespace

std::vector<read_view> parse(fastq_chunk & chunk, std::string const & file_name)
{
    if (chunk.text.empty())
        return {};
    return record_parser{chunk, file_name}.parse();
}

} // namespace polarmir::reads
