#include "support/catch.hpp"

#include <polarmir/count/annotator.hpp>
#include <polarmir/isomir/isomir.hpp>

#include <string>
#include <vector>

using namespace polarmir;

namespace {

/// hsa-let-7a-1 with its two matures.
reference::mirna_reference const & let_7a()
{
    static reference::mirna_reference const reference{
        "let-7a",
        {{"MI0000060",
          "hsa-let-7a-1",
          "TGGGATGAGGTAGTAGGTTGTATAGTTTTAGGGTCACACCCACCACTGGGAGATAACTATACAATCTACTGTCTTTCCTA"}},
        {{"MIMAT0000062", "hsa-let-7a-5p", "TGAGGTAGTAGGTTGTATAGTT"},
         {"MIMAT0004481", "hsa-let-7a-3p", "CTATACAATCTACTGTCTTTC"}},
        {{0, 0, {5, 27}}, {0, 1, {56, 77}}}};
    return reference;
}

isomir::isomir described(std::string const & insert, unsigned mismatches = 1)
{
    count::annotator const annotate{let_7a(), {}, {mismatches}};
    auto const verdict = annotate(insert);
    REQUIRE(verdict.claims.size() == 1);
    return isomir::describe(let_7a(), insert, verdict.claims.front(), verdict.stratum.tail);
}

struct texts
{
    std::string variant;
    std::string changes;
    std::string cigar;
    friend bool operator==(texts const &, texts const &) = default;
};

std::ostream & operator<<(std::ostream & out, texts const & t)
{
    return out << t.variant << ' ' << t.changes << ' ' << t.cigar;
}

texts texts_of(std::string const & insert, unsigned mismatches = 1)
{
    auto const form = described(insert, mismatches);
    return {isomir::variant_text(form), isomir::changes_text(form), isomir::cigar(form)};
}

} // namespace

TEST_CASE("the mature itself has no variant", "[isomir]")
{
    CHECK(texts_of("TGAGGTAGTAGGTTGTATAGTT") == texts{"NA", "NA", "22M"});
    CHECK(described("TGAGGTAGTAGGTTGTATAGTT").is_canonical());
    CHECK(described("TGAGGTAGTAGGTTGTATAGTT").begin == 5);
}

TEST_CASE("shifts are positive where the end lies further 3'", "[isomir]")
{
    CHECK(texts_of("GATGAGGTAGTAGGTTGTATAGTT") == texts{"iso_5p:-2", "iso_5p:GA", "24M"});
    CHECK(texts_of("AGGTAGTAGGTTGTATAGTT") == texts{"iso_5p:+2", "iso_5p:tg", "20M"});
    CHECK(texts_of("TGAGGTAGTAGGTTGTATAGTTTT") == texts{"iso_3p:+2", "iso_3p:TT", "24M"});
    CHECK(texts_of("TGAGGTAGTAGGTTGTATAG") == texts{"iso_3p:-2", "iso_3p:tt", "20M"});
    CHECK(texts_of("GAGGTAGTAGGTTGTATAGTTT") == texts{"iso_3p:+1,iso_5p:+1", "iso_3p:T,iso_5p:t", "22M"});
}

TEST_CASE("a tail is what the hairpin does not hold", "[isomir]")
{
    CHECK(texts_of("TGAGGTAGTAGGTTGTATAGTTAA") == texts{"iso_add3p:2", "iso_add3p:AA", "22MAA"});
    CHECK(texts_of("TGAGGTAGTAGGTTGTATAGTA") ==
          texts{"iso_3p:-1,iso_add3p:1", "iso_3p:t,iso_add3p:A", "21MA"});
    // Behind a first base that disagrees the others belong to the tail whatever they are.
    CHECK(texts_of("TGAGGTAGTAGGTTGTATAGTTAT").variant == "iso_add3p:2");
}

TEST_CASE("substitutions are named by their place in the insert", "[isomir]")
{
    auto const with = [](std::size_t position, char base) {
        std::string insert{"TGAGGTAGTAGGTTGTATAGTT"};
        insert.at(position - 1) = base;
        return texts_of(insert);
    };
    CHECK(with(1, 'C') == texts{"iso_snv", "iso_snv:1CT", "T21M"});
    CHECK(with(2, 'C') == texts{"iso_snv_seed", "iso_snv:2CG", "MG20M"});
    CHECK(with(7, 'C').variant == "iso_snv_seed");
    CHECK(with(8, 'C') == texts{"iso_snv_central_offset", "iso_snv:8CG", "7MG14M"});
    CHECK(with(9, 'C').variant == "iso_snv_central");
    CHECK(with(12, 'C').variant == "iso_snv_central");
    CHECK(with(13, 'C').variant == "iso_snv_central_supp");
    CHECK(with(17, 'C').variant == "iso_snv_central_supp");
    CHECK(with(18, 'C') == texts{"iso_snv", "iso_snv:18CT", "17MT4M"});
    // Counted from the begin of the insert, not of the mature.
    CHECK(texts_of("GAGCTAGTAGGTTGTATAGTAA") == texts{"iso_3p:-1,iso_5p:+1,iso_add3p:2,iso_snv_seed",
                                                      "iso_3p:t,iso_5p:t,iso_add3p:AA,iso_snv:4CG",
                                                      "3MG16MAA"});
}

TEST_CASE("two substitutions of one kind are one variant and two changes", "[isomir]")
{
    CHECK(texts_of("TGACGAAGTAGGTTGTATAGTT", 2) ==
          texts{"iso_snv_seed", "iso_snv:4CG,iso_snv:6AT", "3MGMT16M"});
    CHECK(texts_of("TGACGTAGTACGTTGTATAGTT", 2).variant == "iso_snv_central,iso_snv_seed");
}

TEST_CASE("the insert can be put together from its description", "[isomir]")
{
    std::string const & hairpin = let_7a().hairpins()[0].sequence;
    for (std::uint32_t begin = 2; begin <= 8; ++begin)
        for (std::uint32_t end = 23; end <= 32; ++end)
            for (std::string const tail : {"", "A", "CC", "AAC"})
                for (std::uint32_t changed = 0; changed < end - begin - 3; changed += 4)
                {
                    std::string insert = hairpin.substr(begin, end - begin);
                    insert[changed] = insert[changed] == 'C' ? 'G' : 'C';
                    insert += tail;
                    count::annotator const annotate{let_7a(), {}, {1}};
                    auto const verdict = annotate(insert);
                    if (verdict.read_class != count::read_class::mirna)
                        continue;
                    CAPTURE(insert);
                    auto const form =
                        isomir::describe(let_7a(), insert, verdict.claims.front(), verdict.stratum.tail);
                    std::string const mature{"TGAGGTAGTAGGTTGTATAGTT"};
                    REQUIRE(mature.starts_with(form.lost_5p));
                    REQUIRE(mature.ends_with(form.lost_3p));
                    std::string made = form.gained_5p;
                    made += mature.substr(form.lost_5p.size(),
                                          mature.size() - form.lost_5p.size() - form.lost_3p.size());
                    made += form.gained_3p;
                    for (auto const & one : form.substitutions)
                    {
                        CHECK(made.at(one.position - 1) == one.hairpin);
                        made.at(one.position - 1) = one.read;
                    }
                    CHECK(made + form.tail == insert);
                    CHECK(form.shift_5p ==
                          static_cast<int>(form.lost_5p.size()) - static_cast<int>(form.gained_5p.size()));
                    CHECK(form.shift_3p ==
                          static_cast<int>(form.gained_3p.size()) - static_cast<int>(form.lost_3p.size()));
                }
}
