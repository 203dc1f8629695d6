#pragma once
#include <polarmir/reference/mirna_names.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::score {

/// What becomes of a row that is not named as the miRNAs of today.
enum class row_fate : std::uint8_t
{
    renamed,       ///< the name of an older release: counted for the miRNA it means
    ambiguous,     ///< older releases had the name for several miRNAs: counted for none
    unknown,       ///< counted for none
    other_species, ///< takes no part
    spike_in,      ///< takes no part: a spike-in that is no miRNA (reference::spike_ins)
};

[[nodiscard]] char const * name_of(row_fate fate) noexcept;

/// Whether a row is one of reference::spike_ins by its name.
[[nodiscard]] bool is_spike_in(std::string_view label);

struct odd_row
{
    std::string label; ///< as the table has it
    std::size_t table_row{0};
    row_fate fate{row_fate::unknown};
    std::vector<std::string> names; ///< renamed: the one it is counted for; else what it may mean
};

/// The rows of a count table that take part in scoring: all mature miRNAs of the host species, by name. Rows
/// of another species (spike-ins such as cel-miR-39-3p) are left out, and rows of spike-ins that are no
/// miRNAs (reference::spike_ins); other rows without a species in their name are taken. The order is that of
/// the names, so that no result depends on the order of the table, nor on whether it is labelled with names
/// or accessions. A human name of an older miRBase release stands for the miRNA that it means today, where
/// that is clear. Rows of no known miRNA count among the reads of a sample, but for no miRNA.
class mirna_rows
{
  public:
    /// `ids`: row labels of a table, names or accessions. `species`: prefix of the signatures' names (hsa);
    /// empty: every row is taken. Throws input_error when a miRNA has two rows, also under an older and its
    /// present name.
    mirna_rows(std::span<std::string const> ids,
               std::string_view species,
               reference::mirna_names const & names);

    [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }
    /// Name of the miRNA where its label is known, else the label.
    [[nodiscard]] std::string const & name(std::size_t row) const noexcept { return rows_[row].name; }
    /// As the table has it.
    [[nodiscard]] std::string const & label(std::size_t row) const noexcept { return rows_[row].label; }
    /// Where the row stands in the table.
    [[nodiscard]] std::size_t table_row(std::size_t row) const noexcept { return rows_[row].table_row; }

    /// The row of a miRNA given by name or accession: its own, else the one that stands for all miRNAs with
    /// the same sequence.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view name_or_accession) const;

    /// Labels of the rows that were left out, in table order.
    [[nodiscard]] std::vector<std::string> const & left_out() const noexcept { return left_out_; }

    /// Rows that are not named as human miRNAs are today, in table order; of those without a species in their
    /// name only where the species is human.
    [[nodiscard]] std::vector<odd_row> const & odd() const noexcept { return odd_; }

  private:
    using index = std::map<std::string, std::size_t, std::less<>>;

    struct labelled_row
    {
        std::string name;
        std::string label;
        std::size_t table_row{0};
    };

    void take(std::string const & label, std::size_t table_row, bool is_odd);
    void index_row(std::size_t row);

    reference::mirna_names const * names_;
    std::vector<labelled_row> rows_;
    std::vector<std::string> left_out_;
    std::vector<odd_row> odd_;
    index own_;    ///< labels and accessions
    index shared_; ///< accessions that stand for a sequence
};

} // namespace polarmir::score
