#pragma once
#include <polarmir/core/log.hpp>
#include <polarmir/pipeline/cohort_quality.hpp>
#include <polarmir/pipeline/options.hpp>
#include <polarmir/pipeline/polarization.hpp>
#include <polarmir/pipeline/quality.hpp>
#include <polarmir/pipeline/run_progress.hpp>
#include <polarmir/pipeline/stored_sample.hpp>
#include <polarmir/reads/sample.hpp>
#include <polarmir/reads/sample_sheet.hpp>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace polarmir::pipeline {

/// What `count` and `run` need besides the samples.
struct run_config
{
    std::filesystem::path out;
    /// Where the files of a sample are put together, in a folder of this process; none: in `out`.
    std::optional<std::filesystem::path> tmp_dir;
    std::string reference{"human"}; ///< name, or directory written by `reference build`
    pipeline::options options;
    std::size_t threads{1};
    bool resume{true}; ///< keep finished samples whose files, options and reference are the same
    bool force{false}; ///< write into a folder that holds other things
    /// All samples of the cohort, whose common layout a sample takes that does not show its own; empty: those
    /// that are counted.
    std::vector<reads::sample> cohort;
    run_progress * progress{nullptr}; ///< told how far counting is, if anybody wants to know
};

/// Throws when the reference or the competitors cannot be read: better before anything is written.
void require_references(run_config const & config);

/// What became of the samples.
struct run_outcome
{
    std::vector<std::string> counted;
    std::vector<std::string> resumed;                        ///< finished before, kept
    std::vector<std::pair<std::string, std::string>> failed; ///< name and message
};

/// Throws usage_error when `out` is a non-empty folder with other things than the results of this program in
/// it, unless forced; creates it when it is absent.
void claim_output(std::filesystem::path const & out, bool force);

/// The same for results of a table of counts: also refuses, unless forced, a folder that holds counted
/// samples, whose scores these would replace.
void claim_table_output(std::filesystem::path const & out, bool force);

/// Counts every sample into out/samples/NAME. A sample whose reads do not show its layout takes the one that
/// the others of the cohort agree on (library::agreed_layout). A sample that cannot be processed is logged
/// and listed as failed, the others go on; resource_error (disk, memory) ends the run.
[[nodiscard]] run_outcome
count_samples(std::span<reads::sample const> samples, run_config const & config, log_sink const & log);

/// Writes OUT/samples.tsv: the sample sheet as it was understood. File paths are relative to OUT, so that the
/// sheet can be used again (`--samples OUT/samples.tsv`) and does not depend on where the tree lies.
void write_resolved_sheet(std::filesystem::path const & out, reads::cohort const & cohort);

/// Makes `sheet` (no file needs to be there or named: reads::sheet_use::labels) the OUT/samples.tsv: it
/// says from now on which samples there are, their order and what is known of them. File paths are made
/// relative to OUT where the file is there, and stay as they are where it is not, as when samples were
/// counted elsewhere. Throws resource_error.
void replace_sheet(std::filesystem::path const & out, reads::sample_sheet const & sheet);

/// Removes the cohort tables, scores and comparison of an earlier run from `out` when none of its samples is
/// finished any more: they describe nothing that is there.
void remove_orphaned_tables(std::filesystem::path const & out, std::span<reads::sample const> samples);

/// What `merge` and `run` do with counted samples.
struct merge_config
{
    std::filesystem::path out;
    std::optional<std::string> reference; ///< where it is now; default: where it was when they were counted
    pipeline::scoring scoring;
    comparison_options comparison;
    quality_rules quality;
    std::size_t threads{1};
};

struct merge_outcome
{
    std::vector<stored_sample> samples; ///< without hairpins: the tables have them
    std::vector<std::string> missing;   ///< in samples.tsv, but not finished
    std::vector<std::string> groups;    ///< of the samples, in their order; empty: no group is known
    std::string reference;              ///< what the reads were laid on, for people
    std::vector<std::string> mirnas;    ///< what stored_sample::row_count::row counts, as mature_counts.tsv
    pipeline::polarization polarization;
    cohort_quality quality;
};

/// Gathers the finished samples of `out` (in the order of OUT/samples.tsv, else in natural order) into the
/// cohort tables, scores them (from the integer counts, so that `score` on counts/mature_counts.tsv gives the
/// same), compares the groups of OUT/samples.tsv and tells the quality of the samples; their type is that of
/// the sheet where it has one. Warns of samples whose layout, taken from the cohort, is not what the others
/// agree on now. The tables do not depend on `threads`. Throws input_error when no sample is finished.
[[nodiscard]] merge_outcome merge(merge_config const & config, log_sink const & log);

/// What merge would say of one finished sample by itself, but for its isomiRs; nothing is written. Throws
/// input_error when the sample is not finished.
[[nodiscard]] merge_outcome
look_at_sample(merge_config const & config, std::string const & name, log_sink const & log);

} // namespace polarmir::pipeline
