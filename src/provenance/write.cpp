#include "record_parts.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/utf8.hpp>
#include <polarmir/io/output_file.hpp>
#include <polarmir/parallel/parallel_for.hpp>
#include <polarmir/pipeline/sample_directory.hpp>
#include <polarmir/pipeline/stored_sample.hpp>

namespace polarmir::provenance {
namespace {

std::vector<sample_inputs> inputs_of(run_facts const & facts)
{
    std::vector<sample_inputs> inputs;
    if (facts.merged == nullptr)
        return inputs;
    for (pipeline::stored_sample const & sample : facts.merged->samples)
    {
        inputs.push_back({sample.name, {}});
        auto const folder = pipeline::sample_directory(facts.out, sample.name);
        for (pipeline::input_record & file : pipeline::read_run_record(folder).inputs)
            inputs.back().files.push_back({std::move(file), {}});
    }
    return inputs;
}

void hash_input(input_file & file)
{
    if (is_stream(file.read))
        return;
    io::file_checksum const found = io::sha256_of(file.read.path);
    if (found.bytes != file.read.bytes)
        throw input_error{printable(file.read.path) + ": has " + std::to_string(found.bytes) +
                          " bytes, and " + std::to_string(file.read.bytes) +
                          " when it was counted; count the sample again, or go without --checksums"};
    file.sha256 = found.sha256;
}

void hash_inputs(std::vector<sample_inputs> & inputs, std::size_t threads)
{
    std::vector<input_file *> files;
    for (sample_inputs & sample : inputs)
        for (input_file & file : sample.files)
            files.push_back(&file);
    parallel_for(threads, files.size(), 1, [&](std::size_t i, std::size_t) { hash_input(*files[i]); });
}

void write_json(std::filesystem::path const & path, json const & document)
{
    constexpr int indent{2};
    io::write_file(path, document.dump(indent, ' ', false, json::error_handler_t::replace) + '\n');
}

} // namespace

void write_provenance(run_facts const & facts, run_clock const & clock, std::size_t threads)
{
    record_parts parts{facts, inputs_of(facts), {}, {}};
    if (facts.hashes_inputs)
        hash_inputs(parts.inputs, threads);
    parts.outputs = checksum_results(facts.out, threads);
    parts.where = clock.stop(threads);
    write_json(facts.out / file_names::run, make_record(parts));
    write_json(facts.out / file_names::crate, make_crate(parts));
    io::write_file(facts.out / file_names::checksums, to_checksum_lines(parts.outputs));
}

} // namespace polarmir::provenance
