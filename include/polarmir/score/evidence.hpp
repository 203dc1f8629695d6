#pragma once
#include <polarmir/score/shipped.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace polarmir::score {

/// One line of reference/signatures/evidence.tsv: a report on a miRNA and macrophages. Empty: nothing is
/// known. The columns are explained in reference/signatures/README.md.
struct evidence
{
    std::string id;      ///< T tumour vesicles, N other vesicles, C macrophages
    std::string mirna;   ///< as printed
    std::string side;    ///< M1, M2, anti-M1, anti-M2; of markers M1-up, ...
    std::string tier;    ///< of this report, before a report without vesicles counts one lower
    std::string arm;     ///< stated, inferred
    std::string sources; ///< as curated_member::sources
    std::string effect;
    std::string source; ///< cells that gave the vesicles
    std::string disease;
    std::string species;
    std::string recipient;
    std::string target;
    std::string pathway;
    std::string validation;
    std::string paper; ///< the same in all reports of one paper
    std::string pmid;
    std::string doi;
    std::string author;
    std::string year;
    std::string note;
    std::string seen_at; ///< where it was read when there is no identifier
};

/// Every line of the table, in its order.
[[nodiscard]] std::vector<evidence> const & curated_evidence();

/// The reports behind a member, in the order it lists them. Throws input_error when one is not in the table.
[[nodiscard]] std::vector<evidence const *> evidence_of(curated_member const & one);

/// The line of the same miRNA on the other side (EV-M2 for EV-M1), used or not; nullptr when nothing was
/// reported there.
[[nodiscard]] curated_member const * opponent_of(curated_member const & one);

/// The tier of the best of these reports, a report on macrophages without vesicles counting one tier lower.
/// Curated members have it unless their `reason` tells that it was raised or lowered by hand.
[[nodiscard]] std::string best_tier(std::span<evidence const * const> reports);

/// Distinct papers of these reports.
[[nodiscard]] std::size_t count_papers(std::span<evidence const * const> reports);

} // namespace polarmir::score
