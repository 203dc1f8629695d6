// The FM index of SeqAn3 as witness of the seed index: on made-up inserts, and on all that the libraries at
// hand hold.
#include "oracle/align/comparison.hpp"
#include "oracle/align/hairpins.hpp"
#include "oracle/align/inserts.hpp"
#include "oracle/align/random.hpp"
#include "support/catch.hpp"
#include "support/shared_data.hpp"

#include <polarmir/align/engine.hpp>
#include <polarmir/pipeline/sample_analysis.hpp>
#include <polarmir/reference/embedded.hpp>

#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace polarmir;
using align::engine_kind;

namespace {

/// Both engines with 0, 1 and 2 mismatches.
template <typename inserts_t>
oracle::tally compare(oracle::hairpin_set const & hairpins, inserts_t const & inserts)
{
    auto const seed = make_engine(engine_kind::seed_index, hairpins.views(), {});
    auto const fm = make_engine(engine_kind::fm_index, hairpins.views(), {});
    oracle::tally tally;
    for (std::string const & insert : inserts)
        for (unsigned mismatches = 0; mismatches <= 2; ++mismatches)
        {
            tally.add(insert,
                      oracle::hits_of((*seed)(insert, mismatches), insert),
                      oracle::hits_of((*fm)(insert, mismatches), insert));
            if (seed->every_alignment(insert, mismatches) != fm->every_alignment(insert, mismatches))
                tally.differing.push_back(insert);
        }
    return tally;
}

std::vector<std::string> make_inserts(oracle::hairpin_set const & hairpins, oracle::random & draw)
{
    oracle::insert_maker make{hairpins, draw, true};
    std::vector<std::string> inserts;
    while (inserts.size() < 30'000)
        inserts.push_back(make());
    return inserts;
}

/// The distinct inserts of libraries of human plasma, serum and cells, of other species and with UMI.
std::set<std::string> real_inserts()
{
    pipeline::options const settings;
    pipeline::resources const shared{reference::human_panel(), {}, settings.align};
    std::set<std::string> inserts;
    for (char const * file : {"serum_RNA014937_S1_R1",
                              "compsra_cohort/sample01",
                              "compsra_cohort/sample02",
                              "compsra_cohort/sample03",
                              "compsra_cohort/sample07",
                              "compsra_cohort/sample08",
                              "compsra_cohort/sample09",
                              "encode_HepG2_barcoded",
                              "excerpt_testData_human",
                              "mirtrace_sample1",
                              "mirtrace_sample3",
                              "mirtrace_sample4_oyster",
                              "mirtrace_video1_100k",
                              "bovine_plasma_trimmed",
                              "qiaseq_mouse_umi_5k",
                              "seqpac_fly_fq1_nameless"})
    {
        auto const path = test::shared_data("data/reads/" + std::string{file} + ".fastq.gz");
        auto const sample = pipeline::analyse({file, {path}, {}}, shared, settings, {});
        for (auto const & read : sample.reads)
            inserts.insert(read.sequence.to_string());
    }
    return inserts;
}

} // namespace

TEST_CASE("the engines agree on made-up inserts of all human hairpins")
{
    oracle::random draw{7};
    auto hairpins = oracle::read_hairpins(test::shared_data("data/mirbase/hairpin.hsa.fa"), 1);
    oracle::add_ambiguity_codes(hairpins, draw);
    auto const tally = compare(hairpins, make_inserts(hairpins, draw));
    CAPTURE(tally.compared, tally.aligned, tally.several, tally.tailed);
    CHECK(tally.differing == std::vector<std::string>{});
    CHECK(tally.aligned * 100 > tally.compared * 30);
    CHECK(tally.several * 100 > tally.compared * 2);
    CHECK(tally.tailed * 100 > tally.compared * 10);
}

TEST_CASE("the engines agree on the inserts of real libraries and the hairpins of all species")
{
    auto const hairpins =
        oracle::read_hairpins(test::shared_data("data/mirbase/hairpin.all.reconstructed.fa.gz"), 1);
    CHECK(hairpins.sequences.size() == 38'589);
    auto const inserts = real_inserts();
    CHECK(inserts.size() > 40'000);
    auto const tally = compare(hairpins, inserts);
    CAPTURE(tally.compared, tally.aligned, tally.several, tally.tailed, tally.mismatched);
    CHECK(tally.differing == std::vector<std::string>{});
    CHECK(tally.aligned * 100 > tally.compared * 15);
    CHECK(tally.several * 100 > tally.compared * 10);
    CHECK(tally.tailed * 100 > tally.compared * 2);
    CHECK(tally.mismatched * 100 > tally.compared * 5);
}
