#include "support/catch.hpp"
#include "synthetic.hpp"

#include <polarmir/core/error.hpp>

#include <string>

namespace library = polarmir::library;
namespace reference = polarmir::reference;
namespace test = polarmir::test;
using library::status;

namespace {

library::inference infer(test::design const & plan, library::request const & wanted)
{
    test::synthetic_reads const sample{plan};
    return test::infer(sample.views(), wanted);
}

library::request with_adapter(std::string const & sequence)
{
    library::request wanted;
    wanted.adapter = sequence;
    return wanted;
}

library::request with_kit(std::string const & name)
{
    library::request wanted;
    wanted.kit = name;
    return wanted;
}

std::string const bases_of_mir_21{"TAGCTTATCAGACTGATGTTGATGGAATTCTCGG"};

} // namespace

TEST_CASE("a given adapter that the reads show needs no warning")
{
    library::inference const result = infer(test::truseq_design(), with_adapter("uggaauucucgg"));
    CHECK(result.status == status::given);
    CHECK(result.kit == "truseq");
    CHECK(result.layout.adapter_3p == "TGGAATTCTCGG");
    CHECK(result.layout.clip_5p == 0);
    CHECK(result.support > 0.95);
    CHECK(result.warnings.empty());
}

TEST_CASE("extra bases around a given adapter are taken from the reads")
{
    library::inference const result = infer(test::nextflex_design(), with_adapter(test::truseq));
    CHECK(result.layout.clip_5p == 4);
    CHECK(result.layout.gap_3p == 4);
    CHECK(result.kit == "nextflex");
    CHECK(result.reason.find("as found in the reads") != std::string::npos);
    CHECK(result.warnings.empty());

    library::inference const umi = infer(test::qiaseq_design(), with_adapter(test::qiaseq));
    CHECK(umi.kit == "qiaseq");
    CHECK(umi.layout.umi_length == 12);
}

TEST_CASE("a part of the adapter cannot hold its UMI in place and says so")
{
    library::inference const result = infer(test::qiaseq_design(), with_adapter(test::qiaseq.substr(0, 14)));
    CHECK(result.layout.umi == reference::umi_place::none);
    CHECK(test::has_warning(result, "without the UMI"));
}

TEST_CASE("a given adapter wins over the reads and the contradiction names both")
{
    library::inference const result = infer(test::truseq_design(), with_adapter(test::qiaseq));
    CHECK(result.status == status::given);
    CHECK(result.layout.adapter_3p == test::qiaseq);
    CHECK(result.layout.umi_length == 0);
    CHECK(test::has_warning(result, test::qiaseq));
    CHECK(test::has_warning(result, "TGGAATTCTCGG"));
    CHECK(result.warnings.size() == 1);
}

TEST_CASE("an adapter without its first bases is a contradiction")
{
    test::design plan;
    plan.adapter = "ATCTCGTATGCCGTCTTCTGCTTG";
    library::inference const result = infer(plan, with_adapter("TCGTATGCCGTCTTC"));
    CHECK(result.layout.gap_3p == 0);
    CHECK(test::has_warning(result, "ATCTCGTATGCC"));
}

TEST_CASE("a given adapter that hardly any read carries is announced without other evidence")
{
    test::design plan;
    plan.adapter = "CTGATGGCGCGAGGGAGGCTTCA";
    plan.mirna_share = 0;
    library::inference const result = infer(plan, with_adapter(test::truseq));
    CHECK(result.status == status::given);
    CHECK(test::has_warning(result, "few reads carry"));
    CHECK(infer(plan, with_adapter(plan.adapter)).warnings.empty());
}

TEST_CASE("adapter none makes inserts of the reads")
{
    library::inference const trimmed = infer(test::design{}, with_adapter("none"));
    CHECK(trimmed.status == status::given);
    CHECK(trimmed.layout.adapter_3p.empty());
    CHECK(trimmed.warnings.empty());

    library::inference const wrong = infer(test::truseq_design(), with_adapter("None"));
    CHECK(wrong.layout.adapter_3p.empty());
    CHECK(test::has_warning(wrong, "TGGAATTCTCGG"));
}

TEST_CASE("a given kit brings its whole layout")
{
    library::inference const result = infer(test::nextflex_design(), with_kit("nextflex"));
    CHECK(result.status == status::given);
    CHECK(result.kit == "nextflex");
    CHECK(result.layout.clip_5p == 4);
    CHECK(result.layout.gap_3p == 4);
    CHECK(result.warnings.empty());

    library::inference const relative = infer(test::truseq_design(), with_kit("lexogen"));
    CHECK(relative.kit == "lexogen");
    CHECK(relative.warnings.empty());
}

TEST_CASE("a given kit that the reads contradict is used with a warning")
{
    CHECK(test::has_warning(infer(test::nextflex_design(), with_kit("truseq")), "4 bases before the insert"));
    CHECK(test::has_warning(infer(test::truseq_design(), with_kit("nextflex")), "--kit nextflex"));
    CHECK(test::has_warning(infer(test::truseq_design(), with_kit("qiaseq")), "TGGAATTCTCGG"));
    CHECK(test::has_warning(infer(test::design{}, with_kit("truseq")), "already cut off"));
}

TEST_CASE("a given quality offset wins")
{
    library::request wanted;
    wanted.phred_offset = 64;
    library::inference const result = test::infer({{"", bases_of_mir_21, std::string(34, 'B')}}, wanted);
    CHECK_FALSE(result.refused);
    CHECK(result.layout.phred_offset == 64);
}

TEST_CASE(
    "offset 64 is refused for qualities that it would make negative, and 33 warned of where all are high")
{
    library::request wanted;
    wanted.phred_offset = 64;
    library::inference const refused = test::infer({{"", bases_of_mir_21, std::string(34, ':')}}, wanted);
    CHECK(refused.status == status::undetermined);
    CHECK(refused.refused);
    CHECK(refused.reason.find("Phred+33") != std::string::npos);
    CHECK_FALSE(test::infer({{"", bases_of_mir_21, std::string(34, ';')}}, wanted).refused);
    wanted.phred_offset = 33;
    std::string const high = std::string(32, 'B') + "hf";
    library::inference const warned = test::infer({{"", bases_of_mir_21, high}}, wanted);
    CHECK(warned.layout.phred_offset == 33);
    CHECK(test::has_warning(warned, "looks like Phred+64"));
}

TEST_CASE("equal qualities are announced")
{
    std::string const bases{"TAGCTTATCAGACTGATGTTGATGGAATTCTCGG"};
    std::string const qualities(bases.size(), 'I');
    library::inference const result = test::infer({{"", bases, qualities}});
    CHECK_FALSE(result.layout.has_qualities);
    CHECK(test::has_warning(result, "not filtered by quality"));
}

TEST_CASE("an invalid request is refused before the reads are looked at")
{
    CHECK_THROWS_AS(test::infer({}, with_kit("nosuchkit")), polarmir::usage_error);
}
