#include "file_search.hpp"
#include "grouping.hpp"
#include "sheet_files.hpp"
#include "sheet_notes.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/core/utf8.hpp>
#include <polarmir/reads/discovery.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace polarmir::reads {
namespace {

namespace fs = std::filesystem;

std::string joined(std::span<fs::path const> inputs)
{
    std::string names;
    for (fs::path const & input : inputs)
        names += (names.empty() ? "" : ", ") + printable(input.string());
    return names;
}

/// Says why there is nothing to analyse.
[[noreturn]] void
refuse_empty(std::span<fs::path const> inputs, cohort const & found, std::string const & others)
{
    std::string const where = joined(inputs);
    if (!found.skipped.empty())
        throw input_error{where + ": nothing to analyse, " + std::to_string(found.skipped.size()) +
                          " files were skipped; the first is " +
                          printable(found.skipped.front().path.string()) + ": " +
                          found.skipped.front().reason};
    throw input_error{where + ": no FASTQ files (.fastq, .fq, optionally .gz), BAM, CRAM or SAM found" +
                      (others.empty() ? "" : "; there are only " + others) +
                      (found.warnings.empty() ? "" : "; " + found.warnings.front())};
}

cohort from_names(std::span<fs::path const> inputs)
{
    found_files found = find_fastq(inputs);
    if (!found.raw_folders.empty())
        throw input_error{raw_folder_message(found.raw_folders.front())};
    std::string const others = std::move(found.others);
    cohort result = group_by_name(std::move(found));
    if (result.samples.empty())
        refuse_empty(inputs, result, others);
    annotate_from_run_folders(result, inputs);
    return result;
}

} // namespace

cohort discover(std::span<fs::path const> inputs, std::optional<fs::path> const & sheet)
{
    cohort result = sheet ? read_cohort(*sheet, inputs) : from_names(inputs);
    std::ranges::sort(
        result.skipped, natural_less, [](skipped_file const & file) { return file.path.native(); });
    return result;
}

} // namespace polarmir::reads
