// Where a read is counted under the rules of pipelines, one rule at a time.
#include "concordance/verdict.hpp"
#include "support/catch.hpp"
#include "unit/concordance/small_reference.hpp"

#include <string>
#include <vector>

using namespace polarmir;
using namespace polarmir::test;
using concordance::best_hit;
using concordance::rules;
using concordance::unlimited;

namespace {

using rows = std::vector<std::uint32_t>;

constexpr std::uint32_t row_m{0};
constexpr std::uint32_t row_n{1};
constexpr std::uint32_t row_p{2};
constexpr std::uint32_t row_q{3};
constexpr std::uint32_t row_z{4};

reference::mirna_reference const & small()
{
    static reference::mirna_reference const reference = small_reference();
    return reference;
}

concordance::verdict judge(std::string const & insert, rules const & by)
{
    static concordance::placement_finder const find{small()};
    return concordance::judge(insert, find(insert), by, small());
}

rows rows_of(std::string const & insert, rules const & by = {})
{
    rows found;
    for (concordance::counted_at const & at : judge(insert, by).places)
        if (found.empty() || found.back() != at.row)
            found.push_back(at.row);
    return found;
}

rules known(std::string const & name)
{
    for (rules const & one : concordance::known_rules())
        if (one.name == name)
            return one;
    FAIL("no rules of " + name);
    return {};
}

std::string with_base(std::string sequence, std::size_t position, char base)
{
    sequence[position] = base;
    return sequence;
}

rules const nf_core = known("nf-core/smrnaseq (bowtie on matures)");
rules const mirdeep2 = known("miRDeep2 quantifier");

} // namespace

TEST_CASE("bowtie on matures loses reads that leave the mature", "[concordance]")
{
    CHECK(rows_of(m, nf_core) == rows{row_m});
    CHECK(rows_of(m.substr(0, 20), nf_core) == rows{row_m, row_n}); // both begin so
    for (std::string const & longer : {m + "T", m + "A", "C" + m})
    {
        CAPTURE(longer);
        CHECK(rows_of(longer) == rows{row_m});
        CHECK(rows_of(longer, nf_core).empty());
    }
    CHECK(rows_of(q.substr(5), nf_core) == rows{row_q, row_z});
    CHECK(rows_of(q.substr(5)).empty());          // begins five bases late
    CHECK(rows_of(q.substr(6), nf_core).empty()); // 16 nt
}

TEST_CASE("bowtie on matures counts the other strand", "[concordance]")
{
    CHECK(rows_of(q) == rows{row_q});
    CHECK(rows_of(q, nf_core) == rows{row_q, row_z});
    rules sense = nf_core;
    sense.both_strands = false;
    CHECK(rows_of(q, sense) == rows{row_q});
}

TEST_CASE("without tails, bases that were added are mismatches", "[concordance]")
{
    std::string const one = q + "C"; // q goes on with A
    std::string const two = q + "CC";
    CHECK(rows_of(one, mirdeep2) == rows{row_q});
    CHECK(rows_of(two).size() == 1);
    CHECK(rows_of(two, mirdeep2).empty());
    CHECK(rows_of(with_base(one, 8, 'A'), mirdeep2).empty());
    CHECK(rows_of(with_base(one, 8, 'A')) == rows{row_q});
}

TEST_CASE("mismatches are allowed up to their number, with or without the tail", "[concordance]")
{
    std::string const two = with_base(with_base(q, 8, 'A'), 12, 'A');
    CHECK(rows_of(two).empty());
    rules looser;
    looser.mismatches = 2;
    CHECK(rows_of(two, looser) == rows{row_q});
    looser.disagreements = 2;
    CHECK(rows_of(two, looser) == rows{row_q});
    CHECK(rows_of(two + "C", looser).empty());
    rules exact;
    exact.mismatches = 0;
    CHECK(rows_of(with_base(q, 8, 'A'), exact).empty());
    CHECK(rows_of(q + "CC", exact) == rows{row_q});
}

TEST_CASE("bases behind a seed may disagree, bases before the tail may have to agree", "[concordance]")
{
    std::string const ragged = q.substr(0, 18) + "ACGC"; // q goes on with CATC
    CHECK(rows_of(ragged).empty());                      // a mismatch next to a tail of three
    rules seeded;
    seeded.seed = 18;
    CHECK(rows_of(ragged, seeded) == rows{row_q});
    seeded.seed = 19;
    CHECK(rows_of(ragged, seeded).empty());
    seeded.clean_end = 0;
    CHECK(rows_of(ragged, seeded) == rows{row_q}); // with one mismatch
    seeded.mismatches = 0;
    CHECK(rows_of(ragged, seeded).empty());
}

TEST_CASE("a tail may have to be a run of one base", "[concordance]")
{
    rules runs;
    runs.one_letter_tail = true;
    CHECK(rows_of(q + "CC", runs) == rows{row_q});
    CHECK(rows_of(q + "CT", runs).empty());
    CHECK(rows_of(q, runs) == rows{row_q});
}

TEST_CASE("the ends must lie in their windows", "[concordance]")
{
    auto const & hairpin = small().hairpins()[4].sequence;
    auto const piece = [&](std::size_t begin, std::size_t end) { return hairpin.substr(begin, end - begin); };
    CHECK(rows_of(piece(7, 32)) == rows{row_q});
    CHECK(rows_of(piece(6, 32)).empty());
    CHECK(rows_of(piece(10, 37)) == rows{row_q});
    CHECK(rows_of(piece(10, 38)).empty());
    rules wide;
    wide.start = {-6, 6};
    wide.end = {-7, 7};
    CHECK(rows_of(piece(4, 32), wide) == rows{row_q});
    CHECK(rows_of(piece(16, 39), wide) == rows{row_q});
    CHECK(rows_of(piece(3, 32), wide).empty());
    rules whole;
    whole.end = {-unlimited, 1};
    CHECK(rows_of(q + "CC", whole) == rows{row_q}); // without its tail it ends with q
    whole.whole_read = true;
    CHECK(rows_of(q + "CC", whole).empty());
}

TEST_CASE("what is best decides between miRNAs", "[concordance]")
{
    std::string const between = m.substr(0, 20) + "GC"; // one base off both m (GA) and n (CC)
    rules by;
    by.matures_only = true;
    by.tail = 0;
    by.clean_end = 0;
    by.best = best_hit::mismatches;
    CHECK(rows_of(between, by) == rows{row_m, row_n});
    CHECK(rows_of(m, by) == rows{row_m});
    by.mismatches = 2;
    by.best = best_hit::all;
    CHECK(rows_of(m, by) == rows{row_m, row_n});
    by.tail = 2; // the two bases in which m and n differ are not compared
    by.mismatches = 1;
    by.best = best_hit::mismatches;
    CHECK(rows_of(m, by) == rows{row_m, row_n});
    by.best = best_hit::exact;
    CHECK(rows_of(m, by) == rows{row_m});
    by.best = best_hit::strata;
    CHECK(rows_of(m, by) == rows{row_m});
}

TEST_CASE("every hairpin and every name of a mature is a place of its own", "[concordance]")
{
    CHECK(judge(m, {}).places.size() == 2);
    CHECK(judge(p, {}).places.size() == 1); // the closest, of two equal ones the first
    CHECK(judge(p, nf_core).places.size() == 2);
    CHECK(rows_of(p, nf_core) == rows{row_p});
    CHECK(judge(m, {}).is_exact);
    CHECK_FALSE(judge(m + "A", {}).is_exact);
}

TEST_CASE("reads that are too short are not counted", "[concordance]")
{
    CHECK(rows_of(q.substr(0, 17)) == rows{row_q});
    CHECK(rows_of(q.substr(0, 16)).empty());
    CHECK(rows_of(with_base(q.substr(0, 17), 8, 'A')).empty());
    rules eighteen = mirdeep2;
    CHECK(rows_of(q.substr(0, 17), eighteen).empty());
    CHECK(rows_of(q.substr(0, 18), eighteen) == rows{row_q});
}

TEST_CASE("inserts as long as the mask of mismatches are judged", "[concordance]")
{
    std::string const longest(64, 'A'); // fits nowhere
    for (rules by : {known("nf-core/smrnaseq (bowtie on matures)"), rules{}})
    {
        by.tail = 0;
        by.seed = 0;
        CHECK(rows_of(longest, by).empty());
    }
}
