#include "json.hpp"
#include "sample_alignments.hpp"
#include "sample_files.hpp"
#include "sample_tables.hpp"
#include "stored_inference.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/version.hpp>
#include <polarmir/io/directory.hpp>
#include <polarmir/io/output_file.hpp>
#include <polarmir/pipeline/sample_directory.hpp>

#include <system_error>

namespace polarmir::pipeline {
namespace {

namespace fs = std::filesystem;

std::string sample_json(sample_analysis const & sample, resources const & shared, options const & settings)
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
        {"reference", {{"label", shared.reference().label()}, {"hash", shared.reference().hash()}}},
        {"competitors",
         {{"RNAs", shared.competitors().entries().size()}, {"hash", shared.competitors().hash()}}},
        {"library", library},
        {"quality",
         {{"inspected_bases", sample.bases.bases},
          {"q30_bases", sample.bases.q30},
          {"distinct_inserts", sample.reads.size()}}},
        {"inference", store_inference(sample.library)},
        {"em", {{"rounds", sample.counts.em_rounds()}, {"converged", sample.counts.em_converged()}}},
    };
    constexpr int indent{2};
    return document.dump(indent, ' ', false, json::error_handler_t::replace) + '\n';
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
    io::replace_directory(finished, outdated_directory(out, name));
    return true;
}

void write_sample(output_place const & where,
                  sample_analysis const & sample,
                  resources const & shared,
                  options const & settings,
                  run_record const & record)
{
    fs::path const final = sample_directory(where.out, sample.name);
    // Workflow engines make the folders of what they wait for.
    bool const is_empty = fs::is_directory(final) && fs::is_empty(final);
    if (fs::exists(final) && !is_empty && !fs::exists(final / file_names::sample))
        throw input_error{final.string() + ": exists and is not a sample of polarmir; move it away"};

    std::string const hidden = "." + sample.name;
    // Nobody else writes this sample: see output_lock.
    io::remove_leftovers(final.parent_path(),
                         [&](std::string const & found) { return io::is_temporary_of(found, hidden); });
    fs::path const temporary =
        io::create_temporary_directory(where.scratch.value_or(final.parent_path()) / hidden);
    try
    {
        write_sample_tables(temporary, sample, shared, settings, record.threads);
        if (settings.alignments)
            write_sample_alignments({where.out, temporary}, sample, shared, settings, record.threads);
        io::write_file(temporary / file_names::sample, sample_json(sample, shared, settings));
        io::write_file(temporary / file_names::run, to_json(record));
        io::create_folder(final.parent_path());
        io::replace_directory(temporary, final);
        std::error_code ignored; // the next run removes it
        fs::remove_all(outdated_directory(where.out, sample.name), ignored);
    }
    catch (...)
    {
        io::remove_temporary(temporary);
        throw;
    }
}

} // namespace polarmir::pipeline
