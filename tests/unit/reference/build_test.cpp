#include "support.hpp"
#include "support/catch.hpp"

#include <polarmir/reference/build.hpp>

#include <algorithm>

using namespace polarmir;
using namespace polarmir::reference;
using test::contains;
using test::message_of;
using test::named_placement;
using test::named_placements;

namespace {

std::string const hairpin_fasta{">xyz-mir-1-1 MI01 Xyz miR-1-1 stem-loop\n"
                                "ACGUUGGAAUGUAAAGAAGUAUGUAUCCGGUUAACCGGAA\n"
                                ">abc-mir-1 MI50 Abc miR-1 stem-loop\n"
                                "ACGUUGGAAUGUAAAGAAGUAUGUAUCCGGUUAACCGGAA\n"
                                ">xyz-mir-1-2 MI02 Xyz miR-1-2 stem-loop\n"
                                "UUUGGAAUGUAAAGAAGUAUGUAUGACCUGACUGAUCGAU\n"
                                ">xyz-mir-7 MI03 Xyz miR-7 stem-loop\n"
                                "GGUUUGGAAUGUAAAGAAGUAUGUAUCAAACCCGGGUUUA\n"};
std::string const mature_fasta{">xyz-miR-1-5p MIMAT01 Xyz miR-1-5p\n"
                               "UGGAAUGUAAAGAAGUAUGUAU\n"
                               ">abc-miR-1-5p MIMAT50 Abc miR-1-5p\n"
                               "UGGAAUGUAAAGAAGUAUGUAU\n"
                               ">xyz-miR-7-3p MIMAT03 Xyz miR-7-3p\n"
                               "CAAACCCGGGUUUA\n"};
// xyz-mir-1-1 on the plus strand, xyz-mir-1-2 on the minus strand, xyz-mir-7 twice, once on either strand
std::string const gff3{
    "##gff-version 3\n"
    "chr1\t.\tmiRNA_primary_transcript\t101\t140\t.\t+\t.\tID=MI01;Alias=MI01;Name=xyz-mir-1-1\n"
    "chr1\t.\tmiRNA\t105\t126\t.\t+\t.\tID=MIMAT01;Alias=MIMAT01;Name=xyz-miR-1-5p;Derives_from=MI01\n"
    "chr2\t.\tmiRNA_primary_transcript\t201\t240\t.\t-\t.\tID=MI02;Alias=MI02;Name=xyz-mir-1-2\n"
    "chr2\t.\tmiRNA\t217\t238\t.\t-\t.\tID=MIMAT01_1;Alias=MIMAT01;Name=xyz-miR-1-5p;Derives_from=MI02\n"
    "chr3\t.\tmiRNA_primary_transcript\t301\t340\t.\t+\t.\tID=MI03;Alias=MI03;Name=xyz-mir-7\n"
    "chr3\t.\tmiRNA\t327\t340\t.\t+\t.\tID=MIMAT03;Alias=MIMAT03;Name=xyz-miR-7-3p;Derives_from=MI03\n"
    "chr4\t.\tmiRNA_primary_transcript\t401\t440\t.\t-\t.\tID=MI03_2;Alias=MI03;Name=xyz-mir-7\n"
    "chr4\t.\tmiRNA\t401\t414\t.\t-\t.\tID=MIMAT03_1;Alias=MIMAT03;Name=xyz-miR-7-3p;Derives_from=MI03\n"};

std::set<named_placement> const expected{
    {"MI01", "MIMAT01", 5, 26}, {"MI02", "MIMAT01", 3, 24}, {"MI03", "MIMAT03", 27, 40}};

/// Files of one test; `replace` spoils them.
class fixture
{
  public:
    std::string hairpins{hairpin_fasta};
    std::string matures{mature_fasta};
    std::string annotation;
    std::string species{"xyz"};
    bool lenient{false};

    [[nodiscard]] build_result build() const
    {
        build_config config{test::write(directory_, "h.fa", hairpins),
                            test::write(directory_, "m.fa", matures),
                            std::nullopt,
                            species,
                            lenient};
        if (!annotation.empty())
            config.gff3 = test::write(directory_, "x.gff3", annotation);
        return reference::build(config);
    }

    /// The messages of all problems, without the directory.
    [[nodiscard]] std::vector<std::string> problems() const
    {
        try
        {
            (void)build();
        }
        catch (build_error const & failure)
        {
            return shortened(failure.problems());
        }
        return {};
    }

    [[nodiscard]] std::vector<std::string> shortened(std::vector<problem> const & problems) const
    {
        std::vector<std::string> messages;
        std::string const prefix = directory_.path().string() + "/";
        for (problem const & found : problems)
        {
            std::string text = found.message();
            for (std::size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix))
                text.erase(at, prefix.size());
            messages.push_back(text);
        }
        return messages;
    }

  private:
    test::tmp_dir directory_;
};

void replace(std::string & text, std::string const & what, std::string const & with)
{
    std::size_t const at = text.find(what);
    REQUIRE(at != std::string::npos);
    text.replace(at, what.size(), with);
}

using messages = std::vector<std::string>;

} // namespace

TEST_CASE("matures without GFF3 are placed in the hairpins named as their stem")
{
    build_result const result = fixture{}.build();
    CHECK(named_placements(result.reference) ==
          expected); // xyz-mir-7 holds miR-1-5p, too, but has another name
    CHECK(result.left_out.empty());
    CHECK(result.notes.empty());
    CHECK(result.reference.label() == "xyz from h.fa, m.fa (3 hairpins)");
    CHECK(result.from.species == "xyz");
    REQUIRE(result.from.sources.size() == 2);
    CHECK(result.from.sources[0].name == "h.fa");
}

TEST_CASE("a mature without a hairpin of its name is placed in every hairpin of the species")
{
    fixture files;
    replace(files.matures, ">xyz-miR-1-5p", ">xyz-miR-9-5p");
    CHECK(named_placements(files.build().reference) ==
          std::set<named_placement>{{"MI01", "MIMAT01", 5, 26},
                                    {"MI02", "MIMAT01", 3, 24},
                                    {"MI03", "MIMAT01", 5, 26},
                                    {"MI03", "MIMAT03", 27, 40}});
}

TEST_CASE("a mature that occurs twice in its hairpin has two placements")
{
    fixture files;
    replace(files.hairpins,
            "GGUUUGGAAUGUAAAGAAGUAUGUAUCAAACCCGGGUUUA",
            "CAAACCCGGGUUUAAACCCGGGUUUACAAACCCGGGUUUA");
    auto const placements = named_placements(files.build().reference);
    CHECK(placements.contains({"MI03", "MIMAT03", 1, 14}));
    CHECK(placements.contains({"MI03", "MIMAT03", 27, 40}));
}

TEST_CASE("matures are placed where the GFF3 has them on either strand")
{
    fixture files;
    files.annotation = gff3;
    build_result const result = files.build();
    CHECK(named_placements(result.reference) == expected);
    CHECK(result.notes.empty());
    CHECK(result.from.sources.size() == 3);
}

TEST_CASE("CRLF ends and lower case and DNA letters give the same reference")
{
    fixture const plain;
    fixture other;
    for (std::string * const text : {&other.hairpins, &other.matures})
    {
        replace(*text, "UGGAAUGUAAAGAAGUAUGUAU", "uggaaTgtaaagaaGUATGUAU");
        for (std::size_t at = text->find('\n'); at != std::string::npos; at = text->find('\n', at + 2))
            text->replace(at, 1, "\r\n");
    }
    CHECK(other.build().reference.hash() == plain.build().reference.hash());
}

TEST_CASE("the order of the records does not change the reference")
{
    fixture other;
    std::size_t const last = hairpin_fasta.rfind('>');
    other.hairpins = hairpin_fasta.substr(last) + hairpin_fasta.substr(0, last);
    CHECK(other.build().reference.hash() == fixture{}.build().reference.hash());
}

TEST_CASE("gzip files give the same reference")
{
    test::tmp_dir const directory;
    build_config const config{write_gzip(directory, "hairpin.fa.gz", hairpin_fasta),
                              write_gzip(directory, "mature.fa.gz", mature_fasta),
                              write_gzip(directory, "xyz.gff3.gz", gff3),
                              "xyz"};
    CHECK(build(config).reference.hash() == fixture{}.build().reference.hash());

    build_config const found = mirbase_files(directory.path(), "xyz");
    CHECK(found.hairpins == config.hairpins);
    CHECK(found.matures == config.matures);
    CHECK(found.gff3 == config.gff3);
    CHECK_FALSE(mirbase_files(directory.path(), "abc").gff3.has_value());
}

TEST_CASE("a miRBase folder without its files is named")
{
    test::tmp_dir const directory;
    CHECK(contains(message_of<input_error>([&] { (void)mirbase_files(directory.path(), "hsa"); }),
                   "has neither hairpin.fa nor hairpin.fa.gz"));
    test::write(directory, "hairpin.fa", hairpin_fasta);
    CHECK(contains(message_of<input_error>([&] { (void)mirbase_files(directory.path(), "hsa"); }),
                   "has neither mature.fa nor mature.fa.gz"));
}

TEST_CASE("a species that the file lacks is an error that says what it has")
{
    fixture files;
    files.species = "hsa";
    CHECK(contains(message_of<input_error>([&] { (void)files.build(); }),
                   "h.fa: no record of species 'hsa'; it has abc, xyz"));
    files.species = "xy";
    CHECK_THROWS_AS(files.build(), input_error);
}

TEST_CASE("all takes every species and keeps them apart")
{
    fixture files;
    files.species = "all";
    build_result const result = files.build();
    CHECK(result.reference.hairpins().size() == 4);
    auto placements = expected;
    placements.insert({"MI50", "MIMAT50", 5, 26});
    CHECK(named_placements(result.reference) == placements);
    CHECK(result.reference.rows().size() == 2);

    replace(files.hairpins, ">abc-mir-1 ", ">abc-mir-2 ");
    CHECK(named_placements(files.build().reference) == placements);
}

TEST_CASE("headers without accession use the name as MirGeneDB has it")
{
    fixture files;
    files.species = "hsa";
    files.hairpins = ">Hsa-Mir-1-P1_pre\nACGUUGGAAUGUAAAGAAGUAUGUAUCCGGUUAACCGGAA\n"
                     ">Hsa-Mir-1-P2_pre\nUUUGGAAUGUAAAGAAGUAUGUAUGACCUGACUGAUCGAU\n";
    files.matures = ">Hsa-Mir-1-P1_5p\nUGGAAUGUAAAGAAGUAUGUAU\n>Hsa-Mir-1-P1_3p*\nCCGGUUAACCGGAA\n";
    CHECK(named_placements(files.build().reference) ==
          std::set<named_placement>{{"Hsa-Mir-1-P1_pre", "Hsa-Mir-1-P1_5p", 5, 26},
                                    {"Hsa-Mir-1-P1_pre", "Hsa-Mir-1-P1_3p*", 27, 40}});
}

TEST_CASE("ambiguity codes are accepted and match nothing")
{
    fixture files;
    replace(files.hairpins, "ACGUUGGAAUGUAAAG", "ACGUUGGAAUGUAARG");
    files.species = "xyz";
    build_result const result = files.build();
    CHECK(result.reference.hairpins()[0].sequence.substr(0, 16) == "ACGTTGGAATGTAANG");
    CHECK(named_placements(result.reference) ==
          std::set<named_placement>{{"MI02", "MIMAT01", 3, 24}, {"MI03", "MIMAT03", 27, 40}});

    replace(files.matures, "UGGAAUGUAAAG", "UGGAAUGUAARG");
    CHECK(files.problems() == messages{"m.fa:1: lies in no hairpin of h.fa (xyz-miR-1-5p)"});
}

TEST_CASE("faulty entries are listed with file and line and name")
{
    fixture files;

    SECTION("a repeated name")
    {
        replace(files.hairpins, ">xyz-mir-1-2", ">xyz-mir-1-1");
        CHECK(files.problems() ==
              messages{"h.fa:5: name xyz-mir-1-1 was already given in line 1 (xyz-mir-1-1)"});
    }
    SECTION("a repeated accession")
    {
        replace(files.matures, "MIMAT03", "MIMAT01");
        CHECK(files.problems() ==
              messages{"m.fa:5: accession MIMAT01 was already given in line 1 (xyz-miR-7-3p)"});
    }
    SECTION("other characters")
    {
        replace(files.hairpins, "UUUGGAAUG", "UUUGGAXUG");
        replace(files.matures, "CAAACCC", "CAAA-CC");
        CHECK(files.problems() == messages{"h.fa:6: 'X' is no IUPAC nucleotide code (xyz-mir-1-2)",
                                           "m.fa:6: '-' is no IUPAC nucleotide code (xyz-miR-7-3p)"});
    }
    SECTION("an empty sequence")
    {
        replace(files.hairpins, "UUUGGAAUGUAAAGAAGUAUGUAUGACCUGACUGAUCGAU\n", "");
        CHECK(files.problems() == messages{"h.fa:5: the sequence is empty (xyz-mir-1-2)"});
    }
    SECTION("a formula for spreadsheets")
    {
        files.species = "all";
        replace(files.matures, ">xyz-miR-7-3p", ">=xyz-miR-7-3p");
        CHECK(files.problems() == messages{"m.fa:5: the name is a formula for spreadsheets (=xyz-miR-7-3p)"});
    }
    SECTION("a separator in the name")
    {
        replace(files.matures, ">xyz-miR-7-3p", ">xyz-miR-7:3p");
        CHECK(files.problems() == messages{"m.fa:5: the name holds ':' or ';' (xyz-miR-7:3p)"});
    }
    SECTION("a mature outside all hairpins")
    {
        replace(files.matures, "CAAACCC", "CAAAGCC");
        CHECK(files.problems() == messages{"m.fa:5: lies in no hairpin of h.fa (xyz-miR-7-3p)"});
    }
    SECTION("an entry of another species is no concern")
    {
        replace(files.hairpins, ">abc-mir-1 MI50 Abc miR-1 stem-loop\n", ">abc-mir-1 MI50\nXXXX*\n");
        replace(files.hairpins, "MI50", "MI01");
        CHECK(files.problems().empty());
        CHECK(named_placements(files.build().reference) == expected);
    }
}

TEST_CASE("GFF3 records that contradict the sequences are listed")
{
    fixture files;
    files.annotation = gff3;

    SECTION("a mature shifted by one")
    {
        replace(files.annotation, "miRNA\t105\t126", "miRNA\t106\t127");
        CHECK(files.problems() ==
              messages{"x.gff3:3: hairpin xyz-mir-1-1 does not read as the mature at 6-27 (xyz-miR-1-5p)"});
    }
    SECTION("the wrong strand")
    {
        replace(files.annotation, "217\t238\t.\t-", "217\t238\t.\t+");
        CHECK(files.problems() == messages{"x.gff3:5: it lies outside its hairpin MI02 (xyz-miR-1-5p)"});
    }
    SECTION("beyond the end of the FASTA sequence")
    {
        replace(files.hairpins, "CAAACCCGGGUUUA\n", "CAAACCCGGGU\n");
        replace(files.matures, "CAAACCCGGGUUUA\n", "CAAACCCGGGU\n");
        CHECK(files.problems().size() == 3); // two copies, and then the mature is nowhere
    }
    SECTION("a mature the FASTA lacks")
    {
        replace(files.matures, "MIMAT03", "MIMAT04");
        CHECK(files.problems() == messages{"x.gff3:7: MIMAT03 is not in m.fa (xyz-miR-7-3p)",
                                           "x.gff3:9: MIMAT03 is not in m.fa (xyz-miR-7-3p)",
                                           "m.fa:5: lies in no hairpin of h.fa (xyz-miR-7-3p)"});
    }
}

TEST_CASE("hairpins without a GFF3 record are placed by sequence and noted")
{
    fixture files;
    files.annotation = gff3.substr(0, gff3.find("chr2"));
    build_result const result = files.build();
    CHECK(named_placements(result.reference) == expected);
    CHECK(files.shortened(result.notes) ==
          messages{"h.fa:5: not in x.gff3: its matures are placed by sequence (xyz-mir-1-2)",
                   "h.fa:7: not in x.gff3: its matures are placed by sequence (xyz-mir-7)"});
}

TEST_CASE("a mature the GFF3 places is not looked for in hairpins of other names")
{
    fixture files;
    files.annotation = gff3.substr(0, gff3.find("chr2"));
    for (std::string * const text : {&files.matures, &files.annotation})
        replace(*text, "xyz-miR-1-5p", "xyz-miR-9-5p");
    CHECK(named_placements(files.build().reference) ==
          std::set<named_placement>{{"MI01", "MIMAT01", 5, 26}, {"MI03", "MIMAT03", 27, 40}});
}

TEST_CASE("GFF3 records of hairpins that are not taken are counted in a note")
{
    fixture files;
    files.annotation = gff3;
    files.hairpins.erase(files.hairpins.find(">xyz-mir-1-2"),
                         files.hairpins.find(">xyz-mir-7") - files.hairpins.find(">xyz-mir-1-2"));
    build_result const result = files.build();
    CHECK(files.shortened(result.notes) ==
          messages{"x.gff3: passed over: their hairpins are not taken from h.fa (1 miRNA lines)"});
}

TEST_CASE("lenient leaves faulty entries out and lists them")
{
    fixture files;
    replace(files.hairpins, ">xyz-mir-1-2", ">xyz-mir-1-1");
    replace(files.matures, "CAAACCC", "CAAAGCC");
    CHECK(files.problems().size() == 2);
    CHECK(contains(message_of<input_error>([&] { (void)files.build(); }), "and 1 more problems\nhint: "));

    files.lenient = true;
    build_result const result = files.build();
    CHECK(files.shortened(result.left_out) ==
          messages{"h.fa:5: name xyz-mir-1-1 was already given in line 1 (xyz-mir-1-1)",
                   "m.fa:5: lies in no hairpin of h.fa (xyz-miR-7-3p)"});
    CHECK(result.reference.hairpins().size() == 2);
    CHECK(named_placements(result.reference) == std::set<named_placement>{{"MI01", "MIMAT01", 5, 26}});
}

TEST_CASE("a mature left out in front does not move the others")
{
    fixture files;
    files.lenient = true;
    replace(files.matures, "UGGAAUGUAAAG", "UGGAAUGUAAUG");
    CHECK(named_placements(files.build().reference) ==
          std::set<named_placement>{{"MI03", "MIMAT03", 27, 40}});
}

TEST_CASE("wrong files are refused even when lenient")
{
    fixture files;
    files.lenient = true;

    SECTION("swapped files")
    {
        std::swap(files.hairpins, files.matures);
        CHECK(contains(message_of<input_error>([&] { (void)files.build(); }), "are the two files swapped"));
    }
    SECTION("FASTQ")
    {
        files.hairpins = "@read\nACGT\n+\nIIII\n";
        CHECK(contains(message_of<input_error>([&] { (void)files.build(); }),
                       "h.fa:1: expected a FASTA header"));
    }
    SECTION("empty")
    {
        files.matures.clear();
        CHECK(contains(message_of<input_error>([&] { (void)files.build(); }), "m.fa: holds no FASTA record"));
    }
    SECTION("no GFF3")
    {
        files.annotation = hairpin_fasta;
        CHECK(
            contains(message_of<input_error>([&] { (void)files.build(); }), "x.gff3:1: expected 9 columns"));
    }
}

TEST_CASE("a build without files or species is a usage error")
{
    CHECK_THROWS_AS(build({{}, "m.fa", std::nullopt, "hsa"}), usage_error);
    CHECK_THROWS_AS(build({"h.fa", {}, std::nullopt, "hsa"}), usage_error);
    CHECK_THROWS_AS(build({"h.fa", "m.fa", std::nullopt, ""}), usage_error);
    CHECK_THROWS_AS(build({"no-such.fa", "m.fa", std::nullopt, "hsa"}), input_error);
}
