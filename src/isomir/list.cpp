#include <polarmir/isomir/list.hpp>
#include <polarmir/parallel/parallel_for.hpp>
#include <polarmir/parallel/parallel_sort.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace polarmir::isomir {
namespace {

bool is_counted(count::assignment const & verdict, count::config const & settings)
{
    return verdict.read_class == count::read_class::mirna ||
           (verdict.read_class == count::read_class::shared && settings.shared == count::shared_reads::count);
}

/// Indices of the counted inserts by their sequence, so that rounding does not depend on their order.
std::vector<std::size_t> counted_inserts(std::span<collapse::unique_read const> reads,
                                         count::assignment_list const & assignments,
                                         count::config const & settings,
                                         std::size_t threads)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < reads.size(); ++i)
        if (is_counted(assignments[i], settings))
            order.push_back(i);
    parallel_sort(threads, order, [&](std::size_t a, std::size_t b) { // alphabetical
        return reads[a].sequence < reads[b].sequence;
    });
    return order;
}

/// Shares whole reads out, insert by insert: what rounding takes from a row with one insert it gets with
/// another.
class read_splitter
{
  public:
    read_splitter(count::sample_counts const & counts, std::size_t rows) : counts_{counts}, owed_(rows, 0.0)
    {}

    /// Reads per row of an insert; empty when they are counted for none. To each row the whole reads it is
    /// owed by now, what is left over one by one to those that are owed most.
    [[nodiscard]] std::vector<std::uint64_t> operator()(std::vector<count::tied_row> const & rows,
                                                        std::uint64_t reads)
    {
        if (rows.size() == 1)
            return {reads};
        auto const shares = counts_.shares.find(rows);
        if (shares == counts_.shares.end())
            return {};
        std::vector<std::uint64_t> parts;
        std::uint64_t left{reads};
        for (std::size_t i = 0; i < rows.size(); ++i)
        {
            double & owed = owed_[rows[i].row];
            owed += shares->second[i] * static_cast<double>(reads);
            auto const whole = static_cast<std::uint64_t>(std::max(0.0, std::floor(owed)));
            parts.push_back(std::min(left, whole));
            left -= parts.back();
            owed -= static_cast<double>(parts.back());
        }
        for (; left > 0; --left)
        {
            auto const most = std::ranges::max_element(
                rows, {}, [&](count::tied_row const & one) { return owed_[one.row]; });
            ++parts[static_cast<std::size_t>(most - rows.begin())];
            owed_[most->row] -= 1;
        }
        return parts;
    }

  private:
    count::sample_counts const & counts_;
    std::vector<double> owed_; ///< reads each row should have had but has not
};

/// Reads of an insert that fall to a row.
struct row_part
{
    std::size_t insert;                ///< its index
    count::assignment const * verdict; ///< on it
    count::claim const * first;        ///< of the row, by hairpin
    std::uint64_t reads;
};

} // namespace

std::vector<isomir_count> list_isomirs(std::span<collapse::unique_read const> reads,
                                       count::assignment_list const & assignments,
                                       count::sample_counts const & counts,
                                       reference::mirna_reference const & reference,
                                       count::config const & settings,
                                       std::size_t threads)
{
    // What an isomiR looks like takes much memory: it is written once everything is in its place.
    std::vector<row_part> row_parts;
    read_splitter split{counts, reference.rows().size()};
    for (std::size_t const i : counted_inserts(reads, assignments, settings, threads))
    {
        count::assignment const & verdict = assignments[i];
        std::vector<std::uint64_t> const parts =
            split(count::tied_rows(verdict, reads[i].sequence.size(), reference), reads[i].count);
        for (std::size_t r = 0; r < parts.size(); ++r)
            if (parts[r] != 0)
                // Claims are sorted by row and hairpin, hairpins by accession.
                row_parts.push_back({i,
                                     &verdict,
                                     &*std::ranges::find(verdict.claims, verdict.rows[r], &count::claim::row),
                                     parts[r]});
    }
    std::ranges::stable_sort(row_parts, {}, [](row_part const & part) { return part.first->row; });

    constexpr std::size_t grain{1024};
    std::vector<isomir_count> list(row_parts.size());
    parallel_for(threads, row_parts.size(), grain, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
        {
            row_part const & part = row_parts[i];
            std::string read = reads[part.insert].sequence.to_string();
            isomir form = describe(reference, read, *part.first, part.verdict->stratum.tail);
            list[i] = {part.first->row,
                       part.first->hairpin,
                       static_cast<std::uint32_t>(part.verdict->rows.size()),
                       part.reads,
                       std::move(read),
                       std::move(form)};
        }
    });
    return list;
}

} // namespace polarmir::isomir
