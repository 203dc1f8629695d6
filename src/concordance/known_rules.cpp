#include <polarmir/concordance/rules.hpp>

namespace polarmir::concordance {
namespace {

/// What pipelines without our origin and length rules have in common.
rules foreign(char const * name, std::uint32_t min_length)
{
    rules one;
    one.name = name;
    one.molecules = false;
    one.competition = false;
    one.min_length = min_length;
    one.min_exact = 0;
    one.min_with_mismatch = 0;
    one.clean_end = 0;
    one.ties = tie::full;
    return one;
}

rules end_to_end(char const * name, std::uint32_t min_length, window start, window end)
{
    rules one = foreign(name, min_length);
    one.start = start;
    one.end = end;
    one.whole_read = true;
    one.tail = 0;
    one.best = best_hit::mismatches;
    return one;
}

rules nf_core()
{
    constexpr std::uint32_t fastp_min_length{17};
    rules one =
        end_to_end("nf-core/smrnaseq (bowtie on matures)", fastp_min_length, {0, unlimited}, {-unlimited, 0});
    one.both_strands = true;
    one.mismatches = 2;
    one.matures_only = true;
    one.hits = hit::name;
    return one;
}

rules mirdeep2(char const * name, tie ties)
{
    constexpr std::uint32_t mapper_min_length{18};
    rules one = end_to_end(name, mapper_min_length, {-2, unlimited}, {-unlimited, 5});
    one.ties = ties;
    one.hits = ties == tie::full ? hit::name : hit::place;
    return one;
}

rules srnabench()
{
    rules one = end_to_end("sRNAbench", 16, {-3, unlimited}, {-unlimited, 5});
    one.seed = 19;
    one.best = best_hit::strata;
    one.ties = tie::equal;
    return one;
}

rules mirtop()
{
    rules one = foreign("mirtop", 16);
    one.start = {-6, 6};
    one.end = {-7, 7};
    one.disagreements = 2; // of bowtie before it
    return one;
}

rules miraligner()
{
    rules one = foreign("miraligner (seqbuster)", 16);
    one.end = {-3, 3};
    return one;
}

rules optimir()
{
    rules one = foreign("OptimiR", 16);
    one.start = {-2, 2};
    one.end = {-7, 7};
    one.seed = 17;
    one.mismatches = 0;
    one.ties = tie::equal;
    return one;
}

rules isomirmap()
{
    rules one = foreign("IsoMiRmap", 16);
    one.mismatches = 0;
    one.one_letter_tail = true;
    return one;
}

rules mirge()
{
    rules one = end_to_end("miRge3", 16, {-2, unlimited}, {-unlimited, 8});
    one.ignored_5p = 1;
    one.tail = 2;
    one.mismatches = 2;
    one.matures_only = true;
    one.best = best_hit::exact;
    one.ties = tie::equal;
    one.min_exact_reads = 2;
    return one;
}

rules excerpt()
{
    constexpr std::uint32_t min_matched{18};
    rules one = foreign("exceRpt", min_matched);
    one.tail = 2;
    one.ties = tie::equal;
    return one;
}

rules exact_matures()
{
    rules one = end_to_end("exact reads on matures", 16, {0, unlimited}, {-unlimited, 0});
    one.mismatches = 0;
    one.matures_only = true;
    one.ties = tie::abundance;
    return one;
}

} // namespace

std::span<rules const> known_rules()
{
    static std::vector<rules> const all{rules{},
                                        nf_core(),
                                        mirdeep2("miRDeep2 quantifier", tie::full),
                                        mirdeep2("miRDeep2 quantifier -W", tie::equal),
                                        srnabench(),
                                        mirtop(),
                                        miraligner(),
                                        optimir(),
                                        isomirmap(),
                                        mirge(),
                                        excerpt(),
                                        exact_matures()};
    return all;
}

} // namespace polarmir::concordance
