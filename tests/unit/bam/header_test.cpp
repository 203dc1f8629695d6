#include "bam/header.hpp"
#include "support/catch.hpp"
#include "unit/bam/small_targets.hpp"

using namespace polarmir;

namespace {

/// The lines that begin with this.
std::string lines(std::string const & text, std::string const & begin)
{
    std::string found;
    for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1)
        if (text.compare(at, begin.size(), begin) == 0)
            found += text.substr(at, text.find('\n', at) + 1 - at);
    return found;
}

std::string read_groups(std::vector<reads::sequencing_lane> lanes)
{
    bam::header_fields const fields{"my sample", std::move(lanes), "polarmir count", {}};
    test::small_targets const shared;
    return lines(header_text(fields, shared.all), "@RG") + read_group(fields);
}

} // namespace

TEST_CASE("reads of one lane are of its group", "[bam]")
{
    CHECK(read_groups({{"HFLOW", "1"}}) == "@RG\tID:HFLOW.1\tSM:my sample\tPU:HFLOW.1\nHFLOW.1");
}

TEST_CASE("reads of several or unknown lanes are of a common group", "[bam]")
{
    std::string const common =
        "@RG\tID:all\tSM:my sample\tDS:identical inserts of all lanes are one record\nall";
    CHECK(read_groups({}) == common);
    CHECK(read_groups({{"HFLOW", "2"}, {"HFLOW", "1"}, {"A", "1"}}) ==
          "@RG\tID:A.1\tSM:my sample\tPU:A.1\n"
          "@RG\tID:HFLOW.1\tSM:my sample\tPU:HFLOW.1\n"
          "@RG\tID:HFLOW.2\tSM:my sample\tPU:HFLOW.2\n" +
              common);
    // What a read name may hold and a header must not.
    CHECK(read_groups({{"A\x01", "1"}}) == "@RG\tID:A_.1\tSM:my sample\tPU:A_.1\nA_.1");
}

TEST_CASE("sequences have length and MD5 sum", "[bam]")
{
    reference::mirna_reference const hairpins{
        "r", {{"MI1", "h", "ACGTACGTAC"}}, {{"MIMAT1", "m", "ACGTAC"}}, {{0, 0, {0, 6}}}};
    std::string const text =
        bam::header_text({"s", {}, "polarmir count --kit auto", {"a note"}}, {hairpins, {}});
    CHECK(text.starts_with("@HD\tVN:1.6\tSO:coordinate\n@SQ\tSN:h\tLN:10\tM5:"));
    CHECK(lines(text, "@SQ") == "@SQ\tSN:h\tLN:10\tM5:45aff2fecf7615d56bc0567dffab9fa8\n");
    CHECK(lines(text, "@PG").find("\tCL:polarmir count --kit auto\n") != std::string::npos);
    CHECK(lines(text, "@CO") == "@CO\ta note\n");
}
