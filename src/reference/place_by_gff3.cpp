#include "reference/place.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace polarmir::reference {
namespace {

using index_by_accession = std::map<std::string_view, std::uint32_t>;

index_by_accession index_entries(std::vector<entry> const & entries)
{
    index_by_accession index;
    for (std::uint32_t i = 0; i < entries.size(); ++i)
        index.emplace(entries[i].accession, i);
    return index;
}

/// The same, or the largest number there is, which lies in no sequence.
std::uint32_t narrowed(std::uint64_t position)
{
    return static_cast<std::uint32_t>(
        std::min<std::uint64_t>(position, std::numeric_limits<std::uint32_t>::max()));
}

/// Position inside the hairpin, counted along its strand.
interval relative_to(locus const & hairpin, locus const & mature)
{
    std::uint64_t const begin =
        hairpin.minus_strand ? hairpin.last - mature.last : mature.first - hairpin.first;
    std::uint64_t const last = begin + (mature.last - mature.first);
    return {narrowed(begin), narrowed(narrowed(last) + std::uint64_t{1})};
}

class gff3_placer
{
  public:
    gff3_placer(entry_set const & entries, gff3_annotation const & annotation) :
        entries_{entries}, annotation_{annotation}, hairpins_{index_entries(entries.hairpins)},
        matures_{index_entries(entries.matures)}, placed_(entries.matures.size(), false)
    {}

    placing operator()()
    {
        for (gff3_mature const & record : annotation_.matures)
            place_record(record);
        if (foreign_ > 0)
            note({annotation_.path, 0},
                 std::to_string(foreign_) + " miRNA lines",
                 "passed over: their hairpins are not taken from " + entries_.hairpin_path);
        place_unrecorded();
        return std::move(result_);
    }

  private:
    void place_record(gff3_mature const & record)
    {
        auto const hairpin = hairpins_.find(record.hairpin);
        if (hairpin == hairpins_.end())
        {
            ++foreign_;
            return;
        }
        auto const mature = matures_.find(record.accession);
        if (mature == matures_.end())
            return fail(record, record.accession + " is not in " + entries_.mature_path);
        auto const where = find_locus(record);
        if (!where)
            return fail(record, "it lies outside its hairpin " + record.hairpin);
        if (!reads_as(hairpin->second, mature->second, *where))
            return fail(record,
                        "hairpin " + entries_.hairpins[hairpin->second].name +
                            " does not read as the mature at " + std::to_string(where->begin + 1) + "-" +
                            std::to_string(where->end));
        result_.placements.push_back({hairpin->second, mature->second, *where});
        placed_[mature->second] = true;
    }

    /// Copies of a hairpin have a locus each, while Derives_from of every copy's matures may name the first:
    /// the one that holds the mature counts.
    [[nodiscard]] std::optional<interval> find_locus(gff3_mature const & record) const
    {
        for (locus const & candidate : annotation_.hairpins.at(record.hairpin))
            if (candidate.holds(record.where))
                return relative_to(candidate, record.where);
        return std::nullopt;
    }

    [[nodiscard]] bool reads_as(std::uint32_t hairpin, std::uint32_t mature, interval where) const
    {
        std::string_view const bases = entries_.hairpins[hairpin].sequence;
        std::string_view const expected = entries_.matures[mature].sequence;
        return where.begin < where.end && where.end <= bases.size() &&
               bases.substr(where.begin, where.length()) == expected &&
               expected.find('N') == std::string_view::npos;
    }

    void fail(gff3_mature const & record, std::string what)
    {
        result_.left_out.push_back({{annotation_.path, record.line}, record.name, std::move(what)});
    }

    void place_unrecorded()
    {
        hairpin_finder const finder{entries_.hairpins};
        for (std::uint32_t i = 0; i < entries_.matures.size(); ++i)
        {
            auto found = finder.by_name(entries_.matures[i], i);
            if (found.empty() && !placed_[i])
                found = finder.by_species(entries_.matures[i], i);
            std::ranges::copy_if(found, std::back_inserter(result_.placements), [&](placement const & place) {
                return !is_recorded(entries_.hairpins[place.hairpin]);
            });
        }
        for (entry const & hairpin : entries_.hairpins)
            if (!is_recorded(hairpin))
                note({entries_.hairpin_path, hairpin.line},
                     hairpin.name,
                     "not in " + annotation_.path + ": its matures are placed by sequence");
    }

    void note(location where, std::string name, std::string what)
    {
        result_.notes.push_back({std::move(where), std::move(name), std::move(what)});
    }

    [[nodiscard]] bool is_recorded(entry const & hairpin) const
    {
        return annotation_.hairpins.contains(hairpin.accession);
    }

    entry_set const & entries_;
    gff3_annotation const & annotation_;
    index_by_accession hairpins_;
    index_by_accession matures_;
    std::vector<bool> placed_;
    std::size_t foreign_{0};
    placing result_;
};

} // namespace

placing place_by_gff3(entry_set const & entries, gff3_annotation const & annotation)
{
    return gff3_placer{entries, annotation}();
}

} // namespace polarmir::reference
