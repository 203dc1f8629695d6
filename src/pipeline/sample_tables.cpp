#include "sample_tables.hpp"

#include "sample_files.hpp"
#include "write_inserts.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/io/table_writer.hpp>
#include <polarmir/isomir/record.hpp>
#include <polarmir/parallel/parallel_for.hpp>
#include <polarmir/reference/embedded.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::pipeline {
namespace {

namespace fs = std::filesystem;

char const * yes_or_no(bool value) noexcept
{
    return value ? "yes" : "no";
}

/// Numbers of the components of tied rows, from 1; 0 for rows without ties.
std::vector<std::size_t> tie_groups(count::sample_counts const & counts)
{
    std::vector<std::size_t> groups(counts.fractional.size(), 0);
    for (std::size_t i = 0; i < counts.ties.size(); ++i)
        for (std::uint32_t const row : counts.ties[i].rows)
            groups[row] = i + 1;
    return groups;
}

void write_matures(fs::path const & path,
                   sample_analysis const & sample,
                   reference::mirna_reference const & ref)
{
    count::sample_counts const & counts = sample.counts;
    std::vector<std::string> header{
        "miRNA", "accession", "count", "fractional", "unique", "ambiguous", "group", "unresolved"};
    if (sample.molecules)
        header.insert(header.end(), {"molecules", "molecules_fractional", "molecules_unique"});
    io::table_writer table{path, header};
    auto const groups = tie_groups(counts);
    for (std::uint32_t row = 0; row < ref.rows().size(); ++row)
    {
        double const unique{static_cast<double>(counts.unique[row])};
        table << ref.row_mature(row).name << ref.row_mature(row).accession << counts.integer[row]
              << format_compact(counts.fractional[row], fractional_decimals) << counts.unique[row]
              << format_compact(counts.fractional[row] - unique, fractional_decimals)
              << (groups[row] == 0 ? std::string{} : std::to_string(groups[row]))
              << static_cast<int>(counts.unresolved[row]);
        if (sample.molecules)
            table << sample.molecules->counts.integer[row]
                  << format_compact(sample.molecules->counts.fractional[row], fractional_decimals)
                  << sample.molecules->counts.unique[row];
        table.end_row();
    }
    table.commit();
}

void write_ties(fs::path const & path,
                count::sample_counts const & counts,
                reference::mirna_reference const & ref)
{
    io::table_writer table{path,
                           {"group", "miRNAs", "unique", "ambiguous", "rounds", "converged", "resolved"}};
    for (std::size_t i = 0; i < counts.ties.size(); ++i)
    {
        count::tie_report const & tie = counts.ties[i];
        std::vector<std::string> names;
        for (std::uint32_t const row : tie.rows)
            names.push_back(ref.row_mature(row).name);
        table << i + 1 << join(names, ";") << tie.unique << tie.ambiguous << tie.rounds
              << yes_or_no(tie.converged) << yes_or_no(tie.resolved);
        table.end_row();
    }
    table.commit();
}

void write_origins(fs::path const & path, sample_analysis const & sample, resources const & shared)
{
    io::table_writer table{
        path, {"miRNA", "accession", "hairpin", "shared", "other", "other_rna", "other_class", "origin"}};
    for (std::uint32_t row = 0; row < sample.counts.origins.size(); ++row)
    {
        count::origin_counts const & reads = sample.counts.origins[row];
        if (reads.hairpin + reads.shared + reads.other == 0)
            continue;
        reference::mature const & mature = shared.reference().row_mature(row);
        table << mature.name << mature.accession << reads.hairpin << reads.shared << reads.other;
        if (reads.competitor == count::no_target)
            table << ""
                  << "";
        else
        {
            reference::competitor const & rival = shared.competitors().entries()[reads.competitor];
            table << rival.name << name_of(rival.rna_class);
        }
        table << name_of(verdict_on(reads));
        table.end_row();
    }
    table.commit();
}

void write_competitors(fs::path const & path,
                       count::sample_counts const & counts,
                       reference::competitor_set const & competitors)
{
    io::table_writer table{path, {"class", "RNA", "count"}};
    for (std::size_t i = 0; i < counts.competitors.size(); ++i)
        if (counts.competitors[i] != 0)
        {
            reference::competitor const & rna = competitors.entries()[i];
            table << name_of(rna.rna_class) << rna.name << counts.competitors[i];
            table.end_row();
        }
    table.commit();
}

void write_tracers(fs::path const & path, count::sample_counts const & counts)
{
    io::table_writer table{path, {"species", "tracer", "count"}};
    for (std::size_t i = 0; i < counts.tracers.size(); ++i)
        if (counts.tracers[i] != 0)
        {
            reference::tracer const & tracer = reference::tracers()[i];
            table << tracer.species << tracer.name << counts.tracers[i];
            table.end_row();
        }
    table.commit();
}

void write_umis(fs::path const & path, sample_analysis const & sample, options const & settings)
{
    std::vector<std::string> names;
    auto const columns = umi_columns(sample, settings);
    names.reserve(columns.size());
    for (auto const & [column, value] : columns)
        names.push_back(column);
    io::table_writer table{path, names};
    for (auto const & [column, value] : columns)
        table << value;
    table.end_row();
    table.commit();
}

void write_hairpins(fs::path const & path,
                    count::sample_counts const & counts,
                    reference::mirna_reference const & ref)
{
    io::table_writer table{path, {"hairpin", "accession", "count", "count_5p", "count_3p", "count_loop"}};
    for (std::size_t i = 0; i < ref.hairpins().size(); ++i)
    {
        table << ref.hairpins()[i].name << ref.hairpins()[i].accession << counts.hairpin(i);
        for (std::uint64_t const reads : counts.arms[i])
            table << reads;
        table.end_row();
    }
    table.commit();
}

void write_spike_ins(fs::path const & path, count::sample_counts const & counts)
{
    io::table_writer table{path, {"spike_in", "count"}};
    for (std::size_t i = 0; i < reference::spike_ins().size(); ++i)
    {
        table << reference::spike_ins()[i].name << counts.spike_ins[i];
        table.end_row();
    }
    table.commit();
}

void write_ledger(fs::path const & path, qc::ledger const & ledger)
{
    io::table_writer table{path, {"fate", "reads"}};
    table << "input" << ledger.input;
    table.end_row();
    for (auto const & [fate, reads] : ledger.fates)
    {
        table << fate << reads;
        table.end_row();
    }
    table.commit();
}

void write_lengths(fs::path const & path, qc::length_profile const & profile)
{
    io::table_writer table{path, {"class", "length_nt", "reads"}};
    for (std::size_t column = 0; column < qc::length_profile::columns; ++column)
        for (std::size_t length = 0; length < profile.by_length.size(); ++length)
            if (std::uint64_t const reads = profile.by_length[length][column]; reads != 0)
            {
                table << qc::column_name(column) << length << reads;
                table.end_row();
            }
    table.commit();
}

void write_isomirs(fs::path const & path,
                   sample_analysis const & sample,
                   reference::mirna_reference const & ref,
                   count::config const & settings,
                   std::size_t threads)
{
    isomir::sample_isomirs isomirs;
    if (sample.molecules)
        isomirs.molecules = isomir::list_isomirs(as_molecules(sample, &collapse::molecule_count::corrected),
                                                 sample.assignments,
                                                 sample.molecules->counts,
                                                 ref,
                                                 settings,
                                                 threads);
    isomirs.reads =
        isomir::list_isomirs(sample.reads, sample.assignments, sample.counts, ref, settings, threads);
    isomir::write_records(path, isomirs, ref, sample.qualities, threads);
}

} // namespace

void write_sample_tables(fs::path const & directory,
                         sample_analysis const & sample,
                         resources const & shared,
                         options const & settings,
                         std::size_t threads)
{
    reference::mirna_reference const & ref = shared.reference();
    // The two long lists first: the others are written beside them.
    std::vector<std::function<void()>> const writers{
        [&] { write_isomirs(directory / file_names::isomirs, sample, ref, settings.count, threads); },
        [&] { write_inserts(directory / file_names::uniques, sample, shared, threads); },
        [&] { write_matures(directory / file_names::matures, sample, ref); },
        [&] { write_ties(directory / file_names::ties, sample.counts, ref); },
        [&] { write_origins(directory / file_names::origins, sample, shared); },
        [&] {
            if (sample.molecules)
                write_umis(directory / file_names::umis, sample, settings);
        },
        [&] { write_hairpins(directory / file_names::hairpins, sample.counts, ref); },
        [&] { write_competitors(directory / file_names::competitors, sample.counts, shared.competitors()); },
        [&] { write_tracers(directory / file_names::tracers, sample.counts); },
        [&] { write_spike_ins(directory / file_names::spike_ins, sample.counts); },
        [&] { write_ledger(directory / file_names::ledger, sample.ledger); },
        [&] { write_lengths(directory / file_names::lengths, sample.lengths); }};
    parallel_for(threads, writers.size(), 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            writers[i]();
    });
}

} // namespace polarmir::pipeline
