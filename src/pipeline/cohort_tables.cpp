#include "cohort_evidence.hpp"
#include "cohort_parts.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/io/directory.hpp>
#include <polarmir/io/table_writer.hpp>
#include <polarmir/parallel/parallel_for.hpp>
#include <polarmir/pipeline/cohort_tables.hpp>

#include <algorithm>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

namespace polarmir::pipeline {
namespace {

namespace fs = std::filesystem;
using row_count = stored_sample::row_count;

constexpr int cpm_decimals{4};

/// One cell per sample and miRNA; `cell` is only asked where the sample has reads of the miRNA.
void write_mature_table(fs::path const & path,
                        samples_view samples,
                        reference::mirna_reference const & reference,
                        count_unit unit,
                        std::function<std::string(stored_sample const &, row_count const &)> const & cell)
{
    io::table_writer table{path, cohort_header({"miRNA"}, samples)};
    std::vector<std::size_t> next(samples.size(), 0);
    for (std::uint32_t row = 0; row < reference.rows().size(); ++row)
    {
        table << reference.row_mature(row).name;
        for (std::size_t i = 0; i < samples.size(); ++i)
        {
            std::vector<row_count> const & rows = samples[i].rows(unit);
            if (next[i] < rows.size() && rows[next[i]].row == row)
                table << cell(samples[i], rows[next[i]++]);
            else
                table << "0";
        }
        table.end_row();
    }
    table.commit();
}

std::string cpm(stored_sample const & sample, row_count const & count, count_unit unit)
{
    constexpr double million{1e6};
    auto const total = static_cast<double>(sample.mirna_total(unit));
    return format_compact(static_cast<double>(count.integer) * million / total, cpm_decimals);
}

void write_integers(fs::path const & path,
                    samples_view samples,
                    reference::mirna_reference const & reference,
                    count_unit unit)
{
    write_mature_table(path, samples, reference, unit, [](auto const &, row_count const & count) {
        return std::to_string(count.integer);
    });
}

/// The other unit of the samples that have it: reads beside molecules, or molecules of those samples of a
/// mixed cohort that have UMIs. A table of an earlier merge that is not true any more is removed.
void write_other_unit(fs::path const & counts,
                      samples_view samples,
                      reference::mirna_reference const & reference,
                      count_unit unit)
{
    io::remove_file(counts / "mature_reads.tsv");
    io::remove_file(counts / "mature_molecules.tsv");
    if (unit == count_unit::molecules)
        return write_integers(counts / "mature_reads.tsv", samples, reference, count_unit::reads);
    std::vector<stored_sample> with_umis;
    std::ranges::copy_if(samples, std::back_inserter(with_umis), &stored_sample::has_molecules);
    if (!with_umis.empty())
        write_integers(counts / "mature_molecules.tsv", with_umis, reference, count_unit::molecules);
}

void write_row_data(fs::path const & path, samples_view samples, reference::mirna_reference const & reference)
{
    std::vector<std::vector<std::string>> hairpins(reference.rows().size());
    for (reference::placement const & place : reference.placements())
    {
        std::vector<std::string> & names = hairpins[reference.row_of(place.mature)];
        std::string const & name = reference.hairpins()[place.hairpin].name;
        if (std::ranges::find(names, name) == names.end())
            names.push_back(name);
    }
    std::vector<cohort_origin> const origins = pool_origins(samples, reference.rows().size());
    io::table_writer table{
        path, {"miRNA", "accession", "aliases", "sequence", "seed", "hairpins", "origin", "other_rna"}};
    for (std::uint32_t row = 0; row < reference.rows().size(); ++row)
    {
        std::vector<std::string> aliases;
        for (std::uint32_t const member : reference.rows()[row].members)
            aliases.push_back(reference.matures()[member].name);
        aliases.erase(aliases.begin());
        reference::mature const & named = reference.row_mature(row);
        table << named.name << named.accession << join(aliases, ";") << named.sequence << seed_of(named)
              << join(hairpins[row], ";") << name_of(origins[row].verdict) << origins[row].rna;
        table.end_row();
    }
    table.commit();
}

void write_umis(fs::path const & path, samples_view samples)
{
    io::remove_file(path);
    if (std::ranges::any_of(samples, &stored_sample::has_molecules))
        write_values(path, samples, &stored_sample::umis);
}

/// The tables of counts/.
std::vector<std::function<void()>>
count_tables(fs::path const & counts, samples_view samples, reference::mirna_reference const & reference)
{
    count_unit const unit = unit_of(samples);
    auto const mature_table = [=, &reference](char const * name, auto const & cell) {
        return [=, &reference] { write_mature_table(counts / name, samples, reference, unit, cell); };
    };
    return {[=, &reference] { write_integers(counts / "mature_counts.tsv", samples, reference, unit); },
            [=, &reference] { write_other_unit(counts, samples, reference, unit); },
            mature_table("mature_fractional.tsv",
                         [](auto const &, row_count const & count) { return count.fractional_text(); }),
            mature_table("mature_unique.tsv",
                         [](auto const &, row_count const & count) { return std::to_string(count.unique); }),
            mature_table("mature_cpm.tsv",
                         [unit](stored_sample const & sample, row_count const & count) {
                             return cpm(sample, count, unit);
                         }),
            [=, &reference] { write_hairpins(counts / "hairpin_counts.tsv", samples, reference); },
            [=, &reference] { write_arms(counts / "arm_counts.tsv", samples, reference); },
            [=, &reference] { write_seed_families(counts / "seed_family.tsv", samples, reference, unit); },
            [=, &reference] { write_origins(counts / "origin.tsv", samples, reference); },
            [=] { write_ambiguity(counts / "ambiguity.tsv", samples); },
            [=] { write_classes(counts / "class_counts.tsv", samples); },
            [=] {
                write_pairs(counts / "other_rna_counts.tsv",
                            {"class", "RNA"},
                            samples,
                            &stored_sample::competitors,
                            key_order::natural);
            },
            [=, &reference] { write_row_data(counts / "rowData.tsv", samples, reference); }};
}

/// The tables of qc/.
std::vector<std::function<void()>> qc_tables(fs::path const & qc, samples_view samples)
{
    auto const pairs = [=](char const * name,
                           std::vector<std::string> const & first,
                           read_pairs stored_sample::*member,
                           key_order order) {
        return [=] { write_pairs(qc / name, first, samples, member, order); };
    };
    return {pairs("ledger.tsv", {"fate"}, &stored_sample::ledger, key_order::as_met),
            pairs("length.tsv", {"class", "length_nt"}, &stored_sample::lengths, key_order::natural),
            pairs("tracers.tsv", {"species", "tracer"}, &stored_sample::tracers, key_order::natural),
            pairs("spike_ins.tsv", {"spike_in"}, &stored_sample::spike_ins, key_order::as_met),
            [=] {
                write_values(qc / "library.tsv", samples, &stored_sample::library, name_of(unit_of(samples)));
            },
            [=] { write_umis(qc / "umi.tsv", samples); }};
}

} // namespace

void write_cohort_tables(fs::path const & out,
                         samples_view samples,
                         reference::mirna_reference const & reference,
                         std::size_t threads)
{
    std::vector<std::function<void()>> tables = count_tables(out / "counts", samples, reference);
    std::ranges::move(qc_tables(out / "qc", samples), std::back_inserter(tables));
    parallel_for(threads, tables.size(), 1, [&](std::size_t i, std::size_t) { tables[i](); });
}

} // namespace polarmir::pipeline
