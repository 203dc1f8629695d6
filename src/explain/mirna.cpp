#include "explain/mirna_chapters.hpp"
#include "explain/mirna_places.hpp"
#include "explain/wording.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/phrase.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/explain/explain.hpp>
#include <polarmir/reference/mirna_names.hpp>

namespace polarmir::explain {
namespace {

using reference::mirna_reference;

std::uint32_t find_row(mirna_reference const & reference, std::string const & mirna)
{
    if (auto const row = reference.find_row(mirna))
        return *row;
    std::string const unknown = "no miRNA '" + mirna + "' in " + reference.label();
    if (reference::human_mirna_names().find(mirna) != nullptr)
        throw usage_error{unknown + ", but in miRBase 22; reads are laid on it when they are counted with a "
                                    "reference that has it ('polarmir reference build')"};
    std::vector<reference::mirna_names::entry> entries;
    for (reference::mature const & one : reference.matures())
        entries.push_back({one.accession, one.name, {}});
    auto const similar = reference::mirna_names{std::move(entries)}.similar(mirna);
    throw usage_error{unknown + (similar.empty()
                                     ? "; give a mature name (hsa-let-7a-5p) or accession (MIMAT0000062)"
                                     : "; did you mean " + join(similar, " or ") + "?")};
}

std::string rival_text(counted_output const & output, count::origin_counts const & origin)
{
    if (origin.competitor == count::no_target)
        return "";
    return explain::rna_text(output.shared().competitors().entries()[origin.competitor]);
}

/// One line per sample.
table totals_table(counted_output const & output, row_inserts const & found)
{
    table totals;
    totals.caption = "What the tables of the samples say (reads)";
    totals.header = {"sample", "count", "fractional", "unique"};
    if (found.has_molecules)
        totals.header.insert(totals.header.end(), {"molecules", "molecules_fractional", "molecules_unique"});
    totals.header.insert(totals.header.end(), {"hairpin", "shared", "other", "other_rna", "origin"});
    for (sample_totals const & one : found.samples)
    {
        std::vector<std::string> row{one.sample,
                                     std::to_string(one.reads.integer),
                                     one.reads.fractional_text(),
                                     std::to_string(one.reads.unique)};
        if (found.has_molecules)
            row.insert(row.end(),
                       {std::to_string(one.molecules.integer),
                        one.molecules.fractional_text(),
                        std::to_string(one.molecules.unique)});
        row.insert(row.end(),
                   {std::to_string(one.origin.hairpin),
                    std::to_string(one.origin.shared),
                    std::to_string(one.origin.other),
                    rival_text(output, one.origin),
                    name_of(verdict_on(one.origin))});
        totals.rows.push_back(std::move(row));
    }
    return totals;
}

/// The rows of the other miRNAs that have this sequence, and the hairpins.
std::string description(mirna_reference const & reference, std::uint32_t row)
{
    std::vector<std::string> hairpins;
    for (std::uint32_t const hairpin : hairpins_of(reference, row))
        hairpins.push_back(reference.hairpins()[hairpin].name);
    std::vector<std::string> names;
    for (std::uint32_t const member : reference.rows()[row].members)
        names.push_back(reference.matures()[member].name);
    std::string text = "Cut out of " + join(hairpins, ", ") + " (" + reference.label() + ").";
    if (names.size() > 1)
        text += " One row of the tables, because their sequences are the same: " + join(names, ", ") + ".";
    return text;
}

/// What all samples together say of where the reads are from.
std::string verdict_text(counted_output const & output, row_inserts const & found)
{
    count::origin_counts all;
    std::uint64_t most{0};
    for (sample_totals const & one : found.samples)
    {
        all.hairpin += one.origin.hairpin;
        all.shared += one.origin.shared;
        all.other += one.origin.other;
        if (one.origin.shared + one.origin.other > most)
        {
            most = one.origin.shared + one.origin.other;
            all.competitor = one.origin.competitor;
        }
    }
    std::uint64_t const reads = all.hairpin + all.shared + all.other;
    if (reads == 0)
        return "No read fits it, and no read of another RNA resembles it.";
    std::string text = "Origin: " + std::string{name_of(verdict_on(all))} + ". Of " +
                       count_of(reads, "read") + " that could be it, " + std::to_string(all.hairpin) +
                       " are explained only by the hairpin, " + std::to_string(all.shared) +
                       " equally well and " + std::to_string(all.other) + " better by another RNA";
    return text + (most == 0 ? "." : ", first of all " + rival_text(output, all) + '.');
}

} // namespace

explanation explain_mirna(counted_output const & output, std::string const & mirna, std::size_t top)
{
    mirna_reference const & reference = output.shared().reference();
    std::uint32_t const row = find_row(reference, mirna);
    row_inserts const found = collect_inserts(output, row);
    reference::mature const & mature = reference.row_mature(row);
    return {mature.name + " (" + mature.accession + ") " + mature.sequence,
            {description(reference, row), verdict_text(output, found), legend},
            {totals_table(output, found)},
            mirna_chapters(output, row, found, top)};
}

} // namespace polarmir::explain
