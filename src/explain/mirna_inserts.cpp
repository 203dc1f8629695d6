#include "explain/mirna_inserts.hpp"

#include "pipeline/sample_files.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>

#include <algorithm>
#include <optional>

namespace polarmir::explain {
namespace {

using count::read_class;

/// Collects what has to do with one row.
class collector
{
  public:
    collector(counted_output const & output, std::uint32_t row) : output_{output}, row_{row} {}

    void add(counted_sample const & sample)
    {
        for (std::size_t i = 0; i < sample.assignments.size(); ++i)
        {
            auto const [bases, reads] = sample.inserts.reads[i];
            auto const kind = relation_of(sample.assignments[i], bases);
            if (!kind)
                continue;
            pooled_insert & pooled = found_.of[static_cast<std::size_t>(*kind)][bases];
            pooled.reads += reads;
            pooled.counted +=
                static_cast<double>(reads) * share_of(sample.assignments[i], bases.size(), sample.reads);
            if (sample.molecules)
                pooled.molecules += sample.inserts.molecules[i].count;
        }
        add_totals(sample);
    }

    [[nodiscard]] row_inserts take() { return std::move(found_); }

  private:
    [[nodiscard]] reference::mirna_reference const & reference() const
    {
        return output_.shared().reference();
    }

    [[nodiscard]] std::optional<relation> relation_of(count::assignment const & verdict,
                                                      packed_sequence const & bases) const
    {
        if (std::ranges::binary_search(verdict.rows, row_))
        {
            if (verdict.read_class == read_class::mirna)
                return relation::counted;
            return verdict.read_class == read_class::shared ? relation::shared : relation::other_rna;
        }
        auto const templated = static_cast<std::uint32_t>(bases.size()) - verdict.stratum.tail;
        for (count::hairpin_place const & place : verdict.places)
            if (overlaps_row(reference(), row_, place.hairpin, {place.position, place.position + templated}))
                return relation::beside;
        if (verdict.read_class == read_class::antisense && is_opposite(bases.to_string()))
            return relation::antisense;
        return std::nullopt;
    }

    [[nodiscard]] bool is_opposite(std::string const & insert) const
    {
        auto const found = output_.shared().annotate().explain(insert);
        return std::ranges::any_of(found.antisense.alignments, [&](align::alignment const & a) {
            return overlaps_row_reversed(reference(), row_, insert.size(), a);
        });
    }

    /// Of the reads of an insert, as they are counted for the row.
    [[nodiscard]] double share_of(count::assignment const & verdict,
                                  std::size_t insert_length,
                                  count::sample_counts const & counts) const
    {
        bool const is_counted = verdict.read_class == read_class::mirna ||
                                (verdict.read_class == read_class::shared &&
                                 output_.settings().count.shared == count::shared_reads::count);
        auto const at = std::ranges::find(verdict.rows, row_);
        if (!is_counted || at == verdict.rows.end())
            return 0;
        if (verdict.rows.size() == 1)
            return 1;
        auto const shares = counts.shares.find(count::tied_rows(verdict, insert_length, reference()));
        return shares == counts.shares.end()
                   ? 0
                   : shares->second[static_cast<std::size_t>(at - verdict.rows.begin())];
    }

    void add_totals(counted_sample const & sample)
    {
        sample_totals totals{sample.stored.name, {}, {}, sample.reads.origins[row_]};
        for (auto const & stored : sample.stored.reads)
            if (stored.row == row_)
                totals.reads = stored;
        for (auto const & stored : sample.stored.molecules)
            if (stored.row == row_)
                totals.molecules = stored;
        check(totals.reads, sample.reads, sample.stored.name);
        if (sample.molecules)
        {
            check(totals.molecules, *sample.molecules, sample.stored.name);
            found_.has_molecules = true;
        }
        found_.samples.push_back(std::move(totals));
    }

    /// What the table says is what the inserts amount to.
    void check(pipeline::stored_sample::row_count const & stored,
               count::sample_counts const & counts,
               std::string const & sample) const
    {
        if (stored.integer == counts.integer[row_] && stored.unique == counts.unique[row_] &&
            stored.fractional_text() ==
                format_compact(counts.fractional[row_], pipeline::fractional_decimals))
            return;
        throw input_error{"sample " + sample + ": its inserts amount to " +
                          std::to_string(counts.integer[row_]) + " of " + reference().row_mature(row_).name +
                          ", its table says " + std::to_string(stored.integer) + "; count the sample again"};
    }

    counted_output const & output_;
    std::uint32_t row_;
    row_inserts found_;
};

} // namespace

row_inserts collect_inserts(counted_output const & output, std::uint32_t row)
{
    collector found{output, row};
    for (std::string const & sample : output.samples())
        found.add(output.count(sample));
    return found.take();
}

bool overlaps_row(reference::mirna_reference const & reference,
                  std::uint32_t row,
                  std::uint32_t hairpin,
                  interval where)
{
    return std::ranges::any_of(reference.placements_in(hairpin), [&](reference::placement const & place) {
        return reference.row_of(place.mature) == row && place.where.begin < where.end &&
               where.begin < place.where.end;
    });
}

bool overlaps_row_reversed(reference::mirna_reference const & reference,
                           std::uint32_t row,
                           std::size_t insert_length,
                           align::alignment const & where)
{
    auto const length = static_cast<std::uint32_t>(reference.hairpins()[where.hairpin].sequence.size());
    auto const templated = static_cast<std::uint32_t>(insert_length) - where.tail;
    std::uint32_t const end = length - where.position;
    return overlaps_row(reference, row, where.hairpin, {end - templated, end});
}

} // namespace polarmir::explain
