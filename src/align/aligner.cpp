#include "align/hairpin_index_data.hpp"

#include <polarmir/align/aligner.hpp>
#include <polarmir/core/error.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace polarmir::align {
namespace {

constexpr std::size_t most_mismatches{2};

/// Tail and mismatches of an insert laid on letters of the index.
struct fit
{
    std::uint8_t tail{0};
    std::uint8_t mismatches{0};
};

/// The insert laid on as many letters of `text`, or nothing when the rules on tail, clean end and mismatches
/// forbid it.
std::optional<fit> lay(std::string_view insert, char const * text, unsigned max_mismatches) noexcept
{
    std::size_t templated{insert.size() - max_tail};
    while (templated < insert.size() && insert[templated] == text[templated])
        ++templated;
    if (templated < min_templated)
        return std::nullopt;
    for (std::size_t i{templated - clean_end}; i < templated; ++i)
        if (insert[i] != text[i])
            return std::nullopt;

    unsigned mismatches{0};
    for (std::size_t i{0}; i < templated - clean_end; ++i)
        if (insert[i] != text[i] && ++mismatches > max_mismatches)
            return std::nullopt;
    return fit{static_cast<std::uint8_t>(insert.size() - templated), static_cast<std::uint8_t>(mismatches)};
}

enum class keep_only : bool
{
    all,
    best,
};

/// The alignments of one insert among the places offered, of the best stratum or all.
class found_alignments
{
  public:
    found_alignments(hairpin_index::data const & index, std::string_view insert, keep_only which) :
        index_{&index}, insert_{insert}, which_{which}
    {}

    /// Keeps the alignment with insert base `offset` at `place` if it is valid and, of the best only, none of
    /// those kept is better.
    void offer(std::uint32_t place, std::size_t offset, unsigned max_mismatches)
    {
        if (place < offset || place - offset + insert_.size() > index_->text.size())
            return;
        auto const start = static_cast<std::uint32_t>(place - offset);
        auto const f = lay(insert_, index_->text.data() + start, max_mismatches);
        if (!f)
            return;
        // The separators disagree with the bases that overhang the hairpin's end, so up to `max_tail` of them
        // form a tail. A longer overhang has three mismatches or one at its clean end; to ask for the bases
        // left states the rule and keeps it independent of the number of separators and mismatches.
        auto const where = index_->locate(start);
        if (where && where->bases_left >= insert_.size() - f->tail)
            keep({where->hairpin, where->position, f->tail, f->mismatches});
    }

    [[nodiscard]] bool empty() const noexcept { return best_.alignments.empty(); }

    [[nodiscard]] result take()
    {
        auto & kept = best_.alignments;
        std::ranges::sort(kept);
        kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
        return std::move(best_);
    }

  private:
    void keep(alignment const & candidate)
    {
        stratum const rank = stratum_of(insert_, candidate);
        if (which_ == keep_only::best && !empty() && best_.stratum < rank)
            return;
        if (which_ == keep_only::best && !empty() && rank < best_.stratum)
            best_.alignments.clear();
        best_.stratum = rank;
        best_.alignments.push_back(candidate);
    }

    hairpin_index::data const * index_;
    std::string_view insert_;
    keep_only which_;
    result best_;
};

/// A part of an insert that was looked up.
struct looked_up
{
    std::string_view region; ///< templated in every alignment
    std::size_t begin;       ///< of the part
    unsigned mismatches;     ///< allowed
};

/// Offers those of many places where the region from the part on differs in no more bases than allowed.
void offer_likely(hairpin_index::data const & index,
                  hairpin_index::data::entries const & entries,
                  looked_up const & part,
                  found_alignments & found)
{
    hairpin_index::data::key_comparison const compare{part.region.substr(part.begin)};
    constexpr std::size_t ahead{8}; // the text of a place is on its way while others are looked at
    for (std::size_t i = 0; i < entries.keys.size(); ++i)
    {
        if (i + ahead < entries.places.size())
            __builtin_prefetch(index.text.data() + entries.places[i + ahead]);
        if (compare.has_at_most(part.mismatches, entries.keys[i]))
            found.offer(entries.places[i], part.begin, part.mismatches);
    }
}

/// Offers every place where an alignment with at most `mismatches` can be, perhaps several times.
///
/// Complete by the pigeonhole principle: the insert's first max(min_templated, length - max_tail) bases are
/// templated in every valid alignment. Cut them into mismatches + 1 parts: one part holds no mismatch, so it
/// occurs exactly in the hairpin, where the index finds it. A part with an N has a mismatch in every
/// alignment and need not be looked up: the part without mismatch is another one.
void search(hairpin_index::data const & index,
            std::string_view insert,
            unsigned mismatches,
            found_alignments & found)
{
    std::size_t const region = std::max<std::size_t>(min_templated, insert.size() - max_tail);
    std::size_t const parts{mismatches + std::size_t{1}};
    constexpr std::size_t many{4};
    auto const begin_of = [&](std::size_t part) { return region * part / parts; };
    std::array<hairpin_index::data::bracket, most_mismatches + 1> brackets{};
    for (std::size_t part{0}; part < parts; ++part)
        brackets[part] = index.look_up(insert.substr(begin_of(part), begin_of(part + 1) - begin_of(part)));
    for (std::size_t part{0}; part < parts; ++part)
        index.send_for_keys(brackets[part]);
    for (std::size_t part{0}; part < parts; ++part)
    {
        std::size_t const begin = begin_of(part);
        hairpin_index::data::entries const entries = index.find(brackets[part]);
        if (entries.places.size() > many)
            offer_likely(index, entries, {insert.substr(0, region), begin, mismatches}, found);
        else
            for (std::uint32_t const place : entries.places)
                found.offer(place, begin, mismatches);
    }
}

} // namespace

void config::validate() const
{
    if (max_mismatches > most_mismatches)
        throw usage_error{"the number of mismatches must be 0, 1 or 2, not " +
                          std::to_string(max_mismatches)};
}

stratum stratum_of(std::string_view insert, alignment const & a) noexcept
{
    using kind = stratum::tail_kind;
    if (a.tail == 0)
        return {a.mismatches, kind::none, a.tail};
    std::string_view const tail = insert.substr(insert.size() - a.tail);
    return {a.mismatches,
            tail.find_first_not_of("AT") == std::string_view::npos ? kind::at_only : kind::other,
            a.tail};
}

aligner::aligner(hairpin_index const & index, config settings) : index_{&index}, config_{settings}
{
    config_.validate();
}

result aligner::operator()(std::string_view insert) const
{
    return (*this)(insert, config_.max_mismatches);
}

result aligner::operator()(std::string_view insert, unsigned max_mismatches) const
{
    config{max_mismatches}.validate();
    if (insert.size() < min_templated)
        return {};
    found_alignments found{index_->internals(), insert, keep_only::best};
    // Any alignment with fewer mismatches is in a better stratum, so the wider search is needed only without
    // one.
    for (unsigned mismatches{0}; mismatches <= max_mismatches && found.empty(); ++mismatches)
        search(index_->internals(), insert, mismatches, found);
    return found.take();
}

std::vector<alignment>
every_alignment(hairpin_index const & index, std::string_view insert, unsigned max_mismatches)
{
    config{max_mismatches}.validate();
    if (insert.size() < min_templated)
        return {};
    found_alignments found{index.internals(), insert, keep_only::all};
    search(index.internals(), insert, max_mismatches, found);
    return found.take().alignments;
}

} // namespace polarmir::align
