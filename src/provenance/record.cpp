#include "record_parts.hpp"

#include <polarmir/core/version.hpp>

#include <algorithm>
#include <system_error>

namespace polarmir::provenance {
namespace {

namespace fs = std::filesystem;

json inputs_of(sample_inputs const & sample)
{
    json files = json::array();
    for (input_file const & file : sample.files)
    {
        files.push_back(
            {{"file", file_name_of(file)}, {"bytes", file.read.bytes}, {"xxh3_128", file.read.xxh3}});
        if (file.sha256)
            files.back()["sha256"] = *file.sha256;
    }
    return files;
}

json samples_of(record_parts const & parts)
{
    json samples = json::array();
    for (sample_inputs const & sample : parts.inputs)
        samples.push_back({{"sample", sample.sample}, {"status", "finished"}, {"inputs", inputs_of(sample)}});
    auto const & failed = parts.facts.outcome.failed;
    for (auto const & [name, message] : failed)
        samples.push_back({{"sample", name}, {"status", "failed"}});
    if (parts.facts.merged != nullptr)
        for (std::string const & name : parts.facts.merged->missing)
            if (std::ranges::find(failed, name, [](auto const & one) { return one.first; }) == failed.end())
                samples.push_back({{"sample", name}, {"status", "missing"}});
    return samples;
}

json signatures_of(run_facts const & facts)
{
    json sets = json::array();
    for (score::signature const & set : facts.signatures)
        sets.push_back({{"set", set.name}, {"version", set.version}, {"hash", set.hash()}});
    return sets;
}

json outputs_of(record_parts const & parts)
{
    json files = json::array();
    for (result_file const & file : parts.outputs)
        files.push_back(
            {{"path", file.path}, {"bytes", file.checksum.bytes}, {"sha256", file.checksum.sha256}});
    return files;
}

json environment_of(record_parts const & parts)
{
    environment const & where = parts.where;
    std::error_code ignored;
    json slurm = json::object();
    for (auto const & [name, value] : where.slurm)
        slurm[name] = value;
    json paths = json::object();
    for (sample_inputs const & sample : parts.inputs)
        for (input_file const & file : sample.files)
            paths[sample.sample].push_back(file.read.path);
    json failures = json::object();
    for (auto const & [name, message] : parts.facts.outcome.failed)
        failures[name] = message;
    return {{"command", parts.facts.command},
            {"arguments", where.arguments},
            {"folder", where.working_folder},
            {"output", fs::weakly_canonical(parts.facts.out, ignored).string()},
            {"host", where.host},
            {"slurm", slurm},
            {"threads", where.threads},
            {"started", where.started},
            {"finished", where.finished},
            {"seconds", where.seconds},
            {"counted", parts.facts.outcome.counted},
            {"kept", parts.facts.outcome.resumed},
            {"failures", failures},
            {"inputs", paths}};
}

} // namespace

std::string file_name_of(input_file const & file)
{
    return fs::path{file.read.path}.filename().string();
}

json make_record(record_parts const & parts)
{
    run_facts const & facts = parts.facts;
    json document{{"program", "polarmir"}, // first: by this the folder is known as one of ours
                  {"schema", record_schema},
                  {"version", version()},
                  {"commit", commit()},
                  {"output_format", output_format_version},
                  {"options", options_of(facts)},
                  {"reference", nullptr},
                  {"competitors", nullptr},
                  {"signatures", signatures_of(facts)},
                  {"calibration", nullptr},
                  {"unit", nullptr}};
    if (facts.merged != nullptr)
    {
        pipeline::stored_sample const & first = facts.merged->samples.front();
        document["reference"] = {{"name", facts.merged->reference}, {"hash", first.reference_hash}};
        document["competitors"] = {{"hash", first.competitors_hash}};
        if (std::string const & against = facts.merged->polarization.reference; !against.empty())
            document["calibration"] = against;
        document["unit"] = name_of(pipeline::unit_of(facts.merged->samples));
    }
    document["samples"] = samples_of(parts);
    document["outputs"] = outputs_of(parts);
    document["environment"] = environment_of(parts);
    return document;
}

} // namespace polarmir::provenance
