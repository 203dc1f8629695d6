#include "support/catch.hpp"
#include "support/tmp_dir.hpp"
#include "unit/isomir/made_records.hpp"

#include <polarmir/isomir/edits.hpp>

#include <string>
#include <utility>
#include <vector>

using namespace polarmir;

namespace {

std::string const mature{"TGAGGTAGTAGGTTGTATAGTT"};

isomir::record changed(std::size_t position, char base, std::uint64_t reads)
{
    std::string read{mature};
    char const expected = read.at(position - 1);
    read.at(position - 1) = base;
    auto one = test::made_record("M1", read, "iso_snv", reads);
    one.snvs = "1";
    one.snv_phred = 35.5;
    one.snv_sampled = reads / 2;
    one.substitutions = std::to_string(position) + base + expected;
    return one;
}

isomir::edit_report edits_of(std::vector<isomir::record> const & records)
{
    test::tmp_dir const dir;
    isomir::write_records(dir / "isomir.tsv", records);
    return isomir::find_edits(isomir::record_reader{dir / "isomir.tsv"}, &isomir::record::reads);
}

} // namespace

TEST_CASE("an A that is read as G more often than other changes is a candidate", "[isomir]")
{
    auto const report = edits_of({test::made_record("M1", mature, "NA", 900),
                                  changed(3, 'G', 80),
                                  changed(10, 'G', 1),
                                  changed(5, 'T', 1),
                                  changed(6, 'C', 1)});
    REQUIRE(report.edits.size() == 1);
    CHECK(report.edits[0].position == 3);
    CHECK(report.edits[0].edited == 80);
    CHECK(report.edits[0].covering == 983);
    CHECK(report.edits[0].is_in_seed());
    CHECK(report.edits[0].phred == 35.5);
    CHECK(report.edits[0].sampled == 40);
    CHECK(report.edits[0].q < 1e-50);
    CHECK(report.background > 0);
    CHECK(report.background < 1e-3);
}

TEST_CASE("changes that are as frequent as any other are no candidates", "[isomir]")
{
    std::vector<isomir::record> records{test::made_record("M1", mature, "NA", 900)};
    for (std::size_t position = 1; position <= 19; ++position)
        for (char const base : {'A', 'C', 'G', 'T'})
            if (base != mature[position - 1])
                records.push_back(changed(position, base, 4));
    CHECK(edits_of(records).edits.empty());
    records.push_back(changed(7, 'G', 40));
    CHECK(edits_of(records).edits.size() == 1);
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
    auto const report = edits_of({test::made_record("M1", mature, "NA", 900), shifted, ambiguous});
    REQUIRE(report.edits.size() == 1);
    CHECK(report.edits[0].position == 7);
    CHECK(report.edits[0].covering == 950);
}
