#include "reads/alignment_record.hpp"

#include "reads/fastq_problem.hpp"

#include <polarmir/core/utf8.hpp>
#include <polarmir/reads/fastq.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>

namespace polarmir::reads {
namespace {

/// Letters of the 4-bit codes; 0 for ambiguity codes and '=', which are no bases.
using alphabet = std::array<char, 16>;
constexpr alphabet forward{0, 'A', 'C', 0, 'G', 0, 0, 0, 'T', 0, 0, 0, 0, 0, 0, 'N'};
constexpr alphabet complement{0, 'T', 'G', 0, 'C', 0, 0, 0, 'A', 0, 0, 0, 0, 0, 0, 'N'};

constexpr std::uint8_t no_qualities{0xff};
constexpr char stand_in_quality{'B'}; // Q33, as samtools fastq writes it
constexpr std::uint8_t highest_quality{93};
constexpr char quality_offset{33};

class record_writer
{
  public:
    record_writer(text_buffer & text, bam1_t const & record, record_place const & place) :
        text_{text}, record_{record}, place_{place}, name_{bam_get_qname(&record)},
        size_{static_cast<std::size_t>(std::max(record.core.l_qseq, 0))}, is_reverse_{bam_is_rev(&record)}
    {}

    void write()
    {
        if (size_ > max_read_length)
            fail_here("read of " + std::to_string(size_) + " nt: at most " + std::to_string(max_read_length) +
                      " are supported, this is not a short-read file");
        check_printable(name_, "the name");
        append("@");
        append(name_);
        write_umi();
        append("\n");
        write_bases();
        append("\n+\n");
        write_qualities();
        append("\n");
    }

  private:
    void append(std::string_view part) { text_.insert(text_.end(), part.begin(), part.end()); }

    [[noreturn]] void fail_here(std::string const & problem) const
    {
        fail({place_.file_name, 0, place_.number, name_}, problem);
    }

    void check_printable(std::string_view value, std::string const & what) const
    {
        auto const * const odd =
            std::find_if(value.begin(), value.end(), [](char letter) { return letter >= 0 && letter < ' '; });
        if (odd != value.end())
            fail_here(what + " holds " + quoted(*odd));
    }

    void write_umi()
    {
        errno = 0;
        std::uint8_t const * const field = bam_aux_get(&record_, "RX");
        if (field == nullptr && errno == EINVAL)
            fail_here("the tags are damaged");
        char const * const umi = field == nullptr ? nullptr : bam_aux2Z(field);
        if (umi == nullptr)
            return;
        check_printable(umi, "the tag RX");
        append("\tRX:Z:");
        append(umi);
    }

    /// Room for one letter per base at the end of the text.
    [[nodiscard]] char * grow()
    {
        text_.resize(text_.size() + size_);
        return text_.data() + text_.size() - size_;
    }

    void write_bases()
    {
        char * const out = grow();
        std::uint8_t const * const codes = bam_get_seq(&record_);
        alphabet const & letters = is_reverse_ ? complement : forward;
        bool odd{false};
        for (std::size_t i = 0; i < size_; ++i)
        {
            char const letter = letters[bam_seqi(codes, i)];
            odd |= letter == 0;
            out[i] = letter;
        }
        if (odd)
            fail_base(out);
        if (is_reverse_)
            std::reverse(out, out + size_);
    }

    [[noreturn]] void fail_base(char const * letters) const
    {
        auto const i = static_cast<std::size_t>(std::find(letters, letters + size_, '\0') - letters);
        fail_here("sequence has " + quoted(seq_nt16_str[bam_seqi(bam_get_seq(&record_), i)]) +
                  " at position " + std::to_string(i + 1) + ", which is no base");
    }

    void write_qualities()
    {
        std::uint8_t const * const qualities = bam_get_qual(&record_);
        char * const out = grow();
        if (size_ != 0 && qualities[0] == no_qualities)
        {
            std::fill_n(out, size_, stand_in_quality);
            return;
        }
        for (std::size_t i = 0; i < size_; ++i)
        {
            if (qualities[i] > highest_quality)
                fail_here("quality of " + std::to_string(qualities[i]) + " at position " +
                          std::to_string(i + 1) + ": at most " + std::to_string(highest_quality) +
                          " is allowed");
            out[i] = static_cast<char>(qualities[i] + quality_offset);
        }
        if (is_reverse_)
            std::reverse(out, out + size_);
    }

    text_buffer & text_;
    bam1_t const & record_;
    record_place const & place_;
    std::string_view name_;
    std::size_t size_;
    bool is_reverse_;
};

} // namespace

void append_fastq(text_buffer & text, bam1_t const & record, record_place const & place)
{
    record_writer{text, record, place}.write();
}

} // namespace polarmir::reads
