#pragma once
#include <polarmir/library/infer.hpp>
#include <polarmir/reads/fastq.hpp>
#include <polarmir/reference/embedded.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::test {

/// How the reads of an invented library are built; `R` in `before`, `gap` and `behind` stands for a random
/// base.
struct design
{
    std::vector<std::string> before{""}; ///< one of these stands before each insert
    std::string gap;                     ///< between insert and adapter
    std::string adapter;
    std::vector<std::string> behind{"AACTCCAGTCACATCACG"}; ///< one of these stands behind each adapter
    std::size_t read_length{60};
    std::size_t reads{2'000};
    double mirna_share{0.5};  ///< the rest of the inserts are random
    std::size_t matures{60};  ///< different ones
    double top_share{0};      ///< of the miRNA reads with the first mature
    std::size_t lost_ends{0}; ///< bases that every miRNA lacks at its 3' end
    std::uint64_t seed{1};
};

/// Reads of an invented library with sequencing errors (0.3 % of bases) and miRNAs with shifted and tailed 3'
/// ends.
class synthetic_reads
{
  public:
    explicit synthetic_reads(design const & plan) : plan_{plan}, random_{plan.seed}
    {
        for (std::size_t i = 0; i < plan.reads; ++i)
            bases_.push_back(make_read());
        for (std::string const & read : bases_)
            qualities_.emplace_back(read.size(), 'I');
        for (std::size_t i = 0; i < bases_.size(); ++i)
        {
            if (!qualities_[i].empty())
                qualities_[i][0] = '#'; // two values, so that they are no placeholders
            views_.push_back({"", bases_[i], qualities_[i]});
        }
    }

    [[nodiscard]] std::vector<reads::read_view> const & views() const noexcept { return views_; }

  private:
    bool happens(double share) { return static_cast<double>(random_() % 1'000'000) < share * 1e6; }

    std::string random_bases(std::size_t length)
    {
        std::string bases(length, 'A');
        for (char & base : bases)
            base = "ACGT"[random_() % 4];
        return bases;
    }

    std::string const & one_of(std::vector<std::string> const & choices)
    {
        return choices[random_() % choices.size()];
    }

    std::string fill(std::string pattern)
    {
        for (char & base : pattern)
            if (base == 'R')
                base = random_bases(1).front();
        return pattern;
    }

    std::string make_insert()
    {
        if (!happens(plan_.mirna_share))
            return random_bases(random_() % 36);
        auto const matures = reference::human_panel().matures();
        std::size_t const number = happens(plan_.top_share) ? 0 : random_() % plan_.matures;
        std::string insert = matures[number * matures.size() / plan_.matures].sequence;
        insert.resize(insert.size() - plan_.lost_ends);
        if (happens(0.3))
            insert.resize(insert.size() - 1 - random_() % 2);
        if (happens(0.2))
            insert += happens(0.5) ? "A" : "T";
        return insert;
    }

    std::string make_read()
    {
        std::string read = fill(one_of(plan_.before));
        read += make_insert();
        read += fill(plan_.gap);
        if (!plan_.adapter.empty()) // else the reads are trimmed
        {
            read += plan_.adapter;
            read += fill(one_of(plan_.behind));
            read.resize(plan_.read_length, 'A');
        }
        if (read.size() > plan_.read_length)
            read.resize(plan_.read_length);
        for (char & base : read)
            if (happens(0.003))
                base = random_bases(1).front();
        return read;
    }

    design plan_;
    std::mt19937_64 random_;
    std::vector<std::string> bases_;
    std::vector<std::string> qualities_;
    std::vector<reads::read_view> views_;
};

inline library::inference infer(std::vector<reads::read_view> const & reads,
                                library::request const & wanted = {})
{
    static library::inferrer const inferred{reference::human_panel()};
    return inferred(reads, wanted);
}

inline bool has_warning(library::inference const & result, std::string_view text)
{
    for (std::string const & warning : result.warnings)
        if (warning.find(text) != std::string::npos)
            return true;
    return false;
}

inline std::string const truseq{"TGGAATTCTCGGGTGCCAAGG"};
inline std::string const qiaseq{"AACTGTAGGCACCATCAAT"};
inline std::string const index_primer{"AGATCGGAAGAGCACACGTCT"};

inline design truseq_design()
{
    design plan;
    plan.adapter = truseq;
    return plan;
}

inline design nextflex_design()
{
    design plan = truseq_design();
    plan.before = {"RRRR"};
    plan.gap = "RRRR";
    return plan;
}

inline design qiaseq_design()
{
    design plan;
    plan.adapter = qiaseq;
    plan.behind = {"RRRRRRRRRRRR" + index_primer};
    plan.read_length = 75;
    return plan;
}

} // namespace polarmir::test
