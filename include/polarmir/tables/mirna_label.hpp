#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::tables {

/// The miRNAs a row label stands for, by name or accession, in its order. Pipelines join what they cannot
/// tell apart (`hsa-let-7a-5p/7c-5p` of miRge, `a|b` of exceRpt, `a$b` of sRNAbench: a part without species
/// or `miR-` has those of the first) and add to names (`hsa-miR-101-3p:MIMAT0000099:Homo:...` of exceRpt:
/// the accession; `hsa-miR-1304-3p_rs2155248` of OptimiR: without the variant).
[[nodiscard]] std::vector<std::string> names_in(std::string_view label);

/// Whether a label is a miRBase accession of a mature or is named as miRNAs are (`miR-`, `let-7` in it).
[[nodiscard]] bool looks_like_mirna(std::string_view label);

} // namespace polarmir::tables
