#include "support/catch.hpp"

#include <polarmir/trim/adapter.hpp>
#include <polarmir/trim/trimmer.hpp>

#include <limits>
#include <random>
#include <string>
#include <string_view>

namespace library = polarmir::library;
namespace reads = polarmir::reads;
namespace reference = polarmir::reference;
namespace trim = polarmir::trim;
using trim::outcome;

namespace {

std::string const truseq{"TGGAATTCTCGGGTGCCAAGG"};
std::string const qiaseq{"AACTGTAGGCACCATCAAT"};
std::string const mir21{"TAGCTTATCAGACTGATGTTGA"};
std::string const umi{"ACGTTGCATGCA"};
std::string const index_primer{"AGATCGGAAGAGCACACGTCT"};

struct owned_read
{
    std::string bases;
    std::string qualities;
    explicit owned_read(std::string sequence, char quality = 'I') :
        bases{std::move(sequence)}, qualities(bases.size(), quality)
    {}
    [[nodiscard]] reads::read_view view() const { return {"r", bases, qualities}; }
};

trim::config truseq_config()
{
    trim::config settings;
    settings.layout.adapter_3p = truseq;
    return settings;
}

trim::config random_ends_config()
{
    trim::config settings = truseq_config();
    settings.layout.clip_5p = 4;
    settings.layout.gap_3p = 4;
    return settings;
}

trim::config qiaseq_config()
{
    trim::config settings;
    settings.layout.adapter_3p = qiaseq;
    settings.layout.umi = reference::umi_place::after_adapter;
    settings.layout.umi_length = 12;
    return settings;
}

trim::config umi_first_config()
{
    trim::config settings = truseq_config();
    settings.layout.clip_5p = 10;
    settings.layout.umi = reference::umi_place::before_insert;
    settings.layout.umi_length = 8;
    return settings;
}

struct trim_case
{
    std::string what;
    std::string bases;
    outcome fate;
    std::string insert;
};

void check(trim::config const & settings, trim_case const & row)
{
    CAPTURE(row.what, row.bases);
    owned_read const given{row.bases};
    trim::trimmed_read const result = trim::trimmer{settings}(given.view());
    CHECK(std::string{trim::name_of(result.outcome)} == trim::name_of(row.fate));
    CHECK(std::string{result.insert} == row.insert);
}

std::string bases(std::size_t length)
{
    static std::string const source{"ACCTAGCATCCATTACACGATCCTAATCACTCCATACAACGCTTACCATACTCAACCTATC"};
    return source.substr(0, length);
}

} // namespace

TEST_CASE("a read with its adapter is judged by the length of its insert")
{
    auto const row = GENERATE(values<trim_case>({
        {"a miRNA", mir21 + truseq + "AACTCC", outcome::kept, mir21},
        {"adapter at once", truseq + "AACTCC", outcome::adapter_dimer, ""},
        {"seven bases", bases(7) + truseq, outcome::adapter_dimer, bases(7)},
        {"eight bases", bases(8) + truseq, outcome::too_short, bases(8)},
        {"fifteen bases", bases(15) + truseq, outcome::too_short, bases(15)},
        {"sixteen bases", bases(16) + truseq, outcome::kept, bases(16)},
        {"fifty bases", bases(50) + truseq, outcome::kept, bases(50)},
        {"fifty one bases", bases(51) + truseq, outcome::too_long, bases(51)},
        {"three bases of adapter at the end", bases(40) + "TGG", outcome::kept, bases(40)},
    }));
    check(truseq_config(), row);
}

TEST_CASE("a read without the adapter of its library is kept only when short")
{
    auto const row = GENERATE(values<trim_case>({
        {"36 bases left", bases(36), outcome::untrimmed, bases(36)},
        {"35 bases left", bases(35), outcome::kept, bases(35)},
        {"60 bases left are untrimmed and not too long", bases(60), outcome::untrimmed, bases(60)},
        {"short and no dimer", bases(7), outcome::too_short, bases(7)},
        {"nothing", "", outcome::too_short, ""},
        {"poly-G is cut first", mir21 + std::string(20, 'G'), outcome::kept, mir21},
        {"eight G", mir21 + std::string(8, 'G'), outcome::kept, mir21},
        {"seven G are not cut", mir21 + std::string(7, 'G'), outcome::kept, mir21 + "GGGGGGG"},
        {"long before the poly-G", bases(36) + std::string(9, 'G'), outcome::untrimmed, bases(36)},
        {"no signal at all", std::string(50, 'G'), outcome::too_short, ""},
    }));
    check(truseq_config(), row);
}

TEST_CASE("poly-G before an adapter belongs to the insert")
{
    std::string const insert = "TAGCTTATCAGACGGGGGGGG";
    check(truseq_config(), {"found adapter", insert + truseq, outcome::kept, insert});
}

TEST_CASE("random bases at both ends of the insert are cut off")
{
    auto const row = GENERATE(values<trim_case>({
        {"both ends", "ACCA" + mir21 + "CTAC" + truseq, outcome::kept, mir21},
        {"dimer of random bases", "ACCACTAC" + truseq, outcome::adapter_dimer, ""},
        {"fewer random bases than designed", "ACC" + truseq, outcome::adapter_dimer, ""},
        {"no random bases", truseq + "AACTCC", outcome::adapter_dimer, ""},
        {"insert of seven", "ACCA" + bases(7) + "CTAC" + truseq, outcome::adapter_dimer, bases(7)},
        {"insert of eight", "ACCA" + bases(8) + "CTAC" + truseq, outcome::too_short, bases(8)},
        {"three bases of adapter at the end", "ACCA" + bases(30) + "CTACTGG", outcome::kept, bases(30)},
        {"35 bases behind the clip", "ACCA" + bases(35), outcome::kept, bases(35)},
        {"36 bases behind the clip", "ACCA" + bases(36), outcome::untrimmed, bases(36)},
        {"N in the random bases", "ANNA" + mir21 + "CTNC" + truseq, outcome::kept, mir21},
    }));
    check(random_ends_config(), row);
}

TEST_CASE("a UMI behind the adapter must be complete and without N")
{
    std::string const without_n = mir21 + qiaseq + umi;
    auto const row = GENERATE_COPY(values<trim_case>({
        {"complete", without_n + index_primer, outcome::kept, mir21},
        {"ends with the read", without_n, outcome::kept, mir21},
        {"one base short", without_n.substr(0, without_n.size() - 1), outcome::umi_invalid, mir21},
        {"N in the UMI", mir21 + qiaseq + "ACGTTNCATGCA" + index_primer, outcome::umi_invalid, mir21},
        {"N behind the UMI", without_n + "N" + index_primer, outcome::kept, mir21},
        {"part of the adapter", mir21 + qiaseq.substr(0, 12), outcome::umi_invalid, mir21},
        {"dimer with UMI", qiaseq + umi + index_primer, outcome::adapter_dimer, ""},
        {"dimer without UMI", qiaseq + "ACGT", outcome::umi_invalid, ""},
        {"no adapter and short", bases(30), outcome::umi_invalid, bases(30)},
        {"no adapter and long", bases(50), outcome::untrimmed, bases(50)},
    }));
    check(qiaseq_config(), row);
}

TEST_CASE("a UMI before the insert must be complete and without N")
{
    auto const row = GENERATE(values<trim_case>({
        {"complete", "ACGTACGTCC" + mir21 + truseq, outcome::kept, mir21},
        {"N in the UMI", "ACGTANGTCC" + mir21 + truseq, outcome::umi_invalid, mir21},
        {"N behind the UMI", "ACGTACGTCN" + mir21 + truseq, outcome::kept, mir21},
        {"read shorter than the UMI", "ACGTACG", outcome::umi_invalid, ""},
        {"N in the UMI of an untrimmed read", "NCGTACGTCC" + bases(40), outcome::umi_invalid, bases(40)},
        {"untrimmed", "ACGTACGTCC" + bases(40), outcome::untrimmed, bases(40)},
    }));
    check(umi_first_config(), row);
}

TEST_CASE("a poly-A tail ends the insert")
{
    trim::config settings;
    settings.layout.poly_a = true;
    settings.layout.clip_5p = 3;
    settings.layout.adapter_3p = "GATCGGAAGAGCACACGTCTG";
    std::string const tail(14, 'A');
    std::string const mir16{"TAGCAGCACGTAAATATTGGCG"};
    auto const row = GENERATE_COPY(values<trim_case>({
        {"tail and adapter", "GGG" + mir16 + tail + index_primer, outcome::kept, mir16},
        {"the read ends inside the tail", "GGG" + mir16 + tail, outcome::kept, mir16},
        {"three A at the end", "GGG" + bases(40) + "AAA", outcome::kept, bases(40)},
        {"a misread base in the tail", "GGG" + mir16 + "AAAAACAAAAAA" + index_primer, outcome::kept, mir16},
        {"the insert's last A goes with the tail",
         "GGG" + mir21 + tail,
         outcome::kept,
         "TAGCTTATCAGACTGATGTTG"},
        {"dark cycles behind the tail", "GGG" + mir16 + tail + std::string(12, 'G'), outcome::kept, mir16},
        {"dimer", "GGG" + tail + index_primer, outcome::adapter_dimer, ""},
        {"no tail", "GGG" + bases(47), outcome::untrimmed, bases(47)},
    }));
    check(settings, row);
}

TEST_CASE("the UMI of a read is handed on")
{
    auto const umi_of = [](trim::config const & settings, std::string const & read, std::string_view name) {
        owned_read const given{read};
        reads::read_view view = given.view();
        view.name = name;
        trim::trimmed_read const result = trim::trimmer{settings}(view);
        return result.outcome == outcome::umi_invalid
                   ? std::string{"invalid"}
                   : trim::umi_to_string(result.umi, settings.layout.umi_length);
    };
    CHECK(umi_of(qiaseq_config(), mir21 + qiaseq + umi + index_primer, "") == umi);
    CHECK(umi_of(umi_first_config(), "ACGTACGTCC" + mir21 + truseq, "") == "ACGTACGT");

    trim::config ends = random_ends_config();
    ends.layout.umi = reference::umi_place::random_ends;
    ends.layout.umi_length = 8;
    CHECK(umi_of(ends, "ACCA" + mir21 + "CTAC" + truseq, "") == "ACCACTAC");
    CHECK(umi_of(ends, "ACNA" + mir21 + "CTAC" + truseq, "") == "invalid");
    CHECK(umi_of(ends, "ACC" + truseq, "") == "invalid");
    CHECK(umi_of(ends, "ACCA" + bases(30), "") == "invalid"); // where the other four are is unknown

    trim::config named = truseq_config();
    named.layout.umi = reference::umi_place::read_name;
    named.layout.umi_length = 8;
    std::string const read = mir21 + truseq;
    named.layout.umi_in_name = library::name_umi::underscore;
    CHECK(umi_of(named, read, "read_7_ACGTACGT 1:N:0:ATCACG") == "ACGTACGT");
    CHECK(umi_of(named, read, "read_7_ACGTACG 1:N:0:ATCACG") == "invalid");
    CHECK(umi_of(named, read, "read") == "invalid");
    named.layout.umi_in_name = library::name_umi::colon_field;
    CHECK(umi_of(named, read, "A:1:HX:1:1101:10:20:ACGT+TTGA 1:N:0:ATCACG") == "ACGTTTGA");
    CHECK(umi_of(named, read, "A:1:HX:1:1101:10:20:rACGTTTGA") == "ACGTTTGA");
    CHECK(umi_of(named, read, "A:1:HX:1:1101:10:20:ACGTTTGN") == "invalid");
    CHECK(umi_of(named, read, "A:1:HX:1:1101:10:20 1:N:0:ATCACG") == "invalid");
    named.layout.umi_in_name = library::name_umi::rx_tag;
    CHECK(umi_of(named, read, "read\tRX:Z:ACGT-TTGA\tBC:Z:ATCACG") == "ACGTTTGA");
    named.layout.umi_in_name = library::name_umi::label;
    CHECK(umi_of(named, read, "A:1:HX:1:1101:10:20 1:N:0:ATCACG:UMI_ACGTTTGA") == "ACGTTTGA");
}

TEST_CASE("without adapter in the layout reads are their inserts")
{
    auto const row = GENERATE(values<trim_case>({
        {"a miRNA", mir21, outcome::kept, mir21},
        {"long", bases(50), outcome::kept, bases(50)},
        {"too long", bases(51), outcome::too_long, bases(51)},
        {"never a dimer", bases(5), outcome::too_short, bases(5)},
        {"poly-G stays", mir21 + "GGGGGGGGGG", outcome::kept, mir21 + "GGGGGGGGGG"},
    }));
    check(trim::config{}, row);

    trim::config random_ends;
    random_ends.layout.clip_5p = 4;
    random_ends.layout.gap_3p = 4;
    check(random_ends, {"random ends left in place", "ACCA" + mir21 + "CTAC", outcome::kept, mir21});
}

TEST_CASE("N and quality are judged on the insert alone")
{
    trim::trimmer const cut{random_ends_config()};
    owned_read sample{"ACCA" + mir21 + "CTAC" + truseq};
    SECTION("bad bases outside the insert do no harm")
    {
        for (std::size_t i = 0; i < sample.bases.size(); ++i)
            if (i < 4 || i >= 26)
                sample.qualities[i] = '#';
        CHECK(cut(sample.view()).outcome == outcome::kept);
    }
    SECTION("N in the insert")
    {
        sample.bases[10] = 'N';
        CHECK(cut(sample.view()).outcome == outcome::n_bases);
    }
    SECTION("N comes before quality")
    {
        sample.bases[10] = 'N';
        sample.qualities.assign(sample.bases.size(), '#');
        CHECK(cut(sample.view()).outcome == outcome::n_bases);
    }
    SECTION("two bases of quality 3 are expected to hold one error")
    {
        sample.qualities[4] = '$'; // 10^-0.3 = 0.501
        CHECK(cut(sample.view()).outcome == outcome::kept);
        sample.qualities[25] = '$';
        CHECK(cut(sample.view()).outcome == outcome::low_quality);
    }
}

TEST_CASE("the quality filter knows its limit and offset and when to stay away")
{
    trim::config settings = truseq_config();
    owned_read const poor{mir21 + truseq, '*'}; // Phred+33: 9, 22 x 0.126 = 2.8 errors
    owned_read const fair{mir21 + truseq, 'L'}; // Phred+64: 12, 22 x 0.063 = 1.4 errors
    CHECK(trim::trimmer{settings}(poor.view()).outcome == outcome::low_quality);
    CHECK(trim::trimmer{settings}(fair.view()).outcome == outcome::kept);

    settings.max_expected_errors = 3.0;
    CHECK(trim::trimmer{settings}(poor.view()).outcome == outcome::kept);
    settings.max_expected_errors = std::numeric_limits<double>::infinity();
    CHECK(trim::trimmer{settings}(poor.view()).outcome == outcome::kept);

    settings = truseq_config();
    settings.layout.phred_offset = 64;
    CHECK(trim::trimmer{settings}(fair.view()).outcome == outcome::low_quality);
    settings.layout.has_qualities = false;
    CHECK(trim::trimmer{settings}(fair.view()).outcome == outcome::kept);
    settings.layout.phred_offset = 33;
    CHECK(trim::trimmer{settings}(poor.view()).outcome == outcome::kept);
}

TEST_CASE("the window of insert lengths can be changed")
{
    trim::config settings = truseq_config();
    settings.min_insert = 5;
    settings.max_insert = 20;
    settings.keep_untrimmed_up_to = 18;
    check(
        settings,
        {"dimers are shorter than the shortest insert", bases(4) + truseq, outcome::adapter_dimer, bases(4)});
    check(settings, {"shortest", bases(5) + truseq, outcome::kept, bases(5)});
    check(settings, {"too long", bases(21) + truseq, outcome::too_long, bases(21)});
    check(settings, {"untrimmed", bases(19), outcome::untrimmed, bases(19)});
}

TEST_CASE("inserts put between adapters come back whole")
{
    std::mt19937_64 random{7};
    trim::trimmer const cut{random_ends_config()};
    auto const letters = [&random](std::size_t length) {
        std::string result(length, 'A');
        for (char & base : result)
            base = "ACGT"[random() % 4];
        return result;
    };
    for (int round = 0; round < 5'000; ++round)
    {
        std::string const insert = letters(random() % 51);
        std::string const body = "ACCA" + insert + letters(4);
        owned_read const sample{body + truseq + "AACTCCAGTCAC"};
        trim::trimmed_read const result = cut(sample.view());
        CAPTURE(sample.bases, insert);
        REQUIRE(result.adapter_found);
        if (trim::find_adapter(sample.bases, truseq) ==
            body.size()) // else the insert happens to hold the adapter
            REQUIRE(std::string{result.insert} == insert);
    }
}
