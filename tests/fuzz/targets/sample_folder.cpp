// A folder of a finished sample, its files in as many parts: sample.json, run.json and the tables.
#include "pipeline/sample_files.hpp"
#include "support/scratch.hpp"
#include "support/target.hpp"

#include <polarmir/pipeline/options.hpp>
#include <polarmir/pipeline/resume.hpp>
#include <polarmir/pipeline/stored_sample.hpp>
#include <polarmir/reference/table.hpp>

#include <array>
#include <cmath>

namespace {

using namespace polarmir;

constexpr std::array parts_of_folder{pipeline::file_names::sample,
                                     pipeline::file_names::run,
                                     pipeline::file_names::matures,
                                     pipeline::file_names::hairpins,
                                     pipeline::file_names::origins,
                                     pipeline::file_names::ties,
                                     pipeline::file_names::competitors,
                                     pipeline::file_names::tracers,
                                     pipeline::file_names::spike_ins,
                                     pipeline::file_names::ledger,
                                     pipeline::file_names::lengths,
                                     pipeline::file_names::umis};

/// The one the seeds were counted against.
reference::mirna_reference const & small_reference()
{
    static reference::mirna_reference const two = reference::from_table(
        "hairpin_accession\thairpin_name\tsequence\tmatures\n"
        "MI0000060\thsa-let-7a-1\t"
        "TGGGATGAGGTAGTAGGTTGTATAGTTTTAGGGTCACACCCACCACTGGGAGATAACTATACAATCTACTGTCTTTCCTA\t"
        "MIMAT0000062:hsa-let-7a-5p:6-27\n"
        "MI0000077\thsa-mir-21\tTGTCGGGTAGCTTATCAGACTGATGTTGACTGTTGAATCTCATGGCAACACCAGTCGATGGGCTGTCTGACA\t"
        "MIMAT0000076:hsa-miR-21-5p:8-29\n",
        "small",
        "small");
    return two;
}

void check_record(std::filesystem::path const & folder)
{
    pipeline::run_record const record = pipeline::read_run_record(folder);
    fuzz::files().put("again/run.json", pipeline::to_json(record));
    pipeline::run_record const again = pipeline::read_run_record(folder / "again");
    fuzz::promise(again.key == record.key && again.inputs.size() == record.inputs.size() &&
                      again.threads == record.threads,
                  "a record that was written is read again");
}

/// What the tables of a cohort are made of.
void check_sample(pipeline::stored_sample const & sample)
{
    fuzz::promise(!reads::fault_of_sample_name(sample.name), "a sample has the name of a folder");
    for (pipeline::stored_sample::row_count const & one : sample.reads)
        fuzz::promise(one.row < small_reference().rows().size() && one.fractional >= 0 &&
                          std::isfinite(one.fractional),
                      "counts are of rows of the reference, and numbers");
    for (std::vector<std::string> const & row : sample.ties)
        fuzz::promise(row.size() == 7, "ties have seven columns");
    auto const names = [](auto const & pairs, std::ptrdiff_t columns) {
        for (auto const & [key, reads] : pairs)
            fuzz::promise(std::ranges::count(key, '\t') + 1 == columns, "what is counted has its names");
    };
    names(sample.competitors, 2);
    names(sample.tracers, 2);
    names(sample.lengths, 2);
    names(sample.spike_ins, 1);
    names(sample.ledger, 1);
}

} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const * data, std::size_t size)
{
    auto const parts = fuzz::take_parts(fuzz::text_of(data, size), parts_of_folder.size());
    for (std::size_t i = 0; i < parts.size(); ++i)
        fuzz::files().put(parts_of_folder.at(i), parts[i]);
    std::filesystem::path const & folder = fuzz::files().path();
    std::filesystem::create_directory(folder / "again");
    fuzz::refuse_or_do([&] { check_record(folder); });
    static_cast<void>(pipeline::find_finished(folder, "key", {}));
    fuzz::refuse_or_do([&] { static_cast<void>(pipeline::load_inference(folder)); });
    fuzz::refuse_or_do([&] {
        pipeline::stored_sample const sample = pipeline::describe_sample(folder);
        static_cast<void>(pipeline::options_from_json(sample.options, "sample.json"));
    });
    fuzz::refuse_or_do([&] {
        pipeline::stored_sample const sample = pipeline::load_sample(folder, small_reference());
        check_sample(sample);
        static_cast<void>(sample.mirna_total(pipeline::count_unit::reads));
    });
    return 0;
}
