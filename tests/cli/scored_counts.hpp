#pragma once
#include "support/files.hpp"

#include <polarmir/score/background.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace polarmir::test {

/// A table of counts with the usual abundances, sample by sample changed where asked for.
class usual_counts
{
  public:
    /// A sample of `reads` reads; `factors`: accession and what its abundance is multiplied by.
    usual_counts &
    add(std::string const & sample, double reads, std::map<std::string, double> const & factors = {})
    {
        std::vector<double> column;
        for (auto const & [mirna, cpm] : score::shipped_background().abundance)
            column.push_back(
                std::round(cpm * reads / 1e6 * (factors.contains(mirna) ? factors.at(mirna) : 1.0)));
        samples_.emplace_back(sample, std::move(column));
        return *this;
    }

    /// Rows by accession, `step` apart around the table, so that another step is another order.
    [[nodiscard]] std::string text(std::size_t step = 1) const
    {
        std::string table = "miRNA";
        for (auto const & [name, column] : samples_)
            table += '\t' + name;
        table += '\n';
        auto const & rows = score::shipped_background().abundance;
        for (std::size_t i = 0; i < rows.size(); ++i)
        {
            std::size_t const row = i * step % rows.size();
            table += rows[row].first;
            for (auto const & [name, column] : samples_)
                table += '\t' + std::to_string(static_cast<long>(column[row]));
            table += '\n';
        }
        return table;
    }

  private:
    std::vector<std::pair<std::string, std::vector<double>>> samples_;
};

/// Members of EV-M2 three-fold up, of EV-M1 three-fold down.
inline std::map<std::string, double> leaning_to_m2(double fold = 3)
{
    return {{"MIMAT0000449", fold},
            {"MIMAT0000280", fold},
            {"MIMAT0000080", fold},
            {"MIMAT0000279", fold},
            {"MIMAT0000646", 1 / fold},
            {"MIMAT0000278", 1 / fold}};
}

} // namespace polarmir::test
