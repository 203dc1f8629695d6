#include "bam/alignment_output.hpp"
#include "bam/header.hpp"
#include "bam/mismatches.hpp"

#include <polarmir/bam/kept_alignments.hpp>
#include <polarmir/bam/write_alignments.hpp>
#include <polarmir/core/nucleotide.hpp>
#include <polarmir/parallel/parallel_for.hpp>

#include <algorithm>
#include <cmath>
#include <compare>

namespace polarmir::bam {
namespace {

/// A record of the file, as small as it can be sorted; sorted as samtools does, then by insert.
struct line
{
    std::uint32_t target{0};
    std::uint32_t position{0};
    std::uint8_t is_reverse{0}; ///< 1: on the opposite strand
    std::uint32_t insert{0};    ///< index into the reads
    std::uint32_t hit{0};       ///< which of its alignments, from 0
    std::uint32_t hits{0};      ///< how many it has
    std::uint32_t row{0};
    count::read_class read_class{};
    std::uint8_t tail{0};
    friend auto operator<=>(line const &, line const &) = default;
};

/// An insert that lies nowhere.
struct unplaced
{
    std::uint32_t insert{0};
    count::read_class read_class{};
    std::uint32_t target{0}; ///< spike-in or tracer
};

struct placed_inserts
{
    std::vector<line> lines;
    std::vector<unplaced> rest; ///< in the order of the reads
};

void place(std::uint32_t insert, sample_inserts const & sample, targets const & all, placed_inserts & out)
{
    std::string const bases = sample.reads[insert].sequence.to_string();
    count::evidence const found = sample.annotate.explain(bases);
    auto const kept = kept_alignments(found, bases, all);
    if (kept.empty())
        out.rest.push_back({insert, found.verdict.read_class, found.verdict.target});
    auto const hits = static_cast<std::uint32_t>(kept.size());
    for (std::uint32_t hit{0}; hit < hits; ++hit)
        out.lines.push_back({kept[hit].target,
                             kept[hit].position,
                             static_cast<std::uint8_t>(kept[hit].is_reverse ? 1 : 0),
                             insert,
                             hit,
                             hits,
                             kept[hit].row,
                             found.verdict.read_class,
                             found.verdict.stratum.tail});
}

placed_inserts place_all(sample_inserts const & sample, targets const & all, std::size_t threads)
{
    constexpr std::size_t grain{4096};
    std::vector<placed_inserts> pieces(sample.reads.size() / grain + 1);
    parallel_for(threads, sample.reads.size(), grain, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            place(static_cast<std::uint32_t>(i), sample, all, pieces[begin / grain]);
    });
    placed_inserts placed;
    for (placed_inserts & piece : pieces)
    {
        placed.lines.insert(placed.lines.end(), piece.lines.begin(), piece.lines.end());
        placed.rest.insert(placed.rest.end(), piece.rest.begin(), piece.rest.end());
        piece = {};
    }
    std::ranges::sort(placed.lines);
    return placed;
}

std::uint8_t mapping_quality(std::uint32_t hits)
{
    constexpr std::uint8_t only_place{50};
    if (hits == 1)
        return only_place;
    return static_cast<std::uint8_t>(-10 * std::log10(1 - 1.0 / hits));
}

class record_writer
{
  public:
    record_writer(alignment_output & out,
                  sample_inserts const & sample,
                  targets const & all,
                  std::string read_group) :
        out_{out},
        sample_{sample}, all_{all}, read_group_{std::move(read_group)}
    {}

    void write(line const & at)
    {
        std::string bases = sample_.reads[at.insert].sequence.to_string();
        if (at.is_reverse != 0)
            bases = reverse_complement(bases);
        auto const templated = static_cast<std::uint32_t>(bases.size()) - at.tail;
        out_.begin({name_of(at.insert),
                    flag_of(at),
                    static_cast<std::int32_t>(at.target),
                    at.position,
                    mapping_quality(at.hits),
                    cigar_of(at, templated),
                    bases});
        out_.add("NH", at.hits);
        out_.add("HI", at.hit + 1);
        auto const differences =
            compare_bases(std::string_view{bases}.substr(at.is_reverse != 0 ? at.tail : 0, templated),
                          all_.entries()[at.target].sequence.substr(at.position, templated));
        out_.add("NM", differences.nm);
        out_.add("MD", differences.md);
        add_counts(at.insert, at.read_class);
        if (at.row != no_row)
        {
            reference::mature const & mature = sample_.reference.row_mature(at.row);
            out_.add("GX", mature.accession);
            out_.add("GN", mature.name);
        }
        end();
    }

    void write(unplaced const & at)
    {
        std::string const bases = sample_.reads[at.insert].sequence.to_string();
        out_.begin({name_of(at.insert), BAM_FUNMAP, -1, -1, 0, {}, bases});
        add_counts(at.insert, at.read_class);
        if (at.read_class == count::read_class::spike_in)
            out_.add("GN", sample_.spike_ins[at.target].name);
        else if (at.read_class == count::read_class::other_species)
            out_.add("GN", sample_.tracers[at.target].name);
        end();
    }

  private:
    [[nodiscard]] std::string name_of(std::uint32_t insert) const
    {
        return "seq" + std::to_string(insert + 1) + "_x" + std::to_string(sample_.reads[insert].count);
    }

    [[nodiscard]] static std::uint16_t flag_of(line const & at)
    {
        return static_cast<std::uint16_t>((at.hit == 0 ? 0 : BAM_FSECONDARY) |
                                          (at.is_reverse != 0 ? BAM_FREVERSE : 0));
    }

    [[nodiscard]] static std::vector<std::uint32_t> cigar_of(line const & at, std::uint32_t templated)
    {
        auto const code = [](std::uint32_t length, std::uint32_t operation) {
            return length << BAM_CIGAR_SHIFT | operation;
        };
        std::vector<std::uint32_t> cigar{code(templated, BAM_CMATCH)};
        if (at.tail > 0)
            cigar.insert(at.is_reverse != 0 ? cigar.begin() : cigar.end(), code(at.tail, BAM_CSOFT_CLIP));
        return cigar;
    }

    void add_counts(std::uint32_t insert, count::read_class read_class)
    {
        out_.add("XW", static_cast<std::int64_t>(sample_.reads[insert].count));
        if (!sample_.molecules.empty())
            out_.add("XU", static_cast<std::int64_t>(sample_.molecules[insert].molecules));
        out_.add("XF", count::name_of(read_class));
    }

    void end()
    {
        out_.add("RG", read_group_);
        out_.end();
    }

    alignment_output & out_;
    sample_inserts const & sample_;
    targets const & all_;
    std::string read_group_;
};

} // namespace

void write_alignments(destination const & where,
                      sample_inserts const & sample,
                      targets const & all,
                      header_fields const & header,
                      std::size_t threads)
{
    placed_inserts const placed = place_all(sample, all, threads);
    alignment_output out{where, header_text(header, all)};
    record_writer writer{out, sample, all, read_group(header)};
    for (line const & at : placed.lines)
        writer.write(at);
    for (unplaced const & at : placed.rest)
        writer.write(at);
    out.close();
}

} // namespace polarmir::bam
