// Files that references are made of.
#include "inputs.hpp"
#include "runner.hpp"

using namespace polarmir::test;

namespace {

std::string const hairpins{">xyz-mir-1 MI01 Xyz miR-1 stem-loop\n"
                           "ACGUUGGAAUGUAAAGAAGUAUGUAUCCGGUUAACCGGAA\n"
                           ">xyz-mir-7 MI03 Xyz miR-7 stem-loop\n"
                           "GGUUUGGAAUGUAAAGAAGUAUGUAUCAAACCCGGGUUUA\n"};
std::string const matures{">xyz-miR-1-5p MIMAT01 Xyz miR-1-5p\n"
                          "UGGAAUGUAAAGAAGUAUGUAU\n"
                          ">xyz-miR-7-3p MIMAT03 Xyz miR-7-3p\n"
                          "CAAACCCGGGUUUA\n"};
char const * const build{"reference build --hairpin @/h.fa --mature @/m.fa --species xyz -o @/ref"};

std::vector<made_file> files(std::string const & hairpin, std::string const & mature)
{
    return {{"h.fa", hairpin}, {"m.fa", mature}};
}

} // namespace

TEST_CASE("the reference that the rows spoil is good", "[bad_input]")
{
    tmp_dir const folder;
    for (made_file const & file : files(hairpins, matures))
        polarmir::io::write_file(folder / file.path, file.bytes);
    auto const result = run_cli(words_of(build, folder.path().string()));
    CAPTURE(result.err);
    CHECK(result.code == 0);
}

BAD_INPUT("hairpins that are not there",
          {.files = {{"m.fa", matures}}, .command = build, .code = 3, .says = {"h.fa", "No such file"}})
BAD_INPUT(
    "an empty file of hairpins",
    {.files = files("", matures), .command = build, .code = 3, .says = {"h.fa", "holds no FASTA record"}})
BAD_INPUT(
    "an empty file of matures",
    {.files = files(hairpins, ""), .command = build, .code = 3, .says = {"m.fa", "holds no FASTA record"}})
BAD_INPUT("FASTQ for hairpins",
          {.files = files(good_reads(), matures),
           .command = build,
           .code = 3,
           .says = {"h.fa:1", "expected a FASTA header ('>')"}})
BAD_INPUT("hairpins of proteins",
          {.files = files(">xyz-mir-1 MI01\nMKLVPEQW\n", matures),
           .command = build,
           .code = 3,
           .says = {"m.fa", "no mature lies in a hairpin of", "swapped"}})
BAD_INPUT("a hairpin without sequence",
          {.files = files(">xyz-mir-1 MI01\n" + hairpins, matures),
           .command = build,
           .code = 3,
           .says = {"h.fa:1", "the sequence is empty", "xyz-mir-1", "--lenient-reference"}})
BAD_INPUT("a hairpin without name",
          {.files = files(">\nACGU\n", matures),
           .command = build,
           .code = 3,
           .says = {"h.fa", "no record has a name"}})
BAD_INPUT("a hairpin twice",
          {.files = files(hairpins + hairpins, matures),
           .command = build,
           .code = 3,
           .says = {"h.fa:5", "xyz-mir-1", "line 1", "--lenient-reference"}})
BAD_INPUT("a mature twice",
          {.files = files(hairpins, matures + matures),
           .command = build,
           .code = 3,
           .says = {"m.fa:5", "xyz-miR-1-5p", "line 1", "--lenient-reference"}})
BAD_INPUT("a mature that lies in no hairpin",
          {.files = files(hairpins, matures + ">xyz-miR-9 MIMAT09\nGGGGGGGGCCCCCCCCAAAA\n"),
           .command = build,
           .code = 3,
           .says = {"m.fa:5", "xyz-miR-9", "lies in no hairpin", "--lenient-reference"}})
BAD_INPUT("a mature that lies in no hairpin is left out when lenient",
          {.files = files(hairpins, matures + ">xyz-miR-9 MIMAT09\nGGGGGGGGCCCCCCCCAAAA\n"),
           .command = std::string{build} + " --lenient-reference",
           .code = 0,
           .says = {"warning", "m.fa:5", "xyz-miR-9", "lies in no hairpin"},
           .leaves = {"ref"}})
BAD_INPUT("an unknown species",
          {.files = files(hairpins, matures),
           .command = "reference build --hairpin @/h.fa --mature @/m.fa --species mmu -o @/ref",
           .code = 3,
           .says = {"h.fa", "no record of species 'mmu'", "xyz"}})
BAD_INPUT("a species by its Latin name",
          {.files = files(hairpins, matures),
           .command = "reference build --hairpin @/h.fa --mature @/m.fa --species 'Homo sapiens' -o @/ref",
           .code = 3,
           .says = {"'Homo sapiens'", "xyz"}})
BAD_INPUT("hairpins and matures swapped",
          {.files = files(matures, hairpins), .command = build, .code = 3, .says = {"swapped"}})
BAD_INPUT("hairpins without matures",
          {.files = files(hairpins, matures),
           .command = "reference build --hairpin @/h.fa --species xyz -o @/ref",
           .code = 2,
           .says = {"hairpin and a mature FASTA", "give both"}})
BAD_INPUT("a GFF3 file without miRNAs",
          {.files = {{"h.fa", hairpins}, {"m.fa", matures}, {"g.gff3", "##gff-version 3\n"}},
           .command = std::string{build} + " --gff @/g.gff3",
           .code = 3,
           .says = {"g.gff3", "no miRNA_primary_transcript", "miRBase"}})
BAD_INPUT(
    "a GFF3 file with too few columns",
    {.files = {{"h.fa", hairpins}, {"m.fa", matures}, {"g.gff3", "chr1\t.\tmiRNA_primary_transcript\t1\n"}},
     .command = std::string{build} + " --gff @/g.gff3",
     .code = 3,
     .says = {"g.gff3:1", "expected 9 columns, found 4"}})
BAD_INPUT("a GFF3 file with places that are no numbers",
          {.files = {{"h.fa", hairpins},
                     {"m.fa", matures},
                     {"g.gff3",
                      "chr1\t.\tmiRNA_primary_transcript\tx\t9\t.\t+\t.\tID=MI01;Name=xyz-mir-1\n"}},
           .command = std::string{build} + " --gff @/g.gff3",
           .code = 3,
           .says = {"g.gff3:1"}})
BAD_INPUT("a folder of miRBase without hairpins",
          {.files = {{"mirbase/mature.fa", matures}},
           .command = "reference build --mirbase @/mirbase --species xyz -o @/ref",
           .code = 3,
           .says = {"mirbase", "hairpin.fa", "hairpin.fa.gz"}})
BAD_INPUT("hairpins in a truncated gzip file",
          {.files = {{"h.fa.gz", without_end(gzipped(hairpins), 6)}, {"m.fa", matures}},
           .command = "reference build --hairpin @/h.fa.gz --mature @/m.fa --species xyz -o @/ref",
           .code = 3,
           .says = {"h.fa.gz", "truncated", "copy or download the file again"}})
BAD_INPUT("a reference folder that is a file",
          {.files = {{"h.fa", hairpins}, {"m.fa", matures}, {"ref", "mine"}},
           .command = build,
           .code = 2,
           .says = {"/ref", "no directory"}})
BAD_INPUT("fetch of an unknown release",
          {.command = "reference fetch mirbas -o @/ref",
           .code = 2,
           .says = {"no release 'mirbas'", "mirbase"}})
BAD_INPUT("fetch from a folder without the files",
          {.files = {{"empty/notes.txt", "mine"}},
           .command = "reference fetch mirbase --from @/empty -o @/ref",
           .code = 3,
           .says = {"/empty", "hairpin.fa"},
           .leaves = {"ref"}})
BAD_INPUT("fetch from a folder with other files",
          {.files = {{"from/hairpin.fa", hairpins}, {"from/mature.fa", matures}},
           .command = "reference fetch mirbase --from @/from -o @/ref",
           .code = 3,
           .says = {"ref/source/hairpin.fa", "no record of species 'hsa'", "it has xyz"},
           .leaves = {"ref"}})
BAD_INPUT("show of a miRNA that is not there",
          {.command = "reference show human --mirna hsa-miR-99999",
           .code = 2,
           .says = {"hsa-miR-99999", "human"}})
