#include "library/choose_umi.hpp"
#include "support/catch.hpp"
#include "synthetic.hpp"

#include <polarmir/core/error.hpp>

#include <functional>
#include <optional>
#include <random>
#include <string>
#include <vector>

using namespace polarmir;
using library::inference;
using library::name_umi;
using library::status;
using library::umi_request;
using reference::umi_place;

namespace {

std::string random_bases(std::size_t length, std::mt19937 & random)
{
    std::string bases(length, 'A');
    for (char & base : bases)
        base = "ACGT"[random() % 4];
    return bases;
}

inference trimmed_reads()
{
    inference before;
    before.status = status::already_trimmed;
    before.reason = "trimmed";
    return before;
}

using naming = std::function<std::string(std::size_t number, std::mt19937 & random)>;

/// What is chosen for reads with these names; `before` is what was inferred from their bases.
inference choose(naming const & name,
                 std::size_t number,
                 std::optional<umi_request> const & wanted = {},
                 inference before = trimmed_reads())
{
    std::mt19937 random{1};
    std::vector<std::string> names;
    for (std::size_t i = 0; i < number; ++i)
        names.push_back(name(i, random));
    std::vector<reads::read_view> views;
    for (std::string const & one : names)
        views.push_back({one, "ACGT", "IIII"});
    library::choose_umi(views, wanted, before);
    return before;
}

inference nextflex_reads()
{
    inference before;
    before.status = status::detected;
    before.layout.adapter_3p = "TGGAATTCTCGG";
    before.layout.clip_5p = 4;
    before.layout.gap_3p = 4;
    return before;
}

std::string message_of(std::string const & text)
{
    try
    {
        static_cast<void>(umi_request::parse(text));
    }
    catch (usage_error const & problem)
    {
        return problem.what();
    }
    return {};
}

std::string illumina(std::size_t number)
{
    return "A00:1:HFLOW:1:1101:" + std::to_string(1000 + number) + ":17";
}

} // namespace

TEST_CASE("every way to write a UMI into names is recognised")
{
    struct style
    {
        naming name;
        name_umi place;
        std::uint32_t length;
    };
    auto const number = GENERATE(range(0, 6));
    std::vector<style> const styles{
        {[](std::size_t i, auto & random) {
             return illumina(i) + "_" + random_bases(12, random) + " 1:N:0:ACGT";
         },
         name_umi::underscore,
         12},
        {[](std::size_t i, auto & random) {
             return illumina(i) + ":" + random_bases(9, random) + " 1:N:0:ACGT";
         },
         name_umi::colon_field,
         9},
        {[](std::size_t i, auto & random) {
             return illumina(i) + ":r" + random_bases(4, random) + "+" + random_bases(4, random);
         },
         name_umi::colon_field,
         8},
        {[](std::size_t i, auto & random) {
             return illumina(i) + " 1:N:0:ATCACG:UMI_" + random_bases(16, random);
         },
         name_umi::label,
         16},
        {[](std::size_t i, auto & random) {
             return "r" + std::to_string(i) + "\tBC:Z:ACGTAC\tRX:Z:" + random_bases(6, random) + "-" +
                    random_bases(6, random);
         },
         name_umi::rx_tag,
         12},
        {[](std::size_t i, auto & random) {
             return "SRR1." + std::to_string(i) + "_" + random_bases(32, random);
         },
         name_umi::underscore,
         32},
    };
    style const & one = styles[static_cast<std::size_t>(number)];
    inference const found = choose(one.name, 500);
    CAPTURE(number, found.reason);
    CHECK(found.layout.umi == umi_place::read_name);
    CHECK(found.layout.umi_in_name == one.place);
    CHECK(found.layout.umi_length == one.length);
    CHECK(found.layout.clip_5p == 0);
    CHECK(found.reason == "trimmed; UMI of " + std::to_string(one.length) + " bases in the read names");
    // Asked for, it is the same.
    CHECK(choose(one.name, 500, umi_request{umi_place::read_name, 0}).layout == found.layout);
    // Switched off.
    CHECK(choose(one.name, 500, umi_request{umi_place::none, 0}).layout.umi == umi_place::none);
    // Reads that hold a UMI of their own keep it.
    inference qiaseq = trimmed_reads();
    qiaseq.layout.umi = umi_place::after_adapter;
    qiaseq.layout.umi_length = 12;
    CHECK(choose(one.name, 500, {}, qiaseq).layout == qiaseq.layout);
}

TEST_CASE("what is constant, misread now and then, or of another kind is no UMI")
{
    auto const number = GENERATE(range(0, 9));
    std::vector<naming> const names{
        [](std::size_t i, auto &) { return illumina(i) + "_ATCACG"; },
        [](std::size_t i, auto &) { return illumina(i) + ":ATCACG"; },
        // An index with a misread base in every tenth read: up to 18 neighbours.
        [](std::size_t i, auto & random) {
            std::string index{"ATCACG"};
            if (random() % 10 == 0)
                index[random() % 6] = "ACGT"[random() % 4];
            return illumina(i) + "_" + index;
        },
        // Bases of different lengths.
        [](std::size_t i, auto & random) {
            return illumina(i) + "_" + random_bases(5 + random() % 3, random);
        },
        // Too short, and too long.
        [](std::size_t i, auto & random) { return illumina(i) + "_" + random_bases(3, random); },
        [](std::size_t i, auto & random) { return illumina(i) + "_" + random_bases(33, random); },
        // In nine of ten names only.
        [](std::size_t i, auto & random) {
            return i % 10 == 0 ? illumina(i) : illumina(i) + "_" + random_bases(8, random);
        },
        [](std::size_t i, auto &) { return "read_" + std::to_string(i); },
        [](std::size_t, auto &) { return std::string{}; },
    };
    naming const & name = names[static_cast<std::size_t>(number)];
    inference const found = choose(name, 5'000);
    CAPTURE(number, found.reason);
    CHECK(found.layout == trimmed_reads().layout);
    CHECK(found.reason == "trimmed");
    inference const refused = choose(name, 5'000, umi_request{umi_place::read_name, 0});
    CHECK(refused.status == status::undetermined);
    CHECK(refused.reason ==
          "--umi read_name, but the read names hold no UMI of equal length (RX:Z:ACGT, NAME_ACGT "
          "or NAME:ACGT)");
}

TEST_CASE("few names do not show a UMI unless it is called one")
{
    naming const unnamed = [](std::size_t i, auto & random) {
        return illumina(i) + "_" + random_bases(8, random);
    };
    naming const named = [](std::size_t i, auto & random) {
        return illumina(i) + "\tRX:Z:" + random_bases(8, random);
    };
    CHECK(choose(unnamed, 0).layout.umi == umi_place::none);
    CHECK(choose(unnamed, 19).layout.umi == umi_place::none);
    CHECK(choose(unnamed, 20).layout.umi == umi_place::read_name);
    CHECK(choose(named, 0).layout.umi == umi_place::none);
    CHECK(choose(named, 1).layout.umi == umi_place::read_name);
    CHECK(choose(unnamed, 2, umi_request{umi_place::read_name, 0}).layout.umi_length == 8);
}

TEST_CASE("a tag or label that never varies holds no UMI")
{
    naming const tag = [](std::size_t i, auto &) { return illumina(i) + "\tRX:Z:ACGTACGT"; };
    naming const label = [](std::size_t i, auto &) { return illumina(i) + " 1:N:0:ATCACG:UMI_ACGTACGT"; };
    for (naming const & name : {tag, label})
    {
        CHECK(choose(name, 19).layout.umi == umi_place::read_name); // too few to say
        CHECK(choose(name, 20).layout.umi == umi_place::none);
        CHECK(choose(name, 20, umi_request{umi_place::read_name, 0}).status == status::undetermined);
    }
}

TEST_CASE("a few names without UMI, or with N in it, do no harm")
{
    naming const name = [](std::size_t i, auto & random) {
        std::string umi = random_bases(8, random);
        if (i % 50 == 0)
            umi[3] = 'N';
        return i % 200 == 199 ? illumina(i) : illumina(i) + "_" + umi;
    };
    CHECK(choose(name, 2'000).layout.umi_length == 8);
}

TEST_CASE("a UMI that was asked for is used, or refused with the way out")
{
    naming const plain = [](std::size_t i, auto &) { return illumina(i); };
    inference const ends = choose(plain, 100, umi_request{umi_place::random_ends, 0}, nextflex_reads());
    CHECK(ends.layout.umi == umi_place::random_ends);
    CHECK(ends.layout.umi_length == 8);
    CHECK(ends.layout.clip_5p == 4);
    CHECK(ends.reason == "; UMI as given: random_ends:8");

    inference const before = choose(plain, 100, umi_request{umi_place::before_insert, 6}, nextflex_reads());
    CHECK(before.layout.umi == umi_place::before_insert);
    CHECK(before.layout.clip_5p == 6); // taken off the insert
    CHECK(choose(plain, 100, umi_request{umi_place::before_insert, 3}, nextflex_reads()).layout.clip_5p == 4);

    inference const behind = choose(plain, 100, umi_request{umi_place::after_adapter, 10}, nextflex_reads());
    CHECK(behind.layout.umi_length == 10);
    CHECK(behind.layout.clip_5p == 4);

    CHECK(choose(plain, 100, umi_request{umi_place::after_adapter, 10}).reason ==
          "--umi after_adapter:10, but no adapter is known: give --adapter SEQUENCE");
    CHECK(choose(plain, 100, umi_request{umi_place::random_ends, 0}).reason ==
          "--umi random_ends, but the reads show only 0 extra bases around the insert; give --kit NAME if "
          "there "
          "are more");
    inference qiaseq = nextflex_reads();
    qiaseq.layout.umi = umi_place::after_adapter;
    qiaseq.layout.umi_length = 12;
    inference const off = choose(plain, 100, umi_request{umi_place::none, 0}, qiaseq);
    CHECK(off.layout.umi == umi_place::none);
    CHECK(off.layout.umi_length == 0);
    // What cannot be told stays so, with its own reason.
    inference unknown;
    unknown.reason = "no adapter";
    inference const still = choose(plain, 100, umi_request{umi_place::read_name, 0}, unknown);
    CHECK(still.status == status::undetermined);
    CHECK(still.reason == "no adapter");
}

TEST_CASE("values of --umi are read and written alike")
{
    for (char const * text :
         {"none", "random_ends", "read_name", "before_insert:1", "before_insert:32", "after_adapter:12"})
        CHECK(umi_request::parse(text).to_string() == text);
    CHECK(umi_request::parse("after_adapter:12") == umi_request{umi_place::after_adapter, 12});
    for (std::string const text : {"",
                                   "Auto",
                                   "UMI",
                                   "before_insert",
                                   "before_insert:",
                                   "before_insert:0",
                                   "before_insert:33",
                                   "before_insert:-1",
                                   "before_insert:+8",
                                   "before_insert: 8",
                                   "before_insert:8 ",
                                   "before_insert:8:8",
                                   "before_insert:1e1",
                                   "before_insert:99999999999999999999",
                                   "after_adapter",
                                   "after_adapter:x",
                                   "none:4",
                                   "random_ends:8",
                                   "read_name:12",
                                   ":8"})
        CHECK(message_of(text) == "UMI '" + text +
                                      "': give auto, none, random_ends, read_name, before_insert:N or "
                                      "after_adapter:N with a length N "
                                      "of 1 to 32 nt");
}

TEST_CASE("a UMI that the reads speak against is used with a warning")
{
    test::synthetic_reads const plain{test::truseq_design()};
    library::inference const cut =
        test::infer(plain.views(), {{}, {}, {}, umi_request::parse("before_insert:8")});
    CHECK(cut.layout.clip_5p == 8);
    CHECK(test::has_warning(cut, "begin behind 0 bases: up to 8 more are cut off"));

    test::synthetic_reads const umis{test::qiaseq_design()};
    CHECK(test::has_warning(test::infer(umis.views(), {{}, {}, {}, umi_request::parse("after_adapter:8")}),
                            "has another UMI: after_adapter:12"));
    CHECK(test::infer(umis.views(), {{}, {}, {}, umi_request::parse("after_adapter:12")}).warnings.empty());
    CHECK(test::infer(umis.views(), {{}, {}, {}, umi_request::parse("none")}).warnings.empty());
}

TEST_CASE("bases where a UMI was said to be are looked at")
{
    // Behind the TruSeq adapter lies the rest of the primer, the same in all reads.
    test::synthetic_reads const plain{test::truseq_design()};
    inference const constant =
        test::infer(plain.views(), {{}, {}, {}, umi_request::parse("after_adapter:4")});
    CHECK(constant.layout.umi == umi_place::after_adapter);
    CHECK(test::has_warning(constant, "of the reads have the same bases there"));

    test::design short_reads = test::qiaseq_design();
    short_reads.read_length = 60;
    test::synthetic_reads const umis{short_reads};
    inference const too_long =
        test::infer(umis.views(), {{}, {}, {}, umi_request::parse("after_adapter:32")});
    CHECK(test::has_warning(too_long, "of the reads are long enough to hold it"));
    CHECK_FALSE(test::has_warning(too_long, "the same bases"));
}
