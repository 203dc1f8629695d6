#pragma once
#include "oracle/align/random.hpp"

#include <polarmir/io/text_file.hpp>

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::oracle {

/// Hairpins in DNA letters; `family` holds the numbers of those with many near-identical paralogues.
struct hairpin_set
{
    std::vector<std::string> sequences;
    std::vector<std::size_t> family;
    [[nodiscard]] std::vector<std::string_view> views() const { return {sequences.begin(), sequences.end()}; }
};

inline bool is_in_family(std::string const & name)
{
    for (char const * prefix :
         {"let-7", "mir-17", "mir-20", "mir-106", "mir-320", "mir-30", "mir-548", "mir-51", "mir-1302"})
        if (name.find(prefix) != std::string::npos)
            return true;
    return false;
}

/// Every `step`-th record of a FASTA file with one line per sequence, and every member of the families.
inline hairpin_set read_hairpins(std::filesystem::path const & path, std::size_t step)
{
    hairpin_set set;
    io::line_reader file{path};
    std::string_view line;
    for (std::size_t record = 0; file.next(line); ++record)
    {
        std::string const name{line};
        if (!name.starts_with('>') || !file.next(line) || line.empty())
            throw std::runtime_error{"not a two-line FASTA file: " + path.string()};
        std::string sequence{line};
        std::replace(sequence.begin(), sequence.end(), 'U', 'T');
        bool const family = is_in_family(name);
        if (family)
            set.family.push_back(set.sequences.size());
        if (family || record % step == 0)
            set.sequences.push_back(sequence);
    }
    return set;
}

/// Random hairpins of 15-120 bases: every fourth is the start of a family of three copies with few changes.
inline hairpin_set make_hairpins(random & draw, std::size_t count)
{
    hairpin_set set;
    while (set.sequences.size() < count)
    {
        std::string const sequence = draw.bases(draw.between(15, 120));
        set.sequences.push_back(sequence);
        for (std::size_t copy = 0; set.sequences.size() % 4 == 1 && copy < 3; ++copy)
        {
            std::string changed = sequence;
            for (std::size_t change = draw.below(4); change > 0; --change)
                changed[draw.below(changed.size())] = draw.base();
            set.family.push_back(set.sequences.size());
            set.sequences.push_back(changed);
        }
    }
    return set;
}

/// Hairpins of 1-90 bases in which much occurs more than once: repeats of 1-6 bases, pieces of others, a few
/// random ones.
inline hairpin_set make_repetitive_hairpins(random & draw, std::size_t count)
{
    hairpin_set set;
    while (set.sequences.size() < count)
    {
        std::size_t const length = draw.percent(15) ? draw.between(1, 20) : draw.between(20, 90);
        std::string sequence = draw.bases(length);
        if (draw.percent(50))
        {
            std::string const unit = draw.bases(draw.between(1, 6));
            for (std::size_t i = 0; i < length; ++i)
                sequence[i] = unit[i % unit.size()];
        }
        else if (!set.sequences.empty() && draw.percent(60))
        {
            std::string const & other = set.sequences[draw.below(set.sequences.size())];
            sequence = other.substr(draw.below(other.size()));
        }
        set.sequences.push_back(sequence);
    }
    return set;
}

/// Puts letters that are no base into every tenth hairpin.
inline void add_ambiguity_codes(hairpin_set & set, random & draw)
{
    for (std::size_t h = 0; h < set.sequences.size(); h += 10)
        for (int times = 0; times < 2; ++times)
            set.sequences[h][draw.below(set.sequences[h].size())] = "NRYSWKMBDHV"[draw.below(11)];
}

} // namespace polarmir::oracle
