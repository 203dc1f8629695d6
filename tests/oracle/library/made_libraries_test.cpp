// Every kit under every difficulty: the layout is right, or it is refused where the reads cannot show it. The
// miRNA mix is that of a real serum sample.
#include "made_library.hpp"
#include "support/catch.hpp"
#include "support/shared_data.hpp"

#include <polarmir/io/text_file.hpp>
#include <polarmir/library/infer.hpp>
#include <polarmir/reference/embedded.hpp>

#include <cstdlib>
#include <map>
#include <string>
#include <vector>

namespace library = polarmir::library;
namespace reference = polarmir::reference;
namespace test = polarmir::test;
using library::status;
using reference::umi_place;

namespace {

std::string const illumina_tail{"AACTCCAGTCACATCACGATCTCGTATGCCGTCTTCTGCTTG"};

/// Reads per miRNA of a real serum sample, by sequence.
std::vector<std::pair<std::string, double>> const & serum_mix()
{
    static auto const mix = [] {
        std::map<std::string, std::string> sequences;
        for (auto const & mature : reference::human_panel().matures())
            sequences[mature.name] = mature.sequence;
        auto const table =
            polarmir::io::read_table(test::shared_data("data/expected/peers/serum_RNA014937.tsv"));
        std::size_t const name = table.column("miRNA");
        std::size_t const reads = table.column("sRNAbench");
        std::vector<std::pair<std::string, double>> found;
        for (auto const & row : table.rows)
            if (auto const known = sequences.find(row.fields[name]); known != sequences.end())
                found.emplace_back(known->second, std::strtod(row.fields[reads].c_str(), nullptr));
        return found;
    }();
    return mix;
}

/// A kit as its manual describes it, and what has to be found.
struct kit_case
{
    std::string name;
    test::recipe recipe;
    std::string adapter; ///< its first 12 bases
    std::uint32_t clip_5p{0};
    std::uint32_t gap_3p{0};
    std::string umi{"none"};
    std::size_t usual_length{50};
};

kit_case
simple(std::string const & name, std::string const & adapter, std::string const & behind = illumina_tail)
{
    kit_case made{name, {}, adapter.substr(0, 12)};
    made.recipe.adapters = {adapter};
    made.recipe.behind = behind;
    return made;
}

std::vector<kit_case> make_kits()
{
    std::string const truseq{"TGGAATTCTCGGGTGCCAAGG"};
    std::string const index_primer{"AGATCGGAAGAGCACACGTCTG"};
    std::vector<kit_case> kits{
        simple("truseq", truseq),
        simple("nebnext", "AGATCGGAAGAGCACACGTCT", "G" + illumina_tail),
        simple("qiaseq", "AACTGTAGGCACCATCAAT", std::string(12, 'N') + index_primer + illumina_tail),
        simple("nextflex", truseq),
        simple("mgi", "AGTCGGAGGCCAAGCGGTCTTAGGAAGACAA", "CAACTCCTTGGCTCACA"),
        simple("illumina-v1.0", "TCGTATGCCGTCTTCTGCTTG", ""),
        simple("illumina-v1.5", "ATCTCGTATGCCGTCTTCTGCTTG", ""),
        simple("encode", "ACGGGCTAATATTTATCGGTGGAGCATCACGATCTCGTAT", ""),
        simple("cats", index_primer),
        simple("dplex", index_primer),
    };
    kits[2].umi = "after_adapter:12";
    kits[2].usual_length = 75;
    kits[3].recipe.before = {"NNNN"};
    kits[3].recipe.gap = "NNNN";
    kits[3].clip_5p = kits[3].gap_3p = 4;
    kits[7].recipe.before = {"CAGTCG", "TGACTC", "GCTAGA", "ATCGAT"};
    kits[7].clip_5p = 6;
    kits[8].recipe.before = {"NNN"};
    kits[9].recipe.before = {"NNNNNNNNNNNNACGG"};
    for (std::size_t const tailed : {8U, 9U})
    {
        kits[tailed].recipe.poly_a = true;
        kits[tailed].adapter = "GATCGGAAGAGC";
        kits[tailed].clip_5p = static_cast<std::uint32_t>(kits[tailed].recipe.before.front().size());
    }
    kits[9].umi = "before_insert:12";
    kits[9].usual_length = 75;
    return kits;
}

library::inference infer(test::recipe const & recipe)
{
    static library::inferrer const inferred{reference::human_panel()};
    return inferred(test::made_library{recipe, serum_mix()}.views(), {});
}

bool is_right(library::inference const & found, kit_case const & truth)
{
    library::layout const & layout = found.layout;
    return layout.adapter_3p.starts_with(truth.adapter) && layout.clip_5p == truth.clip_5p &&
           layout.gap_3p == truth.gap_3p && layout.poly_a == truth.recipe.poly_a &&
           library::umi_text(layout) == truth.umi;
}

void check_detected(kit_case const & truth)
{
    library::inference const found = infer(truth.recipe);
    CAPTURE(truth.name, truth.recipe.read_length, found.reason, found.warnings, found.kit);
    CAPTURE(
        found.layout.adapter_3p, found.layout.clip_5p, found.layout.gap_3p, library::umi_text(found.layout));
    CHECK(found.status == status::detected);
    CHECK(is_right(found, truth));
    CHECK(found.kit == truth.name);
    CHECK(found.warnings.empty());
}

} // namespace

TEST_CASE("made libraries: each kit, clean and with every difficulty")
{
    for (kit_case const & kit : make_kits())
    {
        kit_case made = kit;
        made.recipe.read_length = kit.usual_length;
        check_detected(made);
        made.recipe.dimers = 0.3;
        check_detected(made);
        made.recipe.dimers = 0.05;
        made.recipe.without_adapter = 0.1;
        check_detected(made);
        made.recipe.without_adapter = 0;
        made.recipe.error_rate = 0.01;
        check_detected(made);
    }
}

TEST_CASE("made libraries: each kit in reads of 36 to 100 nt")
{
    for (kit_case const & kit : make_kits())
        for (std::size_t const length : {36U, 50U, 75U, 100U})
        {
            kit_case made = kit;
            made.recipe.read_length = length;
            // Not even the miRNA fits into 36 nt behind the 16 of D-Plex; a UMI of QIAseq ends at 53 nt.
            if (kit.name == "dplex" && length == 36)
            {
                library::inference const found = infer(made.recipe);
                CAPTURE(found.reason);
                CHECK(found.status == status::undetermined);
                CHECK(found.reason.find("--kit") != std::string::npos);
            }
            else if (kit.name == "qiaseq" && length <= 50)
            {
                library::inference const found = infer(made.recipe);
                CAPTURE(found.reason, found.warnings);
                CHECK(found.status == status::detected);
                CHECK(found.layout.adapter_3p.starts_with(kit.adapter));
                REQUIRE(found.warnings.size() == 1);
                CHECK(found.warnings.front().find("UMI of qiaseq is not complete") != std::string::npos);
            }
            else
                check_detected(made);
        }
}

TEST_CASE("made libraries: blanks without any miRNA are never called detected")
{
    for (kit_case const & kit : make_kits())
    {
        kit_case made = kit;
        made.recipe.read_length = kit.usual_length;
        made.recipe.mirna = 0;
        made.recipe.dimers = 0.3;
        library::inference const found = infer(made.recipe);
        CAPTURE(kit.name, found.reason, found.kit, found.layout.clip_5p, found.layout.gap_3p);
        CHECK(found.status == status::kit_only);
        CHECK(is_right(found, made)); // the dimers show where adapter or tail begin
        CHECK_FALSE(found.warnings.empty());
    }
}

TEST_CASE("made libraries: layouts of no known kit")
{
    kit_case adapter = simple("custom", "CTGATGGCGCGAGGGAGGCGTTA");
    adapter.recipe.read_length = 50;
    check_detected(adapter);

    kit_case both_ends = simple("custom", "CTGATGGCGCGAGGGAGGCGTTA");
    both_ends.recipe.before = {"NNNNN"};
    both_ends.recipe.gap = "NNNNNNNN";
    both_ends.clip_5p = 5;
    both_ends.gap_3p = 8;
    both_ends.recipe.read_length = 75;
    check_detected(both_ends);

    kit_case umi_behind = simple("custom", "CTGATGGCGCGAGGGAGG", "NNNNNNNNCGTTAGGACTTAGCA");
    umi_behind.recipe.before = {"NNNNN"};
    umi_behind.clip_5p = 5;
    umi_behind.umi = "after_adapter:8";
    umi_behind.recipe.read_length = 75;
    check_detected(umi_behind);
}

TEST_CASE("made libraries: two libraries in one file are refused")
{
    kit_case mixed = simple("", "TGGAATTCTCGGGTGCCAAGG");
    SECTION("two adapters in equal parts")
    {
        mixed.recipe.adapters.push_back("AGATCGGAAGAGCACACGTCT");
    }
    SECTION("three to one")
    {
        mixed.recipe.adapters.insert(mixed.recipe.adapters.end(), 2, mixed.recipe.adapters.front());
        mixed.recipe.adapters.push_back("AACTGTAGGCACCATCAAT");
    }
    SECTION("five to one of an adapter that nobody knows")
    {
        mixed.recipe.adapters.insert(mixed.recipe.adapters.end(), 4, mixed.recipe.adapters.front());
        mixed.recipe.adapters.push_back("CTGATGGCGCGAGGGAGGCGTTA");
    }
    SECTION("TruSeq and NEXTflex in equal parts")
    {
        mixed.recipe.before = {"", "NNNN"};
    }
    SECTION("with and without four random bases")
    {
        mixed.recipe.before = {"", "", "NNNN"};
    }
    SECTION("bar codes of different lengths")
    {
        mixed.recipe.before = {"ACGT", "TTGCA", "GATTCC", "CGGAATC"};
    }
    library::inference const found = infer(mixed.recipe);
    CAPTURE(found.reason, found.support, found.layout.clip_5p);
    CHECK(found.status == status::undetermined);
    CHECK(found.reason.find("two libraries in one file") != std::string::npos);
}

TEST_CASE("made libraries: a small part of another library is a warning")
{
    kit_case mixed = simple("truseq", "TGGAATTCTCGGGTGCCAAGG");
    mixed.recipe.adapters.assign(19, mixed.recipe.adapters.front());
    mixed.recipe.adapters.push_back("AACTGTAGGCACCATCAAT");
    library::inference const found = infer(mixed.recipe);
    CAPTURE(found.reason, found.warnings);
    CHECK(found.status == status::detected);
    CHECK(is_right(found, mixed));
    REQUIRE(found.warnings.size() == 1);
    CHECK(found.warnings.front().find("some reads show another library") != std::string::npos);
}

TEST_CASE("made libraries: reads that the demultiplexer masked")
{
    kit_case const made = simple("truseq", "TGGAATTCTCGGGTGCCAAGG");
    test::made_library const reads{made.recipe, serum_mix()};
    std::vector<polarmir::reads::read_view> masked = reads.views();
    std::vector<std::string> texts(masked.size());
    for (std::size_t i = 0; i < masked.size(); i += 10)
    {
        texts[i] = std::string{masked[i].bases.substr(0, 22)};
        texts[i].resize(masked[i].bases.size(), 'N');
        masked[i].bases = texts[i];
    }
    library::inference const found = library::inferrer{reference::human_panel()}(masked, {});
    CAPTURE(found.warnings);
    REQUIRE(found.warnings.size() == 1);
    CHECK(found.warnings.front().starts_with("10.0 % of the reads end in a run of N"));
}
