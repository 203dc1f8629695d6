#include "json.hpp"
#include "sample_files.hpp"
#include "stored_inference.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/core/version.hpp>
#include <polarmir/io/table_writer.hpp>
#include <polarmir/pipeline/sample_directory.hpp>
#include <polarmir/reference/embedded.hpp>

#include <system_error>

#include <unistd.h>

namespace polarmir::pipeline {
namespace {

namespace fs = std::filesystem;

void write_matures(fs::path const & path,
                   sample_analysis const & sample,
                   reference::mirna_reference const & ref)
{
    count::sample_counts const & counts = sample.counts;
    std::vector<std::string> header{"miRNA", "accession", "count", "fractional", "unique", "unresolved"};
    if (sample.molecules)
        header.insert(header.end(), {"molecules", "molecules_fractional", "molecules_unique"});
    io::table_writer table{path, header};
    for (std::uint32_t row = 0; row < ref.rows().size(); ++row)
    {
        table << ref.row_mature(row).name << ref.row_mature(row).accession << counts.integer[row]
              << format_compact(counts.fractional[row], fractional_decimals) << counts.unique[row]
              << static_cast<int>(counts.unresolved[row]);
        if (sample.molecules)
            table << sample.molecules->counts.integer[row]
                  << format_compact(sample.molecules->counts.fractional[row], fractional_decimals)
                  << sample.molecules->counts.unique[row];
        table.end_row();
    }
    table.commit();
}

void write_umis(fs::path const & path, sample_analysis const & sample, options const & settings)
{
    std::vector<std::string> names;
    auto const columns = umi_columns(sample, settings);
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
    io::table_writer table{path, {"hairpin", "accession", "count"}};
    for (std::size_t i = 0; i < ref.hairpins().size(); ++i)
    {
        table << ref.hairpins()[i].name << ref.hairpins()[i].accession << counts.hairpins[i];
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

std::string target_names(count::assignment const & verdict, reference::mirna_reference const & ref)
{
    if (verdict.read_class == count::read_class::spike_in)
        return reference::spike_ins()[verdict.spike_in].name;
    std::string names;
    auto const append = [&](std::string const & name) { names += (names.empty() ? "" : ";") + name; };
    for (std::uint32_t const row : verdict.rows)
        append(ref.row_mature(row).name);
    if (verdict.rows.empty())
        for (std::uint32_t const hairpin : verdict.hairpins)
            append(ref.hairpins()[hairpin].name);
    return names;
}

void write_uniques(fs::path const & path,
                   sample_analysis const & sample,
                   reference::mirna_reference const & ref)
{
    std::vector<std::string> header{"sequence", "count", "class", "targets"};
    if (sample.molecules)
        header.insert(header.end(),
                      {"umis", "molecules", "molecules_corrected", "umi_dense", "umi_saturated"});
    io::table_writer table{path, header, io::compression::gzip};
    for (std::size_t i = 0; i < sample.reads.size(); ++i)
    {
        table << sample.reads[i].sequence.to_string() << sample.reads[i].count
              << count::name_of(sample.assignments[i].read_class) << target_names(sample.assignments[i], ref);
        if (sample.molecules)
        {
            collapse::molecule_count const & molecules = sample.molecules->inserts[i];
            table << molecules.umis << molecules.molecules << molecules.corrected
                  << static_cast<int>(molecules.dense) << static_cast<int>(molecules.saturated);
        }
        table.end_row();
    }
    table.commit();
}

std::string
sample_json(sample_analysis const & sample, reference::mirna_reference const & ref, options const & settings)
{
    json library = json::object();
    for (auto const & [column, value] : library_columns(sample))
        library[column] = value;
    json const document{
        {"program", "polarmir"},
        {"output_format", output_format_version},
        {"sample", sample.name},
        {"unit", sample.molecules ? "molecules" : "reads"},
        {"options", json::parse(to_json(settings))},
        {"reference", {{"label", ref.label()}, {"hash", ref.hash()}}},
        {"library", library},
        {"inference", store_inference(sample.library)},
        {"em", {{"rounds", sample.counts.em_rounds}, {"converged", sample.counts.em_converged}}},
    };
    constexpr int indent{2};
    return document.dump(indent, ' ', false, json::error_handler_t::replace) + '\n';
}

void write_files(fs::path const & directory,
                 sample_analysis const & sample,
                 reference::mirna_reference const & ref,
                 options const & settings)
{
    write_matures(directory / file_names::matures, sample, ref);
    if (sample.molecules)
        write_umis(directory / file_names::umis, sample, settings);
    write_hairpins(directory / file_names::hairpins, sample.counts, ref);
    write_spike_ins(directory / file_names::spike_ins, sample.counts);
    write_ledger(directory / file_names::ledger, sample.ledger);
    write_lengths(directory / file_names::lengths, sample.lengths);
    write_uniques(directory / file_names::uniques, sample, ref);
    io::write_file(directory / file_names::sample, sample_json(sample, ref, settings));
}

/// Left behind by a run that was killed while it wrote this sample.
void remove_leftovers(fs::path const & parent, std::string const & prefix)
{
    std::error_code ignored;
    for (fs::directory_entry const & entry : fs::directory_iterator{parent})
        if (entry.path().filename().string().starts_with(prefix))
            fs::remove_all(entry.path(), ignored);
}

void replace_directory(fs::path const & finished, fs::path const & final)
{
    std::error_code failure;
    fs::remove_all(final, failure);
    if (!failure)
        fs::rename(finished, final, failure);
    if (failure)
        throw resource_error::from_errno(final.string(), "cannot write", failure.value());
}

} // namespace

fs::path sample_directory(fs::path const & out, std::string const & name)
{
    return out / "samples" / name;
}

fs::path outdated_directory(fs::path const & out, std::string const & name)
{
    return out / "samples" / ("." + name + ".outdated");
}

bool set_sample_aside(fs::path const & out, std::string const & name)
{
    fs::path const finished = sample_directory(out, name);
    if (!fs::exists(finished / file_names::sample))
        return false;
    replace_directory(finished, outdated_directory(out, name));
    return true;
}

void write_sample(fs::path const & out,
                  sample_analysis const & sample,
                  reference::mirna_reference const & reference,
                  options const & settings,
                  run_record const & record)
{
    fs::path const final = sample_directory(out, sample.name);
    if (fs::exists(final) && !fs::exists(final / file_names::sample))
        throw input_error{final.string() + ": exists and is not a sample of polarmir; move it away"};

    std::string const prefix = "." + sample.name + ".tmp.";
    fs::path const temporary = final.parent_path() / (prefix + std::to_string(::getpid()));
    std::error_code failure;
    fs::create_directories(final.parent_path(), failure);
    if (!failure)
        remove_leftovers(final.parent_path(), prefix);
    if (!failure)
        fs::create_directory(temporary, failure);
    if (failure)
        throw resource_error::from_errno(temporary.string(), "cannot create", failure.value());

    try
    {
        write_files(temporary, sample, reference, settings);
        io::write_file(temporary / file_names::run, to_json(record));
        replace_directory(temporary, final);
        fs::remove_all(outdated_directory(out, sample.name), failure);
    }
    catch (...)
    {
        fs::remove_all(temporary, failure);
        throw;
    }
}

} // namespace polarmir::pipeline
