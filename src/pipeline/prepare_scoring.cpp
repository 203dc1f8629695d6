#include "row_remarks.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/pipeline/polarization.hpp>
#include <polarmir/reference/mirna_names.hpp>
#include <polarmir/score/reference_file.hpp>
#include <polarmir/score/shipped.hpp>
#include <polarmir/score/signature_file.hpp>

#include <algorithm>
#include <utility>

namespace polarmir::pipeline {
namespace {

reference::mirna_names const & names()
{
    return reference::human_mirna_names();
}

/// miRNAs of a list that are human by their look, or of no species, and are not in miRBase 22.
void check_list(std::vector<std::string> const & list,
                std::filesystem::path const & path,
                log_sink const & log)
{
    std::vector<std::string> unknown;
    for (std::string const & mirna : list)
    {
        std::string_view const species = score::species_prefix(mirna);
        if (names().today(mirna) == nullptr && (species.empty() || species == "hsa"))
            unknown.push_back(mirna);
    }
    if (unknown.empty())
        return;
    std::string const text = path.string() + ": " + std::to_string(unknown.size()) + " of " +
                             std::to_string(list.size()) + " are not in miRBase 22, the first is " +
                             with_guess('\'' + unknown.front() + '\'', names().similar(unknown.front()));
    if (unknown.size() == list.size())
        throw input_error{text + "; one name or accession per line is expected, without a header line"};
    log(log_level::warning, text);
}

std::vector<std::string> read_list(std::filesystem::path const & path, log_sink const & log)
{
    std::vector<std::string> list = score::read_mirna_list(path);
    check_list(list, path, log);
    return list;
}

std::vector<std::pair<std::string, double>> read_abundance_list(std::filesystem::path const & path,
                                                                log_sink const & log)
{
    std::vector<std::pair<std::string, double>> abundances = score::read_abundances(path);
    std::vector<std::string> mirnas;
    mirnas.reserve(abundances.size());
    for (auto const & [mirna, abundance] : abundances)
        mirnas.push_back(mirna);
    check_list(mirnas, path, log);
    return abundances;
}

} // namespace

scoring prepare(scoring_options const & options, log_sink const & log)
{
    options.settings.validate();
    scoring with{options.signatures ? score::load_signatures(*options.signatures, names())
                                    : score::shipped_signatures(),
                 score::shipped_background(),
                 options.red_cell ? read_list(*options.red_cell, log) : score::red_cell_mirnas(),
                 options.settings};
    if (options.reference)
    {
        with.reference_name = options.reference->string();
        with.reference = score::read_reference(*options.reference);
        score::require_same_sets(*with.reference, with.sets, with.reference_name);
    }
    if (options.panel)
        with.background.panel = read_list(*options.panel, log);
    if (options.abundance)
        with.background.abundance = read_abundance_list(*options.abundance, log);
    return with;
}

} // namespace polarmir::pipeline
