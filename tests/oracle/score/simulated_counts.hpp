#pragma once
#include "support/oracle_table.hpp"
#include "support/shared_data.hpp"

#include <polarmir/reference/mirna_names.hpp>
#include <polarmir/score/background.hpp>
#include <polarmir/score/scorer.hpp>
#include <polarmir/score/signature_file.hpp>
#include <polarmir/tables/count_table.hpp>

#include <string>
#include <vector>

namespace polarmir::test {

/// The simulated matrices for which R has computed scores.
struct simulated_counts
{
    std::string name; ///< small, medium
    tables::count_matrix counts{tables::read_count_table(input("counts.tsv")).counts};
    std::vector<score::signature> sets{
        score::load_signatures(input("signatures.tsv"), reference::human_mirna_names())};
    score::background background{
        score::read_mirna_list(input("panel.txt")),
        score::read_abundances(shared_data("oracles/expected/" + name + "_ref_abundance.tsv"))};
    std::vector<std::string> red_cell{score::read_mirna_list(input("rbc.txt"))};
    score::mirna_rows rows{counts.mirnas, score::species_of(sets), reference::human_mirna_names()};

    explicit simulated_counts(std::string which) : name{std::move(which)} {}

    [[nodiscard]] std::filesystem::path input(std::string const & file) const
    {
        return shared_data("oracles/inputs/" + name + '_' + file);
    }

    [[nodiscard]] std::vector<double> const & sample(std::string const & sample_name) const
    {
        for (std::size_t i = 0; i < counts.samples.size(); ++i)
            if (counts.samples[i] == sample_name)
                return counts.columns[i];
        throw std::out_of_range{sample_name};
    }
};

} // namespace polarmir::test
