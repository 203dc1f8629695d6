#pragma once
#include <polarmir/pipeline/resume.hpp>
#include <polarmir/pipeline/sample_analysis.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace polarmir::pipeline {

/// `OUT/samples/NAME`, where one finished sample lives.
[[nodiscard]] std::filesystem::path sample_directory(std::filesystem::path const & out,
                                                     std::string const & name);

/// `OUT/samples/.NAME.outdated`, where the result of an earlier run goes when the sample cannot be processed
/// any more: nothing is lost, and no table takes it for the result of the present files.
[[nodiscard]] std::filesystem::path outdated_directory(std::filesystem::path const & out,
                                                       std::string const & name);

/// Moves a finished sample to its outdated_directory; false when there is none. Throws resource_error.
bool set_sample_aside(std::filesystem::path const & out, std::string const & name);

/// The samples of an output folder, in the order of OUT/samples.tsv, else in natural order.
struct sample_list
{
    std::vector<std::string> finished;
    std::vector<std::string> missing; ///< in samples.tsv, but not finished
};
[[nodiscard]] sample_list list_samples(std::filesystem::path const & out);

/// Where results go, and where they are put together before: in `scratch` if given, else beside their final
/// place.
struct output_place
{
    std::filesystem::path out;
    std::optional<std::filesystem::path> scratch;
};

/// Writes a sample as a whole: all files go to a hidden directory, which then takes the place of the final
/// one, so a sample directory is either complete or absent; what was set aside of the sample is removed.
/// `run_record` becomes its run.json, the one file that may differ between equal runs. Throws resource_error,
/// and input_error when a directory of that name exists that is neither empty nor a sample of this program.
void write_sample(output_place const & where,
                  sample_analysis const & sample,
                  resources const & shared,
                  options const & settings,
                  run_record const & record);

} // namespace polarmir::pipeline
