#pragma once
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace polarmir::simulate {

/// One sample to make.
struct sample_plan
{
    std::string name;
    std::string group;
    std::uint64_t reads{0};
    double haemolysis{0};                 ///< share (0-1) of its miRNA that comes from red cells
    std::vector<std::string> annotations; ///< in the order of cohort::annotation_columns
};

/// The samples to make.
struct cohort
{
    std::vector<std::string> annotation_columns; ///< copied to samples.tsv
    std::vector<sample_plan> samples;

    /// Throws usage_error when there is no sample, a name is empty, repeated (letter case aside) or holds
    /// anything but letters, digits, `.`, `_` and `-` or begins with `.` or `-`, or haemolysis is outside [0,
    /// 1].
    void validate() const;
};

/// A miRNA that differs in one group of samples.
struct effect
{
    std::string mirna; ///< name or accession of a mature
    std::string group;
    double log2_fold_change{0};
};

/// Abundance of a miRNA before group effects, in any unit.
struct abundance
{
    std::string mirna; ///< name or accession of a mature
    double value{0};
};

/// `per_group` samples in each group, named `<group>_01` and so on. Throws usage_error as cohort::validate.
[[nodiscard]] cohort
make_cohort(std::span<std::string const> groups, std::uint32_t per_group, std::uint64_t reads);

/// From a table with the columns `sample` and `group`, if wanted `reads` (else `default_reads`) and
/// `haemolysis` (else 0); all others are annotations. Throws parse_error for a malformed value, input_error
/// for what cohort::validate refuses.
[[nodiscard]] cohort read_cohort(std::filesystem::path const & path, std::uint64_t default_reads);

/// From a table with the columns `miRNA`, `group`, `log2fc` (-20 to 20). Throws parse_error.
[[nodiscard]] std::vector<effect> read_effects(std::filesystem::path const & path);

/// From a table with the columns `miRNA`, `abundance` (0 or more). Throws parse_error.
[[nodiscard]] std::vector<abundance> read_abundances(std::filesystem::path const & path);

} // namespace polarmir::simulate
