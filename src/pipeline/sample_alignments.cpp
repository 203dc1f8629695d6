#include "sample_alignments.hpp"

#include "json.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/pipeline/sample_directory.hpp>
#include <polarmir/reference/embedded.hpp>

#include <algorithm>

namespace polarmir::pipeline {
namespace {

namespace fs = std::filesystem;

constexpr char const * reference_name{"reference.fa"};

char const * file_name(bam::file_format format) noexcept
{
    return format == bam::file_format::cram ? "hairpin.cram" : "hairpin.bam";
}

char const * index_ending(bam::file_format format) noexcept
{
    return format == bam::file_format::cram ? ".crai" : ".bai";
}

bam::targets targets_of(resources const & shared)
{
    return {shared.reference(), shared.competitors().entries()};
}

/// The options that decide what is written, as they would be typed, without files.
std::string command_line(options const & settings)
{
    std::string line{"polarmir count"};
    json const document = json::parse(to_json(settings));
    for (auto const & [key, value] : document.items())
    {
        if (value == false)
            continue;
        std::string option = key;
        std::ranges::replace(option, '_', '-');
        line += " --" + option;
        if (value.is_null())
            line += " inf"; // JSON has no such number
        else if (value != true)
            line += ' ' + (value.is_string() ? value.get<std::string>() : value.dump());
    }
    return line;
}

bam::header_fields
header_of(sample_analysis const & sample, resources const & shared, options const & settings)
{
    return {sample.name,
            sample.lanes,
            command_line(settings),
            {"hairpins: " + shared.reference().label() + ", hash " + shared.reference().hash(),
             "competing RNAs: " + std::to_string(shared.competitors().entries().size()) + ", hash " +
                 shared.competitors().hash(),
             "XW: reads with this insert; XU: molecules; XF: fate; GX, GN: claiming miRNA"}};
}

} // namespace

void write_alignment_reference(fs::path const & out,
                               resources const & shared,
                               std::span<reads::sample const> counted)
{
    bam::targets const targets = targets_of(shared);
    fs::path const path = out / reference_name;
    if (fs::exists(path) && !is_reference(targets, path))
        for (std::string const & name : list_samples(out).finished)
            if (std::ranges::find(counted, name, &reads::sample::name) == counted.end() &&
                has_alignments(out, name, bam::file_format::cram))
                throw input_error{path.string() + ": holds the sequences of the CRAM file of sample " + name +
                                  ", which was counted on another reference or with other competing RNAs; "
                                  "count it again as well, or give another output folder"};
    write_reference(targets, path);
}

bool has_alignments(fs::path const & out, std::string const & name, bam::file_format format)
{
    fs::path const file = sample_directory(out, name) / file_name(format);
    return fs::exists(file) && fs::exists(file.string() + index_ending(format));
}

void write_sample_alignments(alignment_place const & where,
                             sample_analysis const & sample,
                             resources const & shared,
                             options const & settings,
                             std::size_t threads)
{
    bam::file_format const format = settings.alignments.value();
    bam::sample_inserts inserts{sample.reads,
                                {},
                                reference::spike_ins(),
                                reference::tracers(),
                                shared.annotate(),
                                shared.reference()};
    if (sample.molecules)
        inserts.molecules = sample.molecules->inserts;
    write_alignments({where.directory / file_name(format), format, where.out / reference_name},
                     inserts,
                     targets_of(shared),
                     header_of(sample, shared, settings),
                     threads);
}

} // namespace polarmir::pipeline
