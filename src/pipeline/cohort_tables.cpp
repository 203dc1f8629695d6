#include <polarmir/core/text.hpp>
#include <polarmir/io/table_writer.hpp>
#include <polarmir/pipeline/cohort_tables.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace polarmir::pipeline {
namespace {

namespace fs = std::filesystem;
using samples_view = std::span<stored_sample const>;
using row_count = stored_sample::row_count;

constexpr int cpm_decimals{4};

std::vector<std::string> header(std::vector<std::string> first, samples_view samples)
{
    for (stored_sample const & sample : samples)
        first.push_back(sample.name);
    return first;
}

std::uint64_t ledger_entry(stored_sample const & sample, std::string_view fate)
{
    auto const found = std::ranges::find(sample.ledger, fate, [](auto const & entry) { return entry.first; });
    return found == sample.ledger.end() ? 0 : found->second;
}

/// One cell per sample and miRNA; `cell` is only asked where the sample has reads of the miRNA.
void write_mature_table(fs::path const & path,
                        samples_view samples,
                        reference::mirna_reference const & reference,
                        std::function<std::string(stored_sample const &, row_count const &)> const & cell)
{
    io::table_writer table{path, header({"miRNA"}, samples)};
    std::vector<std::size_t> next(samples.size(), 0);
    for (std::uint32_t row = 0; row < reference.rows().size(); ++row)
    {
        table << reference.row_mature(row).name;
        for (std::size_t i = 0; i < samples.size(); ++i)
        {
            std::vector<row_count> const & rows = samples[i].rows;
            if (next[i] < rows.size() && rows[next[i]].row == row)
                table << cell(samples[i], rows[next[i]++]);
            else
                table << "0";
        }
        table.end_row();
    }
    table.commit();
}

std::string cpm(stored_sample const & sample, row_count const & count)
{
    constexpr double million{1e6};
    auto const total = static_cast<double>(ledger_entry(sample, "mirna"));
    return format_compact(static_cast<double>(count.integer) * million / total, cpm_decimals);
}

void write_hairpin_table(fs::path const & path,
                         samples_view samples,
                         reference::mirna_reference const & reference)
{
    io::table_writer table{path, header({"hairpin"}, samples)};
    std::vector<std::size_t> next(samples.size(), 0);
    for (std::uint32_t hairpin = 0; hairpin < reference.hairpins().size(); ++hairpin)
    {
        table << reference.hairpins()[hairpin].name;
        for (std::size_t i = 0; i < samples.size(); ++i)
        {
            auto const & counts = samples[i].hairpins;
            bool const here = next[i] < counts.size() && counts[next[i]].first == hairpin;
            table << (here ? counts[next[i]++].second : 0);
        }
        table.end_row();
    }
    table.commit();
}

void write_row_data(fs::path const & path, reference::mirna_reference const & reference)
{
    std::vector<std::vector<std::string>> hairpins(reference.rows().size());
    for (reference::placement const & place : reference.placements())
    {
        std::vector<std::string> & names = hairpins[reference.row_of(place.mature)];
        std::string const & name = reference.hairpins()[place.hairpin].name;
        if (std::ranges::find(names, name) == names.end())
            names.push_back(name);
    }
    // The seed is bases 2-8 (Bartel, Cell 2009;136:215).
    constexpr std::size_t seed_begin{1};
    constexpr std::size_t seed_length{7};
    io::table_writer table{path, {"miRNA", "accession", "aliases", "sequence", "seed", "hairpins"}};
    for (std::uint32_t row = 0; row < reference.rows().size(); ++row)
    {
        std::vector<std::string> aliases;
        for (std::uint32_t const member : reference.rows()[row].members)
            aliases.push_back(reference.matures()[member].name);
        aliases.erase(aliases.begin());
        reference::mature const & named = reference.row_mature(row);
        table << named.name << named.accession << join(aliases, ";") << named.sequence
              << named.sequence.substr(seed_begin, seed_length) << join(hairpins[row], ";");
        table.end_row();
    }
    table.commit();
}

using pairs = std::vector<std::pair<std::string, std::uint64_t>>;

enum class key_order
{
    as_met, ///< all samples have the same keys in the same order
    natural ///< keys differ between samples
};

/// One line per key; the keys hold `first.size() - 1` tabs.
void write_pairs(fs::path const & path,
                 std::vector<std::string> const & first,
                 samples_view samples,
                 pairs stored_sample::*member,
                 key_order order)
{
    std::vector<std::string> keys;
    std::map<std::string, std::vector<std::uint64_t>> cells;
    for (std::size_t i = 0; i < samples.size(); ++i)
        for (auto const & [key, reads] : samples[i].*member)
        {
            auto const [entry, is_new] = cells.try_emplace(key, samples.size(), 0);
            if (is_new)
                keys.push_back(key);
            entry->second[i] = reads;
        }
    if (order == key_order::natural)
        std::ranges::sort(keys, natural_less);
    io::table_writer table{path, header(first, samples)};
    for (std::string const & key : keys)
    {
        for (std::string_view const part : split(key, '\t'))
            table << part;
        for (std::uint64_t const reads : cells.at(key))
            table << reads;
        table.end_row();
    }
    table.commit();
}

void write_library(fs::path const & path, samples_view samples)
{
    std::vector<std::string> columns{"sample"};
    if (!samples.empty())
        for (auto const & [column, value] : samples.front().library)
            columns.push_back(column);
    io::table_writer table{path, columns};
    for (stored_sample const & sample : samples)
    {
        table << sample.name;
        for (auto const & [column, value] : sample.library)
            table << value;
        table.end_row();
    }
    table.commit();
}

} // namespace

void write_cohort_tables(fs::path const & out,
                         samples_view samples,
                         reference::mirna_reference const & reference)
{
    fs::path const counts = out / "counts";
    write_mature_table(counts / "mature_counts.tsv",
                       samples,
                       reference,
                       [](auto const &, row_count const & count) { return std::to_string(count.integer); });
    write_mature_table(counts / "mature_fractional.tsv",
                       samples,
                       reference,
                       [](auto const &, row_count const & count) { return count.fractional; });
    write_mature_table(counts / "mature_unique.tsv",
                       samples,
                       reference,
                       [](auto const &, row_count const & count) { return std::to_string(count.unique); });
    write_mature_table(counts / "mature_cpm.tsv", samples, reference, cpm);
    write_hairpin_table(counts / "hairpin_counts.tsv", samples, reference);
    write_row_data(counts / "rowData.tsv", reference);

    fs::path const qc = out / "qc";
    write_pairs(qc / "ledger.tsv", {"fate"}, samples, &stored_sample::ledger, key_order::as_met);
    write_pairs(
        qc / "length.tsv", {"class", "length_nt"}, samples, &stored_sample::lengths, key_order::natural);
    write_pairs(qc / "spike_ins.tsv", {"spike_in"}, samples, &stored_sample::spike_ins, key_order::as_met);
    write_library(qc / "library.tsv", samples);
}

} // namespace polarmir::pipeline
