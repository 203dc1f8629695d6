#pragma once
#include <polarmir/pipeline/resume.hpp>
#include <polarmir/provenance/checksums.hpp>
#include <polarmir/provenance/record.hpp>

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace polarmir::provenance {

/// Keys stay in the order they are written.
using json = nlohmann::ordered_json;

/// A file that a sample was counted from.
struct input_file
{
    pipeline::input_record read;
    std::optional<std::string> sha256;
};

/// The files of a sample.
struct sample_inputs
{
    std::string sample;
    std::vector<input_file> files;
};

/// All that is told.
struct record_parts
{
    run_facts const & facts;
    std::vector<sample_inputs> inputs;
    std::vector<result_file> outputs;
    environment where;
};

/// `name` without the folders it lies in: those differ between machines.
[[nodiscard]] std::string file_name_of(input_file const & file);

/// Scoring, comparison and quality as they were set.
[[nodiscard]] json options_of(run_facts const & facts);

[[nodiscard]] json make_record(record_parts const & parts);
[[nodiscard]] json make_crate(record_parts const & parts);

} // namespace polarmir::provenance
