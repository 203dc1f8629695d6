#include "row_remarks.hpp"

#include <polarmir/core/phrase.hpp>
#include <polarmir/core/text.hpp>

namespace polarmir::pipeline {
namespace {

bool looks_human(std::string const & label)
{
    return label.starts_with("hsa-") || label.starts_with("MIMAT");
}

/// `1 row is`, `2 rows are`.
std::string rows_are(std::size_t number)
{
    return count_of(number, "row") + (number == 1 ? " is" : " are");
}

/// Texts of the odd rows of one fate.
std::vector<std::string> texts_of(score::mirna_rows const & rows, score::row_fate fate)
{
    std::vector<std::string> texts;
    for (score::odd_row const & one : rows.odd())
        if (one.fate == fate)
            texts.push_back(fate == score::row_fate::renamed ? one.label + " for " + one.names.front()
                                                             : with_guess(one.label, one.names));
    return texts;
}

void log_older_names(score::mirna_rows const & rows, log_sink const & log)
{
    if (auto const renamed = texts_of(rows, score::row_fate::renamed); !renamed.empty())
        log(log_level::info,
            rows_are(renamed.size()) +
                " named as in an older miRBase release and counted for the miRNA of today: " +
                some_of(renamed) + "; see unmatched.tsv");
    if (auto const ambiguous = texts_of(rows, score::row_fate::ambiguous); !ambiguous.empty())
        log(log_level::warning,
            rows_are(ambiguous.size()) +
                " counted for no miRNA, since older miRBase releases had the name for several: " +
                some_of(ambiguous) + "; see unmatched.tsv");
}

void log_unknown_names(score::mirna_rows const & rows, log_sink const & log)
{
    std::vector<std::string> human;
    std::vector<std::string> all;
    for (score::odd_row const & one : rows.odd())
        if (one.fate == score::row_fate::unknown)
        {
            all.push_back(with_guess(one.label, one.names));
            if (looks_human(one.label))
                human.push_back(all.back());
        }
    if (!human.empty())
        log(log_level::warning,
            std::to_string(human.size()) + " of " + count_of(rows.size(), "row") +
                (human.size() == 1 ? " is" : " are") + " not named as in miRBase 22: " + some_of(human) +
                "; members of the signatures under other names are missed; see unmatched.tsv");
    else if (all.size() == rows.size())
        log(log_level::warning,
            "no row is named as in miRBase 22: " + some_of(all) + ": nothing can be scored");
}

} // namespace

std::string with_guess(std::string const & mirna, std::vector<std::string> const & similar)
{
    return similar.empty() ? mirna : mirna + " (today perhaps " + join(similar, " or ") + ")";
}

void log_rows(score::mirna_rows const & rows, std::string const & species, log_sink const & log)
{
    if (!rows.left_out().empty())
        log(log_level::info,
            std::to_string(rows.left_out().size()) +
                " rows of spike-ins or other species take no part in the scores (" + rows.left_out().front() +
                (rows.left_out().size() > 1 ? ", ...)" : ")"));
    if (rows.size() == 0)
        return log(log_level::warning,
                   "no row is a miRNA of the signatures' species (" + species + "): nothing can be scored");
    if (species != "hsa")
        return;
    log_older_names(rows, log);
    log_unknown_names(rows, log);
}

} // namespace polarmir::pipeline
