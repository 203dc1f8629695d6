#include "support/catch.hpp"
#include "synthetic.hpp"

#include <polarmir/reference/embedded.hpp>

#include <string>
#include <utility>
#include <vector>

namespace library = polarmir::library;
namespace reference = polarmir::reference;
namespace test = polarmir::test;
using library::status;

namespace {

library::inference infer(test::design const & plan)
{
    test::synthetic_reads const sample{plan};
    return test::infer(sample.views());
}

/// The adapter of no kit.
std::string const novel{"CTGATGGCGCGAGGGAGGCTTCA"};

} // namespace

TEST_CASE("every kit of the table is recognised from its own reads")
{
    for (reference::kit const & kit : reference::kits())
    {
        test::design plan;
        plan.before = {std::string(kit.clip_5p, 'R')};
        plan.gap = std::string(kit.gap_3p, 'R');
        plan.adapter = std::string(kit.poly_a ? 15 : 0, 'A') + kit.adapter_3p;
        bool const umi_is_behind = kit.umi == reference::umi_place::after_adapter;
        plan.behind = {std::string(umi_is_behind ? kit.umi_length : 0, 'R') + "AGATCGGAAGAGCACACGTCT"};
        plan.read_length = 76;
        library::inference const result = infer(plan);
        CAPTURE(kit.name, result.reason);
        CHECK(result.status == status::detected);
        std::string const same = kit.name == "lexogen" ? "truseq" : kit.name == "smarter" ? "cats" : kit.name;
        CHECK(result.kit == same); // kits with the same layout cannot be told apart
        CHECK(result.layout.clip_5p == kit.clip_5p);
        CHECK(result.layout.gap_3p == kit.gap_3p);
        CHECK(result.layout.umi == kit.umi);
        CHECK(result.layout.umi_length == kit.umi_length);
        CHECK(result.support > 0.9);
        CHECK(result.warnings.empty());
    }
}

TEST_CASE("an adapter of no kit is found with what lies around it")
{
    using parts = std::pair<std::vector<std::string>, std::string>;
    auto const [before, gap] = GENERATE(values<parts>({
        {{""}, ""},
        {{"RRRR"}, "RRRR"},
        {{"RRR"}, ""},
        {{""}, "RRRRRRRR"},
        {{"ACGTA", "TGCAC", "GATCT", "CTAGG"}, ""},
        {{"ACGTAC", "TGCACA", "GATCTG", "CTAGGT"}, ""},
        {{"ACGTACC", "TGCACAG"}, ""},
        {{"ACGTACCT", "TGCACAGA", "GATCTGAC"}, ""},
    }));
    test::design plan;
    plan.before = before;
    plan.gap = gap;
    plan.adapter = novel;
    library::inference const result = infer(plan);
    CAPTURE(before.front(), gap, result.reason);
    CHECK(result.status == status::detected);
    CHECK(result.kit == "custom");
    CHECK(result.layout.adapter_3p.substr(0, novel.size()) == novel);
    CHECK(result.layout.clip_5p == before.front().size());
    CHECK(result.layout.gap_3p == gap.size());
    CHECK(result.layout.umi == reference::umi_place::none);
}

TEST_CASE("a UMI behind an adapter of no kit is found")
{
    test::design plan;
    plan.adapter = novel;
    plan.behind = {"RRRRRRRRRR" + test::index_primer};
    plan.read_length = 80;
    library::inference const result = infer(plan);
    CHECK(result.kit == "custom");
    CHECK(result.layout.adapter_3p == novel);
    CHECK(result.layout.umi == reference::umi_place::after_adapter);
    CHECK(result.layout.umi_length == 10);
}

TEST_CASE("random adapters are found from their first base")
{
    std::mt19937_64 random{99};
    for (std::uint64_t round = 0; round < 20; ++round)
    {
        test::design plan;
        plan.seed = round;
        plan.read_length = 51;
        plan.gap = round % 2 == 0 ? "" : "RRRR";
        plan.adapter.resize(20);
        for (char & base : plan.adapter)
            base = "ACGT"[random() % 4];
        library::inference const result = infer(plan);
        CAPTURE(plan.adapter, result.layout.adapter_3p, result.reason);
        CHECK(result.status == status::detected);
        CHECK(result.layout.adapter_3p.substr(0, 20) == plan.adapter);
        CHECK(result.layout.gap_3p == plan.gap.size());
    }
}

TEST_CASE("the extra bases of another kit make a known adapter custom")
{
    test::design plan = test::truseq_design();
    plan.before = {"RRR"};
    library::inference const result = infer(plan);
    CHECK(result.kit == "custom");
    CHECK(result.layout.adapter_3p == test::truseq);
    CHECK(result.layout.clip_5p == 3);
    CHECK(result.reason.find("truseq") != std::string::npos);
}

TEST_CASE("one miRNA that makes up most reads does not shift the adapter")
{
    test::design plan;
    plan.adapter = novel;
    plan.top_share = 0.8;
    plan.reads = 5'000;
    library::inference const result = infer(plan);
    CHECK(result.layout.adapter_3p.substr(0, novel.size()) == novel);
    CHECK(result.layout.gap_3p == 0);
    CHECK(result.layout.clip_5p == 0);
}

TEST_CASE("ten anchors are enough when they agree and are announced as few")
{
    test::design plan = test::truseq_design();
    plan.reads = 60;
    plan.mirna_share = 0.5;
    library::inference const result = infer(plan);
    CHECK(result.status == status::detected);
    CHECK(result.anchors < 100);
    CHECK(test::has_warning(result, "known miRNAs with bases behind"));
}

TEST_CASE("a blank is recognised by the adapter of its kit alone and announced")
{
    test::design plan = test::truseq_design();
    plan.mirna_share = 0;
    library::inference const result = infer(plan);
    CHECK(result.status == status::kit_only);
    CHECK(result.kit == "truseq");
    CHECK(result.layout.adapter_3p == test::truseq);
    CHECK(result.support > 0.95);
    CHECK(test::has_warning(result, "from its adapter alone"));
}

TEST_CASE("the adapter of a kit far behind the miRNAs is not theirs")
{
    test::design plan = test::truseq_design();
    plan.gap = std::string(24, 'R');
    plan.read_length = 80;
    library::inference const result = infer(plan);
    CHECK(result.status == status::undetermined);
    CHECK(result.reason.find("no common sequence") != std::string::npos);
}

TEST_CASE("an adapter that ends like that of a kit is one of its own")
{
    auto const first = GENERATE("GA", "GAC", "CACGT");
    test::design plan;
    plan.adapter = first + test::truseq;
    library::inference const result = infer(plan);
    CAPTURE(first, result.reason);
    CHECK(result.status == status::detected);
    CHECK(result.kit == "custom");
    CHECK(result.layout.adapter_3p.substr(0, plan.adapter.size()) == plan.adapter);
    CHECK(result.layout.gap_3p == 0);
}

TEST_CASE("an unknown adapter without miRNAs stays undetermined")
{
    test::design plan;
    plan.adapter = novel;
    plan.mirna_share = 0;
    library::inference const result = infer(plan);
    CHECK(result.status == status::undetermined);
    CHECK(result.reason.find("--adapter SEQUENCE or --kit NAME") != std::string::npos);
    CHECK(result.layout.adapter_3p.empty());
}

TEST_CASE("trimmed reads are their inserts")
{
    library::inference const result = infer(test::design{});
    CAPTURE(result.reason);
    CHECK(result.status == status::already_trimmed);
    CHECK(result.layout.adapter_3p.empty());
    CHECK(result.layout.clip_5p == 0);
    CHECK(result.support > 0.9);
}

TEST_CASE("random bases that trimming has left are cut off trimmed reads")
{
    test::design plan;
    plan.before = {"RRRR"};
    plan.gap = "RRRR";
    library::inference const result = infer(plan);
    CAPTURE(result.reason);
    CHECK(result.status == status::already_trimmed);
    CHECK(result.layout.clip_5p == 4);
    CHECK(result.layout.gap_3p == 4);
}

TEST_CASE("reads too short to show the adapter are not guessed")
{
    test::design plan = test::truseq_design();
    plan.read_length = 22;
    plan.mirna_share = 1;
    library::inference const result = infer(plan);
    CHECK(result.status == status::undetermined);
    CHECK(result.reason.find("end too soon") != std::string::npos);
}

TEST_CASE("short reads that show the first bases of a known adapter are enough")
{
    auto const length = GENERATE(std::size_t{30}, std::size_t{36});
    test::design plan = test::truseq_design();
    plan.read_length = length;
    library::inference const result = infer(plan);
    CAPTURE(length, result.reason);
    CHECK(result.status == status::detected);
    CHECK(result.kit == "truseq");

    plan = test::nextflex_design();
    plan.read_length = length + 8;
    library::inference const random_ends = infer(plan);
    CAPTURE(random_ends.reason);
    CHECK(random_ends.kit == "nextflex");
}

TEST_CASE("reads that end inside the UMI lose it with a warning")
{
    test::design plan = test::qiaseq_design();
    plan.read_length = 50;
    library::inference const result = infer(plan);
    CHECK(result.status == status::detected);
    CHECK(result.layout.adapter_3p == test::qiaseq);
    CHECK(result.layout.umi == reference::umi_place::none);
    CHECK(test::has_warning(result, "not complete behind the adapter"));
}

TEST_CASE("a UMI that the reads just hold is used")
{
    test::design plan = test::qiaseq_design();
    plan.read_length = 56;
    library::inference const result = infer(plan);
    CHECK(result.kit == "qiaseq");
    CHECK(result.layout.umi_length == 12);
}

TEST_CASE("a poly-A tail behind the inserts is found with the adapter behind it")
{
    test::design plan;
    plan.before = {"RRR"};
    plan.adapter = "AAAAAAAAAAAAAAA";
    plan.behind = {"GATCGGAAGAGCACACGTCTGAACTCC"};
    plan.read_length = 75;
    test::synthetic_reads const sample{plan};
    library::inference const result = test::infer(sample.views());
    CAPTURE(result.reason);
    CHECK(result.status == status::detected);
    CHECK(result.kit == "cats");
    CHECK(result.layout.poly_a);
    CHECK(result.layout.adapter_3p.starts_with("GATCGGAAGAGC"));
    CHECK(result.layout.clip_5p == 3);
}

TEST_CASE("behind a poly-A tail any adapter is read from the reads")
{
    test::design plan;
    plan.adapter = "AAAAAAAAAAAAAAA";
    plan.behind = {"CTGATGGCGCGAGGGAGGCG"};
    plan.read_length = 75;
    test::synthetic_reads const sample{plan};
    library::inference const result = test::infer(sample.views());
    CAPTURE(result.reason);
    CHECK(result.kit == "custom");
    CHECK(result.layout.poly_a);
    CHECK(result.layout.adapter_3p.starts_with("CTGATGGCGCGA"));
}

TEST_CASE("barcodes of different length are refused")
{
    test::design plan = test::truseq_design();
    plan.before = {"ACG", "TGCAC", "GATCTGA", "CTAGGTACC"};
    library::inference const result = infer(plan);
    CHECK(result.status == status::undetermined);
    CHECK(result.reason.find("of them begin behind") != std::string::npos);
}

TEST_CASE("no reads are no library")
{
    library::inference const result = test::infer({});
    CHECK(result.status == status::undetermined);
    CHECK(result.reason == "no reads");
    CHECK(result.warnings.empty());
}

TEST_CASE("the same reads give the same inference")
{
    test::synthetic_reads const sample{test::nextflex_design()};
    library::inference const one = test::infer(sample.views());
    library::inference const two = test::infer(sample.views());
    CHECK(one.layout == two.layout);
    CHECK(one.reason == two.reason);
    CHECK(one.support == two.support);
}

TEST_CASE("an adapter that ends like another kit's keeps its first bases when there are few reads")
{
    // v1.5 is ATC and then the adapter of v1.0: with few reads the three look like random bases.
    std::size_t detected{0};
    for (std::uint64_t seed = 1; seed <= 200; ++seed)
    {
        test::design plan;
        plan.adapter = "ATCTCGTATGCCGTCTTCTGCTTG";
        plan.reads = 11 + seed % 12;
        plan.mirna_share = 1;
        plan.seed = seed;
        test::synthetic_reads const few{plan};
        auto const found = test::infer(few.views());
        if (found.status != library::status::detected)
            continue;
        ++detected;
        CAPTURE(seed, found.reason);
        CHECK(found.kit == "illumina-v1.5");
        CHECK(found.layout.gap_3p == 0);
    }
    CHECK(detected > 100);
}

TEST_CASE("a kit that three quarters of the reads show is not certain when all have more in common",
          "[library]")
{
    // A quarter of the adapters lacks the kit's first bases; from the fourth on all are alike.
    test::design whole;
    whole.adapter = "TGGAATTCTCGGGTGCCAAGG";
    whole.reads = 1'500;
    test::design worn = whole;
    worn.adapter = "CACAATTCTCGGGTGCCAAGG";
    worn.reads = 500;
    worn.seed = 2;
    test::synthetic_reads const most{whole};
    test::synthetic_reads const others{worn};
    auto reads = most.views();
    reads.insert(reads.end(), others.views().begin(), others.views().end());
    library::inference const result = test::infer(reads);
    CAPTURE(result.reason, result.layout.adapter_3p, result.layout.gap_3p);
    CHECK(result.layout.adapter_3p.starts_with("AATTCTCGG"));
    CHECK(result.layout.gap_3p == 3);
}
