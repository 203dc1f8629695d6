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

std::vector<expectation> const names_of_producers{
    // Illumina: bcl2fastq, BCL Convert, DRAGEN, BaseSpace, MiSeq Reporter
    {"L01_S1_L001_R1_001.fastq.gz", "illumina | L01 | 001 001 R1 use"},
    {"S1_S1_L001_R1_001.fastq.gz", "illumina | S1 | 001 001 R1 use"},
    {"R1_S12_R1_001.fastq.gz", "illumina | R1 | - 001 R1 use"},
    {"a_R1_001_S3_L008_R1_001.fastq.gz", "illumina | a_R1_001 | 008 001 R1 use"},
    {"miR-21-5p-mimic_S384_L004_R1_008.fastq.gz", "illumina | miR-21-5p-mimic | 004 008 R1 use"},
    {"T_S1_L001_I2_001.fastq.gz", "illumina | T | 001 001 I2 index"},
    {"Undetermined_S0_I1_001.fastq.gz", "illumina | Undetermined | - 001 I1 undetermined"},
    {"undetermined_S0_L002_R1_001.fastq.gz", "illumina | undetermined | 002 001 R1 undetermined"},
    {"T_S1_L001_R1_001.fastq", "illumina | T | 001 001 R1 use"},
    {"T_S1_L001_R1_001.FASTQ.GZ", "illumina | T | 001 001 R1 use"},
    {"T_S1_L001_R1_001.fastq.ora", "no FASTQ"},
    {"T_S1_L001_R1_001.fastq.gz.md5", "no FASTQ"},
    {"T_S1_L001_R1_001.fastq.gz.tbi", "no FASTQ"},
    // CASAVA
    {"Sample_T_NoIndex_L005_R1_004.fastq.gz", "casava | Sample_T | 005 004 R1 use"},
    {"T_ACGTACGT-TTGACATG_L001_R2_001.fastq.gz", "casava | T | 001 001 R2 mate"},
    {"lane3_Undetermined_L003_I1_001.fastq.gz", "casava | lane3 | 003 001 I1 undetermined"},
    {"CAT_GATTACA_L001_R1_001.fastq.gz", "casava | CAT | 001 001 R1 use"},
    // MGI, BGI
    {"DP8400012345TL_L01_43_1.fq.gz", "mgi | 43 | 01 - R1 use"},
    {"FP200001234_L04_501_2.fq.gz", "mgi | 501 | 04 - R2 mate"},
    {"V350012345_L03_read_1.fq.gz", "mgi | V350012345_L03 | - - R1 use"},
    {"V350012345_L03_read_2.fq.gz", "mgi | V350012345_L03 | - - R2 mate"},
    {"V350012345_L03_ambiguous_1.fq.gz", "mgi | ambiguous | 03 - R1 undetermined"},
    {"V350012345_L03_discard_1.fq.gz", "mgi | discard | 03 - R1 undetermined"},
    {"E200001234_L01_T_1_1.fq.gz", "mgi | T_1 | 01 - R1 use"},
    {"V350012345_L1234_T.fq.gz", "plain | V350012345_L1234_T | - - R1 use"},
    {"DP8400012345TLX_L01_43.fq.gz", "plain | DP8400012345TLX_L01_43 | - - R1 use"},
    // INSDC and other archives
    {"DRR000123.fastq.bgz", "insdc | DRR000123 | - - R1 use"},
    {"SRR12345678_pass.fastq.gz", "insdc | SRR12345678 | - - R1 use"},
    {"SRR12345678_pass_1.fastq.gz", "insdc | SRR12345678 | - - R1 use"},
    {"SRR12345678_pass_2.fastq.gz", "insdc | SRR12345678 | - - R2 mate"},
    {"SRR12345678_fail.fastq.gz", "plain | SRR12345678_fail | - - R1 use"},
    {"SRR12345678.sra.fastq", "insdc | SRR12345678 | - - R1 use"},
    {"SRR12345678.sralite_1.fastq", "insdc | SRR12345678 | - - R1 use"},
    {"SRR12345678_subreads.fastq.gz", "plain | SRR12345678_subreads | - - R1 use"},
    {"CRR034499_f1.fq.gz", "insdc | CRR034499 | - - R1 use"},
    {"CRR034499_r2.fq.gz", "insdc | CRR034499 | - - R2 mate"},
    {"CRR034499.fq.gz", "insdc | CRR034499 | - - R1 use"},
    {"x_f1.fq.gz", "plain | x_f1 | - - R1 use"},
    {"SRX100_SRR12345678.fastq.gz", "plain | SRX100_SRR12345678 | - - R1 use"},
    {"SRX100_SRR12345678_1.fastq.gz", "plain | SRX100_SRR12345678_1 | - - R1 use"},
    {"GSM2345678_serum_rep1.fastq.gz", "plain | GSM2345678_serum_rep1 | - - R1 use"},
    {"ENCFF000ABC.fastq.gz", "plain | ENCFF000ABC | - - R1 use"},
    {"SRR1234.1.fastq", "plain | SRR1234.1 | - - R1 use"},
    // Galaxy
    {"Galaxy5-[T_S1_L002_R1_001.fastq.gz].fastqsanger.gz", "galaxy | T | 002 001 R1 use"},
    {"Galaxy6-[T_S1_L002_R2_001.fastq.gz].fastqsanger.gz", "galaxy | T | 002 001 R2 mate"},
    {"Galaxy7-[Undetermined_S0_L001_R1_001.fastq].fastqsanger",
     "galaxy | Undetermined | 001 001 R1 undetermined"},
    {"Galaxy8-[SRR8557389_1.fastq].fastqsanger", "galaxy | SRR8557389 | - - R1 use"},
    {"Galaxy9-[liver_2.fastq].fastqsanger", "galaxy | liver_2 | - - R1 use"},
    {"Galaxy10-[liver_R1.fq].fastqsanger", "galaxy | liver | - - R1 use"},
    {"Galaxy11-[Cutadapt on data 3: Read 1 Output].fastqsanger.gz",
     "galaxy | Cutadapt on data 3: Read 1 Output | - - R1 use"},
    {"T.fastqsanger.gz", "plain | T | - - R1 use"},
    // Element (bases2fastq), Ultima, service providers
    {"PhiX_R1.fastq.gz", "read_tag | PhiX | - - R1 use"},
    {"Unassigned_R1.fastq.gz", "read_tag | Unassigned | - - R1 undetermined"},
    {"412884-L7354-Z0032-CATCTCAGTGCAATGAT.fastq.gz",
     "plain | 412884-L7354-Z0032-CATCTCAGTGCAATGAT | - - R1 use"},
    {"409264-SC1-Z0001-CAGCTC_S1_L001_R1_001.fastq.gz",
     "illumina | 409264-SC1-Z0001-CAGCTC | 001 001 R1 use"},
    {"NG-12345_T_lib123456_7890_1_1.fastq.gz", "plain | NG-12345_T_lib123456_7890_1_1 | - - R1 use"},
    {"T_FKDL210001-1a_HFLOW_L1.fq.gz", "plain | T_FKDL210001-1a_HFLOW_L1 | - - R1 use"},
    {"x.clean.fq.gz", "plain | x.clean | - - R1 use"},
    {"x_R1_val_1.fq.gz", "plain | x_R1_val_1 | - - R1 use"},
    {"x_R1_trimmed.fq.gz", "plain | x_R1_trimmed | - - R1 use"},
};

std::vector<expectation> const hostile_names{
    {"", "no FASTQ"},
    {".", "no FASTQ"},
    {"..", "no FASTQ"},
    {".gz", "no FASTQ"},
    {".fq", "no FASTQ"},
    {".fastq.gz.fastq.gz", "plain | .fastq.gz | - - R1 use"},
    {"x.fq.gz.gz", "no FASTQ"},
    {"x.fastq ", "no FASTQ"},
    {"x.fastq.gz~", "no FASTQ"},
    {"x .fastq", "plain | x  | - - R1 use"},
    {"'x'.fastq", "plain | 'x' | - - R1 use"},
    {"a\\b_R1.fastq", "read_tag | a\\b | - - R1 use"},
    {"a\nb_S1_R1_001.fastq", "illumina | a\nb | - 001 R1 use"},
    {"a\x01\x1b[2J.fastq", "plain | a\x01\x1b[2J | - - R1 use"},
    {"\xff\xfe_1.fastq", "plain | \xff\xfe_1 | - - R1 use"},
    {"e\u0301_R1.fastq", "read_tag | e\u0301 | - - R1 use"},
    {"\u00e9_R1.fastq", "read_tag | \u00e9 | - - R1 use"},
    {"\u202ecod.fastq", "plain | \u202ecod | - - R1 use"},
    {"--help.fastq", "plain | --help | - - R1 use"},
    {"100%s%n.fastq", "plain | 100%s%n | - - R1 use"},
    {"<script>alert(1)<_script>.fastq", "plain | <script>alert(1)<_script> | - - R1 use"},
    {"*?[a-z]{1,2}.fastq", "plain | *?[a-z]{1,2} | - - R1 use"},
    {"$(reboot)`reboot`;&|.fastq", "plain | $(reboot)`reboot`;&| | - - R1 use"},
    {"x..fastq", "plain | x. | - - R1 use"},
    {"....fastq.gz", "plain | ... | - - R1 use"},
    {"__.fastq", "plain | __ | - - R1 use"},
    {"_1_2.fastq", "plain | _1_2 | - - R1 use"},
    {"1.fastq", "plain | 1 | - - R1 use"},
    {"R1.fastq", "plain | R1 | - - R1 use"},
    {"I1.fastq", "plain | I1 | - - R1 use"},
    {"_S1_L001_R1_001.fastq", "read_tag | _S1_L001 | - 001 R1 use"},
    {"x_S99999999999999999999_R1_001.fastq", "illumina | x | - 001 R1 use"},
    {"Galaxy99999999999999999999-[x].fastq", "galaxy | x | - - R1 use"},
    {"Galaxy1-[[].fastq", "galaxy | [ | - - R1 use"},
    {"Galaxy1-[.gz].fastq", "galaxy | .gz | - - R1 use"},
    {"V300012345_L01__1.fq", "mgi | _1 | 01 - R1 use"},
    {std::string(4000, 'a') + "_S1_R1_001.fastq", "illumina | " + std::string(4000, 'a') + " | - 001 R1 use"},
    {std::string(4000, '_') + ".fastq", "plain | " + std::string(4000, '_') + " | - - R1 use"},
    {std::string("a\0b.fastq", 9), std::string("plain | a\0b | - - R1 use", 24)},
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

TEST_CASE("the names that sequencers and archives and services give are recognised", "[reads]")
{
    CHECK(names_of_producers.size() + hostile_names.size() >= 40);
    for (expectation const & expected : names_of_producers)
    {
        CAPTURE(expected.name);
        CHECK(meaning_among(expected.name, {}) == expected.meaning);
    }
}

TEST_CASE("names made to confuse are taken apart without harm", "[reads]")
{
    for (expectation const & expected : hostile_names)
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

TEST_CASE("an alignment is named by its stem or its read tag alone", "[reads]")
{
    for (auto const & [name, meaning] : std::vector<std::pair<std::string, std::string>>{
             {"tumor.bam", "plain | tumor | - - R1 use"},
             {"tumor.sorted.CRAM", "plain | tumor.sorted | - - R1 use"},
             {"tumor.sam.gz", "plain | tumor | - - R1 use"},
             {"tumor_1.sam", "plain | tumor_1 | - - R1 use"},
             {"SRR1234567_2.bam", "plain | SRR1234567_2 | - - R1 use"},
             {"T_S1_L001.bam", "plain | T_S1_L001 | - - R1 use"},
             {"T_R1.bam", "read_tag | T | - - R1 use"},
             {"T_R2_001.bam", "read_tag | T | - 001 R2 mate"},
             {"Undetermined_S0.bam", "plain | Undetermined_S0 | - - R1 undetermined"}})
    {
        CAPTURE(name);
        CHECK(is_alignment_name(name));
        CHECK(meaning_of(decode_file_name(name).value()) == meaning);
        CHECK(decode_file_name(name).value().partner.empty());
    }
    for (char const * name : {".bam", "bam", "x.bam.gz", "x.bam.bai", "x.crai", "x.fastq"})
        CHECK_FALSE(is_alignment_name(name));
}
