// Shares nothing with the seed index but the statement of the rules: a mistake in one shows as a difference.
#include "align/fm_index_engine.hpp"

#include <seqan3/alphabet/nucleotide/dna5.hpp>
#include <seqan3/search/fm_index/bi_fm_index.hpp>
#include <seqan3/search/search.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>

namespace polarmir::align {
namespace {

using seqan3::operator""_dna5;
using letters = seqan3::dna5_vector;

/// Letters that are no base become N.
letters letters_of_hairpin(std::string_view hairpin)
{
    letters result;
    result.reserve(hairpin.size());
    for (char const letter : hairpin)
        result.push_back(seqan3::assign_char_to(letter, seqan3::dna5{}));
    return result;
}

/// The same, but U and lower-case letters are no bases of an insert.
letters letters_of_insert(std::string_view insert)
{
    letters result;
    result.reserve(insert.size());
    for (char const letter : insert)
        result.push_back(std::string_view{"ACGT"}.find(letter) == std::string_view::npos
                             ? 'N'_dna5
                             : seqan3::assign_char_to(letter, seqan3::dna5{}));
    return result;
}

auto substitutions_up_to(unsigned count)
{
    using namespace seqan3::search_cfg;
    auto const limit = static_cast<std::uint8_t>(count);
    return max_error_total{error_count{limit}} | max_error_substitution{error_count{limit}} |
           max_error_insertion{error_count{0}} | max_error_deletion{error_count{0}} | hit_all{};
}

/// An insert laid on a hairpin from `position` on.
struct placement
{
    letters const & insert;
    letters const & hairpin;
    std::size_t position;

    [[nodiscard]] bool agrees(std::size_t i) const
    {
        return position + i < hairpin.size() && insert[i] == hairpin[position + i] && insert[i] != 'N'_dna5;
    }

    [[nodiscard]] std::size_t disagreements(std::size_t begin, std::size_t end) const
    {
        std::size_t count{0};
        for (std::size_t i{begin}; i < end; ++i)
            count += agrees(i) ? 0U : 1U;
        return count;
    }

    /// Whether the last `tail` bases can be the tail. A clean end lies on the hairpin, so all before it does.
    [[nodiscard]] bool admits(std::size_t tail, std::size_t max_mismatches) const
    {
        if (insert.size() < min_templated + tail)
            return false;
        std::size_t const templated{insert.size() - tail};
        return (tail == 0 || !agrees(templated)) && disagreements(templated - clean_end, templated) == 0 &&
               disagreements(0, templated) <= max_mismatches;
    }
};

stratum rank_of(std::string_view insert, alignment const & a)
{
    std::string_view const tail = insert.substr(insert.size() - a.tail);
    bool const is_at = std::ranges::all_of(tail, [](char base) { return base == 'A' || base == 'T'; });
    auto const kind = tail.empty() ? stratum::tail_kind::none
                      : is_at      ? stratum::tail_kind::at_only
                                   : stratum::tail_kind::other;
    return {a.mismatches, kind, a.tail};
}

class fm_index_engine final : public engine
{
  public:
    fm_index_engine(std::span<std::string_view const> sequences, config settings) : engine{settings}
    {
        for (std::string_view const sequence : sequences)
            hairpins_.push_back(letters_of_hairpin(sequence));
        // SeqAn3 refuses to index nothing.
        if (std::ranges::any_of(hairpins_, [](letters const & hairpin) { return !hairpin.empty(); }))
            index_.emplace(hairpins_);
    }

    using engine::operator();

    [[nodiscard]] result operator()(std::string_view insert, unsigned max_mismatches) const override
    {
        auto const all = every_alignment(insert, max_mismatches);
        result best;
        for (alignment const & a : all)
        {
            auto const rank = rank_of(insert, a);
            if (best.alignments.empty() || rank < best.stratum)
                best = {rank, {}};
            if (rank == best.stratum)
                best.alignments.push_back(a);
        }
        return best;
    }

    [[nodiscard]] std::vector<alignment> every_alignment(std::string_view insert,
                                                         unsigned max_mismatches) const override
    {
        std::vector<alignment> valid;
        if (insert.size() < min_templated || !index_)
            return valid;
        auto const bases = letters_of_insert(insert);
        // These are templated whatever the tail is. SeqAn3 takes N for equal to N, so it may report places
        // with more mismatches than allowed, but leaves none out.
        std::size_t const always_templated{std::max<std::size_t>(min_templated, bases.size() - max_tail)};
        std::span<seqan3::dna5 const> const query{bases.data(), always_templated};
        for (auto && place : seqan3::search(query, *index_, substitutions_up_to(max_mismatches)))
        {
            auto const hairpin = static_cast<std::uint32_t>(place.reference_id());
            auto const position = static_cast<std::uint32_t>(place.reference_begin_position());
            placement const laid{bases, hairpins_[hairpin], position};
            for (std::uint8_t tail{0}; tail <= max_tail; ++tail)
                if (laid.admits(tail, max_mismatches))
                    valid.push_back({hairpin,
                                     position,
                                     tail,
                                     static_cast<std::uint8_t>(laid.disagreements(0, bases.size() - tail))});
        }
        std::ranges::sort(valid);
        return valid;
    }

  private:
    std::vector<letters> hairpins_;
    std::optional<seqan3::bi_fm_index<seqan3::dna5, seqan3::text_layout::collection>> index_;
};

} // namespace

bool const has_fm_index_engine{true};

std::unique_ptr<engine const> make_fm_index_engine(std::span<std::string_view const> sequences,
                                                   config settings)
{
    return std::make_unique<fm_index_engine>(sequences, settings);
}

} // namespace polarmir::align
