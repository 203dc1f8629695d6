#include "support.hpp"
#include "support/catch.hpp"

#include <polarmir/reference/competitor.hpp>
#include <polarmir/reference/competitor_set.hpp>
#include <polarmir/reference/embedded.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>

using namespace polarmir;
using namespace polarmir::reference;
using test::contains;
using test::message_of;

namespace {

constexpr std::string_view header{"name\tclass\taccession\tsequence\thost_of\tsource\n"};

std::vector<competitor> read_text(std::string_view text)
{
    test::tmp_dir const directory;
    return read_competitor_file(test::write(directory, "others.tsv", text)).entries;
}

std::string refusal_of(std::string_view text)
{
    return message_of<parse_error>([text] { (void)read_text(text); });
}

/// Acceptor stem of seven pairs around 60 other bases, the discriminator base behind it.
std::string made_trna(std::string const & before, std::string const & behind)
{
    return before + "GCCGAAA" + std::string(60, 'A') + "TTTCGGC" + behind;
}

std::string read_as_trna(std::string const & sequence)
{
    return read_text(">tRNA\n" + sequence + "\n").front().sequence;
}

} // namespace

TEST_CASE("the classes of other RNAs are called as in the tables")
{
    std::set<std::string> names;
    for (std::size_t i = 0; i < rna_class_count; ++i)
        names.insert(name_of(static_cast<rna_class>(i)));
    CHECK(names == std::set<std::string>{
                       "tRNA", "rRNA", "YRNA", "snRNA", "snoRNA", "7SL", "piRNA", "artefact", "other_rna"});
    CHECK(name_of(rna_class::srp) == std::string{"7SL"});
}

TEST_CASE("competitors are read from a table, columns in any order")
{
    auto const entries = read_text("sequence\tname\tclass\thost_of\n"
                                   "acguryACGT\tSNORA36B\tsnoRNA\tMIMAT0005948;MIMAT0005949\n"
                                   "TTTT\tRNY4\tYRNA\t\n");
    REQUIRE(entries.size() == 2);
    CHECK(entries[0].name == "SNORA36B");
    CHECK(entries[0].accession.empty());
    CHECK(entries[0].rna_class == rna_class::snorna);
    CHECK(entries[0].sequence == "ACGTNNACGT");
    CHECK(entries[0].host_of == std::vector<std::string>{"MIMAT0005948", "MIMAT0005949"});
    CHECK(entries[1].host_of.empty());
}

TEST_CASE("a faulty line of a competitor table is named with what is wrong")
{
    std::string const top{header};
    CHECK(contains(refusal_of(top + "U2\tsnRNA\t\tACGT\t\t\nU2\tsnRNA\t\tACGA\t\t\n"),
                   "others.tsv:3: name: expected a name that no line above has, found 'U2'"));
    CHECK(contains(refusal_of(top + "U2\tsn\t\tACGT\t\t\n"), "others.tsv:2: class: expected tRNA, rRNA"));
    CHECK(contains(refusal_of(top + "U;2\tsnRNA\t\tACGT\t\t\n"), "others.tsv:2: name: expected"));
    CHECK(contains(refusal_of(top + "=U2\tsnRNA\t\tACGT\t\t\n"), "others.tsv:2: name: expected"));
    CHECK(contains(refusal_of(top + "U2\tsnRNA\t\tAC-T\t\t\n"), "others.tsv:2: sequence: expected"));
    CHECK(contains(refusal_of(top + "U2\tsnRNA\t\t\t\t\n"), "others.tsv:2: sequence: expected"));
    CHECK(contains(refusal_of(top + "U2\tsnRNA\t\tACGT\tmiR-1\t\n"), "others.tsv:2: host_of: expected"));
    CHECK(contains(refusal_of("name\tsequence\nU2\tACGT\n"), "others.tsv"));
}

TEST_CASE("names and accessions of FASTA records")
{
    auto const entries = read_text(">ENSG00000222623_snRNA\nACGT\n"
                                   ">Homo_sapiens_tRNA_1 tdbD00011644|Homo_sapiens|9606|Tyr|GTA\nACGT\n"
                                   ">a:b;c d\nACGT\n"
                                   ">U6 one\nACGT\n"
                                   ">U6 two\nACGT\n"
                                   ">U6-2\nACGT\n"
                                   ">=1+1\nACGT\n");
    std::vector<std::string> names;
    for (competitor const & entry : entries)
        names.push_back(entry.name);
    CHECK(names ==
          std::vector<std::string>{
              "ENSG00000222623_snRNA", "Homo_sapiens_tRNA_1", "a_b_c", "U6", "U6-2", "U6-2-2", "_1+1"});
    CHECK(entries[0].accession == "ENSG00000222623");
    CHECK(entries[1].accession == "tdbD00011644");
    CHECK(entries[2].accession.empty());
}

TEST_CASE("a FASTQ file given for competitors is told from a table")
{
    CHECK(contains(message_of<input_error>([] { (void)read_text("@r\nACGT\n+\nIIII\n"); }),
                   "others.tsv: looks like FASTQ"));
}

TEST_CASE("FASTA sequences lose their wrapping and case; unknown bases and gaps match nothing")
{
    auto const entries = read_text(">x\r\nacgu\r\nNNRT\r\n\n>GtRNAdb tRNA\nAC_GT.A-\n");
    REQUIRE(entries.size() == 2);
    CHECK(entries[0].sequence == "ACGTNNNT");
    CHECK(entries[1].sequence == "ACNGTNAN");

    test::tmp_dir const directory;
    auto const packed = read_competitor_file(test::write_gzip(directory, "x.fa.gz", ">x\nACGT\n")).entries;
    CHECK(packed.front().sequence == "ACGT");
}

TEST_CASE("the class of a FASTA record is told by its header")
{
    auto const [text, kind] = GENERATE(values<std::pair<std::string, rna_class>>({
        {"ENSG00000222623_snRNA", rna_class::snrna},
        {"ENSG00000221420_snoRNA", rna_class::snorna},
        {"ENSG00000275143_scaRNA", rna_class::snorna},
        {"ENSG00000199352_rRNA", rna_class::rrna},
        {"ENSG00000252302_rRNA_pseudogene", rna_class::rrna},
        {"ENSG00000211459_Mt_rRNA", rna_class::rrna},
        {"ENSG00000210049_Mt_tRNA", rna_class::trna},
        {"ENSG00000201470_misc_RNA", rna_class::other_rna},
        {"ENSG00000277027_ribozyme", rna_class::other_rna},
        {"Homo_sapiens_tRNA_1 tdbD00011644|Homo_sapiens|9606|Tyr|GTA", rna_class::trna},
        {"Homo_sapiens_tRNA-Ala-AGC-1-1 (tRNAscan-SE ID: chr6.trna83) Ala (AGC)", rna_class::trna},
        {"chrX.trna8-IleGAT", rna_class::trna},
        {"trnalookalike2_GlnTTG_1_-_564879_564950", rna_class::trna},
        {"trnaMT_TrpTCA_MT_+_5512_5579", rna_class::trna},
        {"r_DNA", rna_class::rrna},
        {"NR_003286.4 Homo sapiens RNA, 18S ribosomal N5 (RNA18SN5)", rna_class::rrna},
        {"NM_000967.4 Homo sapiens ribosomal protein L3 (RPL3), mRNA", rna_class::other_rna},
        {"LSM3 homolog, U6 small nuclear RNA and mRNA degradation associated", rna_class::other_rna},
        {"NR_001458.3 Homo sapiens MIR155 host gene (MIR155HG)", rna_class::other_rna},
        {"RNA5-8SN5", rna_class::rrna},
        {"piR-hsa-1", rna_class::pirna},
        {"hsa_piR_000001|gb|DQ569913", rna_class::pirna},
        {"RNY4", rna_class::yrna},
        {"ENST00000363465.1 ncrna gene_biotype:misc_RNA gene_symbol:Y_RNA", rna_class::yrna},
        {"7SL", rna_class::srp},
        {"RN7SL1", rna_class::srp},
        {"Metazoa_SRP", rna_class::srp},
        {"RN7SK", rna_class::other_rna},
        {"VTRNA1-1", rna_class::other_rna},
        {"SNORD44", rna_class::snorna},
        {"ENST00000516122.1 ncrna gene_biotype:snRNA description:RNA, U6 small nuclear 871",
         rna_class::snrna},
        {"gi|9626372|ref|NC_001422.1| Coliphage phiX174, complete genome", rna_class::artefact},
        {"RNA_Adapter_(RA5)_part_#_15013205", rna_class::artefact},
        {"Illumina Small RNA v1.5 3p Adapter", rna_class::artefact},
        {"I5_Primer_Nextera_XT_and_Nextera_Enrichment_[N/S/E]501", rna_class::artefact},
        {"contig_17", rna_class::other_rna},
    }));
    CAPTURE(text);
    CHECK(name_of(read_text('>' + text + "\nACGTACGT\n").front().rna_class) == std::string{name_of(kind)});
}

TEST_CASE("miRNAs in a FASTA file are no rivals of themselves")
{
    test::tmp_dir const directory;
    competitor_file const file = read_competitor_file(
        test::write(directory,
                    "ncrna.fa",
                    ">hsa-mir-21 MI0000077\nACGT\n>MI0022705|hsa-mir-6859-1&WithFlank\nACGT\n"
                    ">ENST01 ncrna gene_biotype:miRNA\nACGT\n>hsa-let-7a-5p MIMAT0000062\nACGT\n"
                    ">SNORD44 hosts no miR155\nACGT\n"));
    CHECK(file.mirnas_left_out == 4);
    REQUIRE(file.entries.size() == 1);
    CHECK(file.entries.front().name == "SNORD44");
}

TEST_CASE("tRNAs get their CCA where the gene ends behind the discriminator base")
{
    CHECK(read_as_trna(made_trna("", "A")) == made_trna("", "ACCA"));
    CHECK(read_as_trna(made_trna("", "ACCA")) == made_trna("", "ACCA"));
    // tRNA-His as it is read, with the G in front
    CHECK(read_as_trna(made_trna("G", "ACCA")) == made_trna("G", "ACCA"));
    // without the discriminator base, or with flanks, there is nothing to add to
    CHECK(read_as_trna(made_trna("", "")) == made_trna("", ""));
    CHECK(read_as_trna(made_trna("TTTTTTTTTT", "AGTTTTTTTT")) == made_trna("TTTTTTTTTT", "AGTTTTTTTT"));
    // alanine: the stem itself ends with CC, the discriminator base is A
    std::string const alanine{"GGGGGTATAGCTCAGTGGTAGAGCGCGTGCTTAGCATGCACGAGGTCCTGGGTTCGATCCCCAGTACCTCCA"};
    CHECK(read_as_trna(alanine) == alanine + "CCA");
    CHECK(read_as_trna(alanine + "CCA") == alanine + "CCA");
}

TEST_CASE("a faulty FASTA file of competitors is refused with file and line")
{
    CHECK(contains(refusal_of(">U2\n>U6\nACGT\n"), "others.tsv:1: no sequence follows the header 'U2'"));
    CHECK(contains(refusal_of(">U2\nACGT\nAC*T\n"), "others.tsv:3: the sequence of 'U2' holds"));
    CHECK(contains(refusal_of(">\nACGT\n"), "others.tsv:1: the header has no name"));
    CHECK(
        contains(message_of<input_error>([] { (void)read_text(""); }), "others.tsv: holds no FASTA record"));
}

TEST_CASE("merged competitors: equal sequences once, names once")
{
    auto const merged = merge_competitors({{"U2", "", rna_class::snrna, "ACGT", {}}},
                                          {{"mine", "", rna_class::other_rna, "ACGT", {}},
                                           {"U2", "", rna_class::snrna, "ACGTT", {}},
                                           {"U6", "", rna_class::snrna, "ACGTTT", {}},
                                           {"again", "", rna_class::snrna, "ACGTTT", {}}});
    REQUIRE(merged.size() == 3);
    CHECK(merged[0].name == "U2");
    CHECK(merged[1].name == "U2-2");
    CHECK(merged[1].sequence == "ACGTT");
    CHECK(merged[2].name == "U6");
}

TEST_CASE("a host of miRNAs is one with other ends too")
{
    std::string const host = "GATTACA" + std::string(40, 'C') + "TTGCATTG";
    std::vector<competitor> entries{{"SNORA1", "", rna_class::snorna, host, {}},
                                    {"longer", "", rna_class::snorna, "AA" + host + "GG", {"MIMAT02"}},
                                    {"shorter", "", rna_class::snorna, host.substr(2, 45), {}},
                                    {"piece", "", rna_class::pirna, host.substr(2, 30), {}},
                                    {"other", "", rna_class::snorna, std::string(60, 'G'), {}}};
    mark_hosts(entries, {{"known", "", rna_class::snorna, host, {"MIMAT01"}}, entries[1]});
    CHECK(entries[0].host_of == std::vector<std::string>{"MIMAT01", "MIMAT02"});
    CHECK(entries[1].host_of == std::vector<std::string>{"MIMAT01", "MIMAT02"});
    CHECK(entries[2].host_of == std::vector<std::string>{"MIMAT01", "MIMAT02"});
    CHECK(entries[3].host_of.empty());
    CHECK(entries[4].host_of.empty());
}

TEST_CASE("hosts are known whatever competes and in whatever order it is given")
{
    test::tmp_dir const directory;
    auto const snora81 = std::ranges::find(competitors(), "SNORA81", &competitor::name);
    REQUIRE(snora81 != competitors().end());
    auto const plain = test::write(
        directory, "plain.fa", ">x\n" + snora81->sequence + "\n>y\n" + std::string(60, 'A') + "C\n");
    auto const marked =
        test::write(directory,
                    "marked.tsv",
                    std::string{header} + "z\tsnoRNA\t\t" + std::string(60, 'A') + "C\tMIMAT01\t\n");
    auto const hosted = [](competitor_choice const & choice) {
        auto const set = load(choice);
        std::map<std::string, std::vector<std::string>> found;
        for (competitor const & one : set.entries())
            found[one.sequence] = one.host_of;
        return found;
    };
    auto const expected = hosted({false, {plain, marked}});
    CHECK(expected.at(snora81->sequence) == snora81->host_of);
    CHECK(expected.at(std::string(60, 'A') + "C") == std::vector<std::string>{"MIMAT01"});
    CHECK(hosted({false, {marked, plain}}) == expected);
    CHECK(hosted({true, {plain, marked}}).at(snora81->sequence) == snora81->host_of);
}

TEST_CASE("names of many records with the same first word are made in no time")
{
    std::string text;
    for (int i = 0; i < 100'000; ++i)
        text += ">Homo sapiens\nACGT\n";
    auto const entries = read_text(text);
    REQUIRE(entries.size() == 100'000);
    CHECK(entries[0].name == "Homo");
    CHECK(entries[99'999].name == "Homo-100000");
}

TEST_CASE("a name that looks numbered is not given twice")
{
    auto const entries = read_text(">a\nACGT\n>a-2\nACGT\n>a\nACGT\n>a-2\nACGT\n");
    REQUIRE(entries.size() == 4);
    CHECK(entries[2].name == "a-3");
    CHECK(entries[3].name == "a-2-2");
}
