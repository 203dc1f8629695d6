// What is known about public libraries from their publications, against what the reads show.
#include "oracle/library/first_reads.hpp"
#include "support/catch.hpp"
#include "support/shared_data.hpp"

#include <polarmir/library/infer.hpp>
#include <polarmir/reference/embedded.hpp>

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace library = polarmir::library;
namespace reference = polarmir::reference;
namespace test = polarmir::test;
using library::status;

namespace {

struct known_library
{
    std::string file;
    std::string kit;
    std::string adapter; ///< its first bases
    std::uint32_t clip_5p{0};
    std::uint32_t gap_3p{0};
    std::uint32_t umi_length{0};
};

library::inference infer(std::string const & file)
{
    library::inferrer const inferred{reference::human_panel()};
    test::first_reads const sample{test::shared_data("data/reads/" + file + ".fastq.gz")};
    return inferred(sample.views(), {});
}

void check(known_library const & known)
{
    library::inference const result = infer(known.file);
    CAPTURE(known.file, result.reason, result.warnings);
    CHECK(result.status == status::detected);
    CHECK(result.kit == known.kit);
    CHECK(result.layout.adapter_3p.substr(0, known.adapter.size()) == known.adapter);
    CHECK(result.layout.adapter_3p.size() >= 12);
    CHECK(result.layout.clip_5p == known.clip_5p);
    CHECK(result.layout.gap_3p == known.gap_3p);
    CHECK(result.layout.umi_length == known.umi_length);
    CHECK(result.layout.phred_offset == 33);
    CHECK(result.layout.has_qualities);
    CHECK(result.warnings.empty() == (result.anchors >= 100));
    CHECK(result.support >= 0.85);
    CHECK(result.reason.find(known.adapter) != std::string::npos);
}

} // namespace

TEST_CASE("serum of a TruSeq library")
{
    check({"serum_RNA014937_S1_R1", "truseq", "TGGAATTCTCGG"});
}

TEST_CASE("cells of a TruSeq library")
{
    check({"mirtrace_sample1", "truseq", "TGGAATTCTCGG"});
}

TEST_CASE("a hundred thousand reads of a TruSeq library")
{
    check({"mirtrace_video1_100k", "truseq", "TGGAATTCTCGG"});
}

TEST_CASE("an Illumina v1.5 library and not its v1.0 tail")
{
    check({"mirtrace_sample3", "illumina-v1.5", "ATCTCGTATGCC"});
}

TEST_CASE("oyster reads of an Illumina v1.0 library")
{
    check({"mirtrace_sample4_oyster", "illumina-v1.0", "TCGTATGCCGTC"});
}

TEST_CASE("a thousand reads of 36 nt of an Illumina v1.0 library")
{
    check({"excerpt_testData_human", "illumina-v1.0", "TCGTATGCCGTC"});
}

TEST_CASE("nameless fly reads of a NEBNext library with few known miRNAs")
{
    check({"seqpac_fly_fq1_nameless", "nebnext", "AGATCGGAAGAG"});
}

TEST_CASE("plasma of a cohort with four random bases at both ends")
{
    auto const * const sample = GENERATE("01", "02", "03", "07", "08", "09");
    check({std::string{"compsra_cohort/sample"} + sample, "nextflex", "TGGAATTCTCGG", 4, 4});
}

TEST_CASE("mouse reads of a QIAseq library with UMI")
{
    check({"qiaseq_mouse_umi_5k", "qiaseq", "AACTGTAGGCAC", 0, 0, 12});
    CHECK(infer("qiaseq_mouse_umi_5k").layout.umi == reference::umi_place::after_adapter);
}

TEST_CASE("an ENCODE library with bar codes before the insert")
{
    check({"encode_HepG2_barcoded", "encode", "ACGGGCTAAT", 6});
}

TEST_CASE("bovine plasma that was trimmed before")
{
    library::inference const result = infer("bovine_plasma_trimmed");
    CAPTURE(result.reason);
    CHECK(result.status == status::already_trimmed);
    CHECK(result.layout.adapter_3p.empty());
    CHECK(result.layout.clip_5p == 0);
    CHECK(result.layout.gap_3p == 0);
    CHECK(result.support > 0.95);
}

TEST_CASE("three trimmed reads are too few to infer anything")
{
    library::inference const result = infer("seqcluster_umi_header");
    CHECK(result.status == status::undetermined);
    CHECK(result.reason.find("--adapter") != std::string::npos);
    CHECK(result.reason.find("--kit") != std::string::npos);
}

TEST_CASE("fewer reads of a library never show another one")
{
    using row = std::pair<std::string, std::string>;
    auto const [file, kit] = GENERATE(values<row>({{"serum_RNA014937_S1_R1", "truseq"},
                                                   {"mirtrace_sample1", "truseq"},
                                                   {"mirtrace_sample3", "illumina-v1.5"},
                                                   {"mirtrace_sample4_oyster", "illumina-v1.0"},
                                                   {"excerpt_testData_human", "illumina-v1.0"},
                                                   {"seqpac_fly_fq1_nameless", "nebnext"},
                                                   {"compsra_cohort/sample01", "nextflex"},
                                                   {"compsra_cohort/sample07", "nextflex"},
                                                   {"qiaseq_mouse_umi_5k", "qiaseq"},
                                                   {"encode_HepG2_barcoded", "encode"}}));
    library::inferrer const inferred{reference::human_panel()};
    test::first_reads const sample{test::shared_data("data/reads/" + file + ".fastq.gz")};
    std::span<polarmir::reads::read_view const> const reads{sample.views()};
    for (std::size_t const number : {50U, 100U, 200U, 400U, 800U})
    {
        library::inference const result = inferred(reads.first(number), {});
        CAPTURE(file, number, result.reason);
        CHECK(result.kit == kit);
        CHECK(result.warnings.empty() == (result.anchors >= 100));
    }
}
