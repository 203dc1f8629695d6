#pragma once
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace polarmir::score {

/// What scores are measured against: a fixed panel of miRNAs found in most libraries, whose mean level
/// centres each sample, and the usual abundance of every miRNA, by which the matched-abundance null chooses.
struct background
{
    std::vector<std::string> panel;                        ///< names or accessions
    std::vector<std::pair<std::string, double>> abundance; ///< name or accession, CPM or any other measure
                                                           ///< >= 0; only the order matters
};

/// Compiled in (reference/signatures/background.tsv; made by reference/signatures/make_background).
[[nodiscard]] background const & shipped_background();

/// One miRNA per line, no header. Throws parse_error for a repeated line, input_error when there is none.
[[nodiscard]] std::vector<std::string> read_mirna_list(std::filesystem::path const & path);

/// A table of two columns, miRNA and abundance (>= 0), with a header line of any names. Throws parse_error.
[[nodiscard]] std::vector<std::pair<std::string, double>> read_abundances(std::filesystem::path const & path);

/// miRNAs that red blood cells release, whose share in plasma and serum tells of haemolysis rather than of
/// exosomes: the 20 of Smith et al. 2022 (doi 10.3390/genes13071288), those of Pritchard et al. 2012 (doi
/// 10.1158/1940-6207.CAPR-11-0370) and Kirschner et al. 2013 (doi 10.3389/fgene.2013.00094), and their
/// cluster mates (reference/signatures/red_cell.tsv). Accessions.
[[nodiscard]] std::vector<std::string> const & red_cell_mirnas();

/// Those of red_cell_mirnas that are in the list of Smith et al. 2022, which measures haemolysis.
[[nodiscard]] std::vector<std::string> const & haemolysis_mirnas();

} // namespace polarmir::score
