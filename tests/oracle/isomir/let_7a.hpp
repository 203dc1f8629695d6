#pragma once
#include <polarmir/count/annotator.hpp>
#include <polarmir/isomir/record.hpp>
#include <polarmir/reference/mirna_reference.hpp>

#include <optional>
#include <string>
#include <vector>

namespace polarmir::test {

/// The precursors of let-7a-5p as the examples of mirtop have them (hairpin.fa and miRNA.str).
inline reference::mirna_reference const & let_7a()
{
    static reference::mirna_reference const reference{
        "let-7a",
        {{"MI0000060",
          "hsa-let-7a-1",
          "TGGGATGAGGTAGTAGGTTGTATAGTTTTAGGGTCACACCCACCACTGGGAGATAACTATACAATCTACTGTCTTTCCTA"},
         {"MI0000061",
          "hsa-let-7a-2",
          "AGGTTGAGGTAGTAGGTTGTATAGTTTAGAATTACATCAAGGGAGATAACTGTACAGCCTCCTAGCTTTCCT"},
         {"MI0000062",
          "hsa-let-7a-3",
          "GGGTGAGGTAGTAGGTTGTATAGTTTGGGGCTCTGCCCTGCTATGGGATAACTATACAATCTACTGTCTTTCCT"}},
        {{"MIMAT0000062", "hsa-let-7a-5p", "TGAGGTAGTAGGTTGTATAGTT"}},
        {{0, 0, {5, 27}}, {1, 0, {4, 26}}, {2, 0, {3, 25}}}};
    return reference;
}

/// The first of them alone, as some examples have it.
inline reference::mirna_reference const & let_7a_1()
{
    static reference::mirna_reference const reference{
        "let-7a-1", {let_7a().hairpins()[0]}, {let_7a().matures()[0]}, {let_7a().placements()[0]}};
    return reference;
}

/// The line of isomir.tsv for one read of an insert; nothing when it is not counted as let-7a-5p.
inline std::optional<isomir::record> record_of(reference::mirna_reference const & reference,
                                               std::string const & insert)
{
    count::annotator const annotate{reference, {}, {}};
    std::vector<collapse::unique_read> const reads{{packed_sequence{insert}, 1}};
    std::vector const assignments{annotate(insert)};
    auto const counts = count::count_sample(reads, assignments, reference, {}, {});
    auto const list = isomir::list_isomirs(reads, assignments, counts, reference, {});
    if (list.empty())
        return std::nullopt;
    return isomir::make_records(list, {}, reference, {}).front();
}

} // namespace polarmir::test
