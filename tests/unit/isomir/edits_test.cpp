#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/tmp_dir.hpp"
#include "unit/isomir/made_records.hpp"

#include <polarmir/isomir/edits.hpp>
#include <polarmir/isomir/paralogues.hpp>

#include <string>
#include <utility>
#include <vector>

using namespace polarmir;

namespace {

std::string const mature{"TGAGGTAGTAGGTTGTATAGTT"};

isomir::record changed_in(std::string const & accession, std::size_t position, char base, std::uint64_t reads)
{
    std::string read{mature};
    char const expected = read.at(position - 1);
    read.at(position - 1) = base;
    auto one = test::made_record(accession, read, "iso_snv", reads);
    one.snvs = "1";
    one.snv_phred = 35.5;
    one.snv_sampled = reads / 2;
    one.substitutions = std::to_string(position) + base + expected;
    return one;
}

isomir::record changed(std::size_t position, char base, std::uint64_t reads)
{
    return changed_in("M1", position, base, reads);
}

std::vector<isomir::edit> edits_of(std::vector<isomir::record> const & records)
{
    isomir::edit_finder finder;
    for (isomir::record const & one : records)
        if (one.reads != 0)
            finder.add(one, one.reads);
    return finder.finish();
}

} // namespace

TEST_CASE("an A that is read as G more often than other changes is a candidate", "[isomir]")
{
    auto const edits = edits_of({test::made_record("M1", mature, "NA", 900),
                                 changed(3, 'G', 80),
                                 changed(10, 'G', 1),
                                 changed(5, 'T', 1),
                                 changed(6, 'C', 1)});
    REQUIRE(edits.size() == 1);
    CHECK(edits[0].position == 3);
    CHECK(edits[0].edited == 80);
    CHECK(edits[0].covering == 983);
    CHECK(edits[0].is_in_seed());
    CHECK(edits[0].phred == 35.5);
    CHECK(edits[0].sampled == 40);
    CHECK(edits[0].q < 1e-50);
    CHECK(edits[0].background > 0);
    CHECK(edits[0].background < 2e-3);
}

TEST_CASE("changes that are as frequent as any other are no candidates", "[isomir]")
{
    std::vector<isomir::record> records{test::made_record("M1", mature, "NA", 900)};
    for (std::size_t position = 1; position <= 19; ++position)
        for (char const base : {'A', 'C', 'G', 'T'})
            if (base != mature[position - 1])
                records.push_back(changed(position, base, 4));
    CHECK(edits_of(records).empty());
    records.push_back(changed(7, 'G', 40));
    CHECK(edits_of(records).size() == 1);
}

TEST_CASE("positions are those of the mature and ambiguous reads are left out", "[isomir]")
{
    // Begins one base later: its third base is the fourth of the mature; position 7 is an A.
    auto shifted = changed(7, 'G', 50);
    shifted.read = shifted.read.substr(1);
    shifted.substitutions = "6GA";
    shifted.shift_5p = "+1";
    auto ambiguous = changed(3, 'G', 50);
    ambiguous.hits = "2";
    auto const edits = edits_of({test::made_record("M1", mature, "NA", 900), shifted, ambiguous});
    REQUIRE(edits.size() == 1);
    CHECK(edits[0].position == 7);
    CHECK(edits[0].covering == 950);
}

TEST_CASE("G is expected as often as other changes at the same position of the read", "[isomir]")
{
    std::string const other{"ACCTGGCATACAATGTAGATTT"}; // begins with A
    auto edited = test::made_record("M2", "G" + other.substr(1), "iso_snv", 30);
    edited.snvs = "1";
    edited.substitutions = "1GA";
    std::vector<isomir::record> records{
        test::made_record("M1", mature, "NA", 970), test::made_record("M2", other, "NA", 970), edited};
    auto const quiet = edits_of(records);
    REQUIRE(quiet.size() == 1);
    CHECK(quiet[0].accession == "M2");
    CHECK(quiet[0].position == 1);
    for (char const base : {'A', 'C', 'G'})
        records.push_back(changed(1, base, 60));
    CHECK(edits_of(records).empty());
}

TEST_CASE("G is expected as often as T is read as C", "[isomir]")
{
    std::vector<isomir::record> records{test::made_record("M1", mature, "NA", 900), changed(3, 'G', 20)};
    CHECK(edits_of(records).size() == 1);
    for (std::size_t const position : {1U, 6U, 9U, 13U, 14U, 16U, 18U})
        records.push_back(changed(position, 'C', 20));
    CHECK(edits_of(records).empty());
}

TEST_CASE("few edited reads among many are no candidate, however certain", "[isomir]")
{
    auto const edits = edits_of(
        {test::made_record("M1", mature, "NA", 1'000'000), changed(3, 'G', 5'000), changed(7, 'G', 20'000)});
    REQUIRE(edits.size() == 1);
    CHECK(edits[0].position == 7);
}

TEST_CASE("relatives with G in place of the edited A are told", "[isomir]")
{
    std::string const flank{"CCCCC"};
    std::string const g_at_19{"TGAGGTAGTAGGTTGTATGGTT"};
    std::string const g_and_another{"AGGTAGTAGGTTGTCTGGTT"}; // begins two bases later
    std::string const g_and_two{"TGAGGTCGTAGGTTGTCTGGTT"};
    std::vector<std::string> const matures{mature, g_at_19, g_and_another, g_and_two};
    std::vector<reference::hairpin> hairpins;
    std::vector<reference::mature> entries;
    std::vector<reference::placement> places;
    for (std::uint32_t i = 0; i < matures.size(); ++i)
    {
        std::string const number = std::to_string(i);
        hairpins.push_back({"MI" + number, "hp" + number, flank + matures[i]});
        entries.push_back({"MIMAT" + number, "miR-" + number, matures[i]});
        places.push_back({i, i, {5, 5 + static_cast<std::uint32_t>(matures[i].size())}});
    }
    reference::mirna_reference const reference{"family", hairpins, entries, places};
    CHECK(isomir::paralogues_with_g(reference, 0, 19) == std::vector<std::uint32_t>{1, 2});
    CHECK(isomir::paralogues_with_g(reference, 0, 17).empty());

    test::tmp_dir const dir;
    isomir::edit_table table{dir / "edits.tsv", reference};
    table.write(
        "A", edits_of({test::made_record("MIMAT0", mature, "NA", 900), changed_in("MIMAT0", 19, 'G', 90)}));
    table.commit();
    auto const cells = test::cells(dir / "edits.tsv");
    REQUIRE(cells.size() == 1);
    CHECK(cells.at("A").at("paralogues") == "miR-1,miR-2");
}
