#include "html/read_kinds.hpp"

namespace polarmir::html {

std::span<read_kind const> read_fates()
{
    static std::vector<read_kind> const kinds{{"miRNA", {"mirna"}},
                                              {"shared with other RNA", {"shared"}},
                                              {"rest of hairpins", {"hairpin_other"}},
                                              {"spike-ins", {"spike_in"}},
                                              {"other RNA",
                                               {"tRNA",
                                                "rRNA",
                                                "YRNA",
                                                "snRNA",
                                                "snoRNA",
                                                "7SL",
                                                "piRNA",
                                                "artefact",
                                                "other_rna",
                                                "other_species"}},
                                              {"adapter dimers", {"adapter_dimer"}},
                                              {"too short or long", {"too_short", "too_long"}},
                                              {"PCR duplicates", {"pcr_duplicate"}},
                                              {"no adapter, no UMI", {"untrimmed", "umi_invalid"}},
                                              {"low quality", {"n_bases", "low_quality", "low_complexity"}},
                                              {"antisense", {"antisense"}},
                                              {"unmapped", {"unmapped"}}};
    return kinds;
}

std::span<read_kind const> rna_classes()
{
    static std::vector<read_kind> const kinds{
        {"miRNA", {"mirna"}},
        {"tRNA", {"tRNA"}},
        {"rRNA", {"rRNA"}},
        {"Y RNA", {"YRNA"}},
        {"snRNA, snoRNA", {"snRNA", "snoRNA"}},
        {"7SL", {"7SL"}},
        {"piRNA", {"piRNA"}},
        {"hairpins, shared", {"shared", "hairpin_other"}},
        {"other RNA, species", {"artefact", "other_rna", "other_species"}},
        {"spike-ins", {"spike_in"}},
        {"antisense", {"antisense"}},
        {"unmapped", {"unmapped"}}};
    return kinds;
}

} // namespace polarmir::html
