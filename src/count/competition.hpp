#pragma once
#include <polarmir/align/engine.hpp>
#include <polarmir/count/assignment.hpp>
#include <polarmir/reference/competitor.hpp>
#include <polarmir/reference/mirna_reference.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace polarmir::count {

/// Makes the engine that searches these sequences.
using engine_maker =
    std::function<std::unique_ptr<align::engine const>(std::vector<std::string_view> const & sequences)>;

/// The RNAs that compete with the hairpins for reads, in searchable form.
///
/// Where a mature fits a competitor as a read would (at most one mismatch, tail allowed; align::aligner) it
/// has a look-alike there: reads of the competitor that begin within `max_shift_5p` of it are what the mature
/// could be confused with, also those that go on as only the competitor does.
class competition
{
  public:
    competition(reference::mirna_reference const & reference,
                std::span<reference::competitor const> competitors,
                engine_maker const & make_engine);

    [[nodiscard]] align::result operator()(std::string_view insert, unsigned max_mismatches) const
    {
        return (*engine_)(insert, max_mismatches);
    }

    /// Leaves out the alignments to RNAs a claiming row's mature is cut from.
    void remove_hosts(align::result & found, std::vector<std::uint32_t> const & rows) const;

    /// The rows that have a look-alike where one of these alignments begins, and `rows` besides; ascending.
    [[nodiscard]] std::vector<std::uint32_t> resembled_rows(align::result const & found,
                                                            std::vector<std::uint32_t> rows) const;

    /// Of an insert with these best alignments, which must not be none: the class of the RNA that comes first
    /// in the order of reference::rna_class, and that RNA.
    struct verdict
    {
        count::read_class read_class;
        std::uint32_t competitor;
    };
    [[nodiscard]] verdict judge(align::result const & found) const;

  private:
    /// A mature's look-alike on a competitor.
    struct look_alike
    {
        std::uint32_t competitor;
        std::uint32_t position; ///< of the mature's first base, 0-based
        std::uint32_t row;
        friend auto operator<=>(look_alike const &, look_alike const &) = default;
    };

    void find_look_alikes(reference::mirna_reference const & reference);
    [[nodiscard]] bool is_host(std::uint32_t competitor, std::uint32_t row) const;

    std::unique_ptr<align::engine const> engine_;
    std::vector<reference::rna_class> classes_;     ///< by competitor
    std::vector<std::vector<std::uint32_t>> hosts_; ///< by competitor: rows it is host of, ascending
    std::vector<look_alike> look_alikes_;           ///< sorted
};

} // namespace polarmir::count
