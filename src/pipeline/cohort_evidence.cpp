#include "cohort_evidence.hpp"

#include <polarmir/core/lookup.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/io/table_writer.hpp>

#include <map>
#include <utility>

namespace polarmir::pipeline {
namespace {

namespace fs = std::filesystem;
using arm_reads = stored_sample::arm_reads;

/// The hairpins of one sample after the other, in step with the rows of a table.
class hairpin_cursor
{
  public:
    explicit hairpin_cursor(samples_view samples) : samples_{samples}, next_(samples.size(), 0) {}

    /// Reads of every sample on this hairpin; hairpins must be asked for in ascending order.
    [[nodiscard]] std::vector<arm_reads> operator()(std::uint32_t hairpin)
    {
        std::vector<arm_reads> row;
        for (std::size_t i = 0; i < samples_.size(); ++i)
        {
            auto const & counts = samples_[i].hairpins;
            bool const here = next_[i] < counts.size() && counts[next_[i]].first == hairpin;
            row.push_back(here ? counts[next_[i]++].second : arm_reads{});
        }
        return row;
    }

  private:
    samples_view samples_;
    std::vector<std::size_t> next_;
};

/// Ascending by name: of RNAs with equal reads the first is taken.
using reads_by_rna = std::map<std::pair<std::string, std::string>, std::uint64_t>;

std::string with_most_reads(reads_by_rna const & rnas)
{
    std::uint64_t most{0};
    std::string name;
    for (auto const & [rna, reads] : rnas)
        if (reads > most)
        {
            most = reads;
            name = rna.first;
        }
    return name;
}

} // namespace

std::vector<cohort_origin> pool_origins(samples_view samples, std::size_t rows)
{
    std::vector<cohort_origin> pooled(rows);
    std::map<std::uint32_t, reads_by_rna> rnas;
    for (stored_sample const & sample : samples)
        for (auto const & [row, reads] : sample.origins)
        {
            count::origin_counts & sum = pooled[row].reads;
            sum.hairpin += reads.hairpin;
            sum.shared += reads.shared;
            sum.other += reads.other;
            if (reads.competitor != count::no_target)
                rnas[row][sample.other_rnas[reads.competitor]] += reads.shared + reads.other;
        }
    for (std::uint32_t row = 0; row < rows; ++row)
    {
        pooled[row].verdict = verdict_on(pooled[row].reads);
        pooled[row].rna = with_most_reads(rnas[row]);
    }
    return pooled;
}

void write_hairpins(fs::path const & path, samples_view samples, reference::mirna_reference const & reference)
{
    io::table_writer table{path, cohort_header({"hairpin"}, samples)};
    hairpin_cursor reads_on{samples};
    for (std::uint32_t hairpin = 0; hairpin < reference.hairpins().size(); ++hairpin)
    {
        table << reference.hairpins()[hairpin].name;
        for (arm_reads const & reads : reads_on(hairpin))
            table << reads.all;
        table.end_row();
    }
    table.commit();
}

void write_arms(fs::path const & path, samples_view samples, reference::mirna_reference const & reference)
{
    io::table_writer table{path, cohort_header({"hairpin", "arm"}, samples)};
    hairpin_cursor reads_on{samples};
    for (std::uint32_t hairpin = 0; hairpin < reference.hairpins().size(); ++hairpin)
    {
        std::vector<arm_reads> const row = reads_on(hairpin);
        for (std::size_t arm = 0; arm < count::arm_count; ++arm)
        {
            table << reference.hairpins()[hairpin].name << name_of(static_cast<count::arm>(arm));
            for (arm_reads const & reads : row)
                table << reads.by_arm.at(arm);
            table.end_row();
        }
    }
    table.commit();
}

std::string seed_of(reference::mature const & mature)
{
    constexpr std::size_t begin{1};
    constexpr std::size_t length{7};
    return mature.sequence.substr(begin, length);
}

void write_seed_families(fs::path const & path,
                         samples_view samples,
                         reference::mirna_reference const & reference,
                         count_unit unit)
{
    struct family
    {
        std::vector<std::string> mirnas;
        std::vector<std::uint64_t> counts;
    };
    std::map<std::string, family> families;
    for (std::uint32_t row = 0; row < reference.rows().size(); ++row)
    {
        family & of = families[seed_of(reference.row_mature(row))];
        of.mirnas.push_back(reference.row_mature(row).name);
        of.counts.resize(samples.size());
    }
    for (std::size_t i = 0; i < samples.size(); ++i)
        for (stored_sample::row_count const & one : samples[i].rows(unit))
            families[seed_of(reference.row_mature(one.row))].counts[i] += one.integer;
    io::table_writer table{path, cohort_header({"seed", "miRNAs"}, samples)};
    for (auto const & [seed, of] : families)
    {
        table << seed << join(of.mirnas, ";");
        for (std::uint64_t const count : of.counts)
            table << count;
        table.end_row();
    }
    table.commit();
}

void write_origins(fs::path const & path, samples_view samples, reference::mirna_reference const & reference)
{
    using line = std::pair<std::uint32_t, std::size_t>; // row and sample
    std::map<line, count::origin_counts const *> lines;
    for (std::size_t i = 0; i < samples.size(); ++i)
        for (auto const & [row, reads] : samples[i].origins)
            if (reads.shared + reads.other != 0)
                lines.emplace(line{row, i}, &reads);
    io::table_writer table{
        path,
        {"miRNA", "accession", "sample", "hairpin", "shared", "other", "other_rna", "other_class", "origin"}};
    for (auto const & [key, reads] : lines)
    {
        reference::mature const & mature = reference.row_mature(key.first);
        stored_sample const & sample = samples[key.second];
        table << mature.name << mature.accession << sample.name << reads->hairpin << reads->shared
              << reads->other;
        if (reads->competitor == count::no_target)
            table.repeat("", 2);
        else
            table << sample.other_rnas[reads->competitor].first
                  << sample.other_rnas[reads->competitor].second;
        table << name_of(verdict_on(*reads));
        table.end_row();
    }
    table.commit();
}

void write_ambiguity(fs::path const & path, samples_view samples)
{
    io::table_writer table{
        path, {"sample", "group", "miRNAs", "unique", "ambiguous", "rounds", "converged", "resolved"}};
    for (stored_sample const & sample : samples)
        for (std::vector<std::string> const & tie : sample.ties)
        {
            table << sample.name;
            for (std::string const & field : tie)
                table << field;
            table.end_row();
        }
    table.commit();
}

void write_classes(fs::path const & path, samples_view samples)
{
    io::table_writer table{path, cohort_header({"class"}, samples)};
    for (std::size_t i = 0; i < count::read_class_count; ++i)
    {
        std::string const name{count::name_of(static_cast<count::read_class>(i))};
        table << name;
        for (stored_sample const & sample : samples)
            table << value_of(sample.ledger, name);
        table.end_row();
    }
    table.commit();
}

} // namespace polarmir::pipeline
