#include "reads/fastq_problem.hpp"
#include "reads/letter_search.hpp"

#include <polarmir/core/utf8.hpp>
#include <polarmir/reads/fastq.hpp>

#include <algorithm>
#include <array>

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

char base_of(char letter) noexcept
{
    return bases[static_cast<unsigned char>(letter)];
}

/// One line without its end.
struct line
{
    char * begin{nullptr};
    std::size_t size{0};

    [[nodiscard]] std::string_view text() const noexcept { return {begin, size}; }
};

} // namespace

class chunk_parser::state
{
  public:
    state(fastq_chunk & chunk, std::string const & file_name) :
        chunk_{chunk}, position_{chunk.text.data()}, end_{position_ + chunk.text.size()},
        place_{file_name, chunk.first_line, chunk.first_record, {}}
    {}

    [[nodiscard]] bool next(read_view & read)
    {
        if (position_ == end_)
            return false;
        if (!take_plain_record(read))
        {
            if (only_blank_lines_left())
                return false;
            read = parse_record();
        }
        place_.line += 4;
        ++place_.record;
        return true;
    }

  private:
    /// A record as nearly all are: LF ends, upper-case bases, nothing wrong, not at the chunk's very end.
    /// Each letter is looked at once: what ends a line is what is no letter of it.
    [[nodiscard]] bool take_plain_record(read_view & read) noexcept
    {
        if (*position_ != '@')
            return false;
        char * const name = position_ + 1;
        char * const name_end = find_first<line_end_or_nul>(name, end_);
        if (name_end == nullptr || *name_end != '\n' || name_end[-1] == '\r')
            return false;
        char * const bases = name_end + 1;
        char * const bases_end = find_first<not_upper_case_base>(bases, end_, expected_size_);
        if (bases_end == nullptr || end_ - bases_end < 2 || *bases_end != '\n' || bases_end[1] != '+')
            return false;
        char * const separator_end = find_first<line_end_or_nul>(bases_end + 2, end_);
        if (separator_end == nullptr || *separator_end != '\n')
            return false;
        char * const qualities = separator_end + 1;
        char * const qualities_end = find_first<not_quality>(qualities, end_, expected_size_);
        auto const size = static_cast<std::size_t>(bases_end - bases);
        if (qualities_end != qualities + size || *qualities_end != '\n' || size > max_read_length)
            return false;
        read = {{name, static_cast<std::size_t>(name_end - name)}, {bases, size}, {qualities, size}};
        position_ = qualities_end + 1;
        expected_size_ = size;
        return true;
    }

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
        check_qualities(qualities.text());
        check_nul(header, separator);
        return {header.text().substr(1), sequence.text(), qualities.text()};
    }

    /// Up to LF or the end of the chunk, without LF and a CR before it.
    [[nodiscard]] line take_line() noexcept
    {
        line found{position_, 0};
        char * const last = std::find(position_, end_, '\n');
        position_ = last == end_ ? end_ : last + 1;
        found.size = static_cast<std::size_t>(last - found.begin);
        if (found.size != 0 && last[-1] == '\r')
            --found.size;
        return found;
    }

    [[nodiscard]] line take_line_of_record(std::uint64_t index)
    {
        if (position_ == end_)
            fail_at_end(index - 1);
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
                          std::to_string(max_read_length) + " are supported, this is not a short-read file",
                      {});
    }

    void normalise(line const & sequence) const
    {
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

    void check_qualities(std::string_view qualities) const
    {
        auto const * const found = std::find_if(qualities.begin(), qualities.end(), not_quality::of);
        if (found == qualities.end())
            return;
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

    [[noreturn]] void fail_at_end(std::uint64_t index) const
    {
        if (has_bare_cr(place_.header))
            fail_here(index, bare_cr_problem, bare_cr_remedy);
        fail_here(index, "the file ends inside a record");
    }

    /// `index`: which of the four lines of the record is wrong, from 0.
    [[noreturn]] void fail_here(std::uint64_t index,
                                std::string const & problem,
                                std::string const & remedy = damaged_remedy) const
    {
        if (place_.record == 1)
            refuse_other_formats(place_.file_name, {chunk_.text.data(), chunk_.text.size()});
        fastq_place where = place_;
        where.line += index;
        fail(where, problem, remedy);
    }

    fastq_chunk & chunk_;
    char * position_;
    char * end_;
    std::size_t expected_size_{0}; // of the next read: as the last one
    fastq_place place_;            // of the record that is being parsed
};

chunk_parser::chunk_parser(fastq_chunk & chunk, std::string const & file_name) :
    state_{std::make_unique<state>(chunk, file_name)}
{}

chunk_parser::~chunk_parser() = default;

bool chunk_parser::next(read_view & read)
{
    return state_->next(read);
}

std::vector<read_view> parse(fastq_chunk & chunk, std::string const & file_name)
{
    std::vector<read_view> reads;
    chunk_parser parser{chunk, file_name};
    for (read_view read; parser.next(read);)
        reads.push_back(read);
    return reads;
}

} // namespace polarmir::reads
