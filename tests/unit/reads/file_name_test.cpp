#include "support/catch.hpp"

#include <polarmir/reads/file_name.hpp>

#include <set>
#include <string>
#include <vector>

using namespace polarmir::reads;

namespace {

/// Name of the file, and what it says: `rule sample lane chunk read role`, empty parts as `-`.
struct expectation
{
    std::string name;
    std::string meaning;
};

std::string text_of(name_rule rule)
{
    switch (rule)
    {
    case name_rule::illumina:
        return "illumina";
    case name_rule::casava:
        return "casava";
    case name_rule::mgi:
        return "mgi";
    case name_rule::insdc:
        return "insdc";
    case name_rule::galaxy:
        return "galaxy";
    case name_rule::read_tag:
        return "read_tag";
    case name_rule::digit:
        return "digit";
    case name_rule::plain:
        break;
    }
    return "plain";
}

std::string text_of(read_role role)
{
    switch (role)
    {
    case read_role::first:
        return "use";
    case read_role::mate:
        return "mate";
    case read_role::index:
        return "index";
    case read_role::undetermined:
        break;
    }
    return "undetermined";
}

std::string or_dash(std::string const & text)
{
    return text.empty() ? "-" : text;
}

std::string meaning_of(std::optional<file_name> const & name)
{
    if (!name)
        return "no FASTQ";
    return text_of(name->rule) + " | " + name->sample + " | " + or_dash(name->lane) + ' ' +
           or_dash(name->chunk) + ' ' + name->read + ' ' + text_of(name->role);
}

/// Decides about a bare digit as discovery does, but by the presence of the partner alone.
std::string meaning_among(std::string const & name, std::set<std::string> const & others)
{
    std::optional<file_name> decoded = decode_file_name(name);
    if (decoded && decoded->rule == name_rule::digit && !others.contains(decoded->partner))
        decoded = as_replicate(*decoded);
    return meaning_of(decoded);
}

std::vector<expectation> const common_names{
    {"TUMOR-1_S1_L001_R1_001.fastq.gz", "illumina | TUMOR-1 | 001 001 R1 use"},
    {"TUMOR-1_S1_L002_R1_001.fastq.gz", "illumina | TUMOR-1 | 002 001 R1 use"},
    {"TUMOR-1_S1_R1_001.fastq.gz", "illumina | TUMOR-1 | - 001 R1 use"},
    {"TUMOR_S2_rep1_S12_L001_R1_001.fastq.gz", "illumina | TUMOR_S2_rep1 | 001 001 R1 use"},
    {"TUMOR-1_S1_L001_R1_002.fastq.gz", "illumina | TUMOR-1 | 001 002 R1 use"},
    {"TUMOR-1_S1_L001_R2_001.fastq.gz", "illumina | TUMOR-1 | 001 001 R2 mate"},
    {"TUMOR-1_S1_L001_I1_001.fastq.gz", "illumina | TUMOR-1 | 001 001 I1 index"},
    {"Undetermined_S0_L001_R1_001.fastq.gz", "illumina | Undetermined | 001 001 R1 undetermined"},
    {"lib7_ACGTAC_L001_R1_001.fastq.gz", "casava | lib7 | 001 001 R1 use"},
    {"V300012345_L01_42_1.fq.gz", "mgi | 42 | 01 - R1 use"},
    {"V300012345_L02_TUMOR1.fq.gz", "mgi | TUMOR1 | 02 - R1 use"},
    {"CL100059708_L2_WHHUMxcaEAABRAAPEI-543_1.fq.gz", "mgi | WHHUMxcaEAABRAAPEI-543 | 2 - R1 use"},
    {"SRR8557389.fastq.gz", "insdc | SRR8557389 | - - R1 use"},
    {"ERR123456_1.fastq.gz", "insdc | ERR123456 | - - R1 use"},
    {"ERR123456_2.fastq.gz", "insdc | ERR123456 | - - R2 mate"},
    {"Galaxy12-[SRR8557389.fastq.gz].fastqsanger.gz", "galaxy | SRR8557389 | - - R1 use"},
    {"liver_1.fq.gz", "digit | liver | - - R1 use"},
    {"liver_2.fq.gz", "digit | liver | - - R2 mate"},
    {"kidney_2.fq.gz", "plain | kidney_2 | - - R1 use"},
    {"patient.R1.fastq.gz", "read_tag | patient | - - R1 use"},
    {"Sample 7 (b).fastq", "plain | Sample 7 (b) | - - R1 use"},
    {"miR-21.rep2.fastq.gz", "plain | miR-21.rep2 | - - R1 use"},
    {"notes.txt", "no FASTQ"},
    {"COG-ID_S106_L001_R1_001.fastq.gz", "illumina | COG-ID | 001 001 R1 use"},
};

std::vector<expectation> const odd_names{
    {" leading blank_S1_L001_R1_001.fastq.gz", "illumina |  leading blank | 001 001 R1 use"},
    {"Zwölf µl_R1.fastq", "read_tag | Zwölf µl | - - R1 use"},
    {"患者1_S3_R1_001.fastq.gz", "illumina | 患者1 | - 001 R1 use"},
    {"-rf_R1.fastq", "read_tag | -rf | - - R1 use"},
    {"\"quoted\".fq", "plain | \"quoted\" | - - R1 use"},
    {"it's;rm -rf $HOME.fq.gz", "plain | it's;rm -rf $HOME | - - R1 use"},
    {"a\tb.fastq", "plain | a\tb | - - R1 use"},
    {"..fastq", "plain | . | - - R1 use"},
    {".fastq.gz", "no FASTQ"},
    {"fastq", "no FASTQ"},
    {"x.fastq.gz.md5", "no FASTQ"},
    {"x.fastq.bgz", "plain | x | - - R1 use"},
    {"X.FASTQ.GZ", "plain | X | - - R1 use"},
    {"x.fastq.fastq", "plain | x.fastq | - - R1 use"},
    {"_1.fastq", "plain | _1 | - - R1 use"},
    {"_R1.fastq", "plain | _R1 | - - R1 use"},
    {"S1_R1_001.fastq.gz", "read_tag | S1 | - 001 R1 use"},
    {"_S1_R1_001.fastq.gz", "read_tag | _S1 | - 001 R1 use"},
    {"x_S_L001_R1_001.fastq.gz", "read_tag | x_S_L001 | - 001 R1 use"},
    {"x_S1_L01_R1_001.fastq.gz", "read_tag | x_S1_L01 | - 001 R1 use"},
    {"x_S0_L001_R1_001.fastq.gz", "illumina | x | 001 001 R1 undetermined"},
    {"x_S10_L001_R1_001.fastq.gz", "illumina | x | 001 001 R1 use"},
    {"x_S1_L001_R3_001.fastq.gz", "illumina | x | 001 001 R3 mate"},
    {"x_R5_001.fastq.gz", "plain | x_R5_001 | - - R1 use"},
    {"x_I2.fastq.gz", "read_tag | x | - - I2 index"},
    {"x_ACGT-TTGACA_L003_R1_002.fastq.gz", "casava | x | 003 002 R1 use"},
    {"x_ACGT-_L003_R1_002.fastq.gz", "read_tag | x_ACGT-_L003 | - 002 R1 use"},
    {"lane1_NoIndex_L001_R1_001.fastq.gz", "casava | lane1 | 001 001 R1 use"},
    {"lane1_Undetermined_L001_R1_001.fastq.gz", "casava | lane1 | 001 001 R1 undetermined"},
    {"V300012345_L01_undecoded_1.fq.gz", "mgi | undecoded | 01 - R1 undetermined"},
    {"V300012345_L01_42_2.fq.gz", "mgi | 42 | 01 - R2 mate"},
    {"V300012345_L01_.fq.gz", "plain | V300012345_L01_ | - - R1 use"},
    {"V3_L01_42.fq.gz", "plain | V3_L01_42 | - - R1 use"},
    {"E100012345B_L1_s.fq.gz", "mgi | s | 1 - R1 use"},
    {"LostReads_R1.fastq.gz", "read_tag | LostReads | - - R1 undetermined"},
    {"SRR12345.fastq", "plain | SRR12345 | - - R1 use"},
    {"XRR123456.fastq", "plain | XRR123456 | - - R1 use"},
    {"SRR123456_3.fastq", "plain | SRR123456_3 | - - R1 use"},
    {"Galaxy-[x].fastq", "plain | Galaxy-[x] | - - R1 use"},
    {"Galaxy1-[].fastq", "plain | Galaxy1-[] | - - R1 use"},
    {"Galaxy1-[.fq].fastqsanger", "galaxy | .fq | - - R1 use"},
    {"Galaxy3-[a]b].fastqillumina", "galaxy | a]b | - - R1 use"},
};

} // namespace

TEST_CASE("each naming scheme of a demultiplexer or archive is recognised", "[reads]")
{
    std::set<std::string> all;
    for (expectation const & expected : common_names)
        all.insert(expected.name);
    CHECK(all.size() == 24);
    for (expectation const & expected : common_names)
    {
        CAPTURE(expected.name);
        CHECK(meaning_among(expected.name, all) == expected.meaning);
    }
}

TEST_CASE("odd and hostile file names are taken as they are", "[reads]")
{
    for (expectation const & expected : odd_names)
    {
        CAPTURE(expected.name);
        CHECK(meaning_among(expected.name, {}) == expected.meaning);
    }
}

TEST_CASE("a bare digit names its partner and the sample it may belong to", "[reads]")
{
    file_name const digit = decode_file_name("liver.2.fq.gz").value();
    CHECK(digit.partner == "liver.1.fq.gz");
    CHECK(digit.replicate == "liver.2");
    CHECK(meaning_of(as_replicate(digit)) == "plain | liver.2 | - - R1 use");

    file_name const mgi = decode_file_name("V300012345_L02_TUMOR_2.fq.gz").value();
    CHECK(mgi.flow_cell == "V300012345");
    CHECK(mgi.partner == "V300012345_L02_TUMOR_1.fq.gz");
    CHECK(meaning_of(as_replicate(mgi)) == "mgi | TUMOR_2 | 02 - R1 use");

    file_name const tag = decode_file_name("x_R1.fastq").value();
    CHECK(tag.partner == "x_R2.fastq");
    CHECK(meaning_of(as_replicate(tag)) == "plain | x_R1 | - - R1 use");
    CHECK(decode_file_name("x_R1_001.fastq").value().partner.empty());
    CHECK(decode_file_name("x_S1_R1_001.fastq").value().partner.empty());
}
