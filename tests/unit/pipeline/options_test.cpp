#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/pipeline/options.hpp>
#include <polarmir/pipeline/resume.hpp>
#include <polarmir/reference/embedded.hpp>

#include <functional>
#include <limits>
#include <set>
#include <string>
#include <vector>

using namespace polarmir;

TEST_CASE("every option that changes results changes the resume key", "[pipeline]")
{
    std::vector<std::function<void(pipeline::options &)>> const changes{
        [](auto &) {},
        [](auto & o) { o.library.adapter = "TGGAATTCTCGG"; },
        [](auto & o) { o.library.kit = "qiaseq"; },
        [](auto & o) { o.library.phred_offset = 64; },
        [](auto & o) {
            o.library.umi = library::umi_request{reference::umi_place::random_ends, 0};
        },
        [](auto & o) { o.umi_method = collapse::umi_method::umi_tools; },
        [](auto & o) { o.umi_merge_inserts = true; },
        [](auto & o) { o.trim.min_insert = 17; },
        [](auto & o) { o.trim.max_insert = 49; },
        [](auto & o) { o.trim.keep_untrimmed_up_to = 36; },
        [](auto & o) { o.trim.max_expected_errors = 2; },
        [](auto & o) { o.trim.max_expected_errors = std::numeric_limits<double>::infinity(); },
        [](auto & o) { o.align.max_mismatches = 2; },
        [](auto & o) { o.count.multimap = count::multimap::split; },
        [](auto & o) { o.count.multimap = count::multimap::unique; },
        [](auto & o) { o.count.shared = count::shared_reads::count; },
    };
    std::set<std::string> keys;
    for (auto const & change : changes)
    {
        pipeline::options settings;
        change(settings);
        settings.validate();
        keys.insert(pipeline::resume_key(settings, reference::human_panel(), {}));
        std::string const stored = to_json(settings);
        CHECK(to_json(pipeline::options_from_json(stored, "sample.json")) == stored);
    }
    CHECK(keys.size() == changes.size());
}

TEST_CASE("options that are none are told", "[pipeline]")
{
    std::string const good = to_json(pipeline::options{});
    auto const refusal = [](std::string const & text) -> std::string {
        try
        {
            static_cast<void>(pipeline::options_from_json(text, "sample.json"));
            return "none";
        }
        catch (input_error const & e)
        {
            return e.what();
        }
    };
    CHECK(refusal(good) == "none");
    for (auto const & [part, instead] :
         std::vector<std::pair<std::string, std::string>>{{"\"em\"", "\"me\""},
                                                          {"\"mismatches\":1", "\"mismatches\":3"},
                                                          {"\"min_insert\":16", "\"min_insert\":\"x\""},
                                                          {"\"shared\"", "\"x\""},
                                                          {"{", ""}})
    {
        std::string text = good;
        text.replace(text.find(part), part.size(), instead);
        CAPTURE(text);
        CHECK(refusal(text).starts_with("sample.json: no options of polarmir: "));
    }
}

TEST_CASE("other competitors give another key", "[pipeline]")
{
    pipeline::options const settings;
    auto const key = [&](std::string const & sequence) {
        reference::competitor const rna{"R", "", reference::rna_class::trna, sequence, {}};
        return pipeline::resume_key(settings, reference::human_panel(), reference::competitor_set{{rna}});
    };
    CHECK(key("ACGTACGT") == key("ACGTACGT"));
    CHECK(key("ACGTACGT") != key("ACGTACGA"));
    CHECK(key("ACGTACGT") != pipeline::resume_key(settings, reference::human_panel(), {}));
}

TEST_CASE("the record of a run is read back as it was written", "[pipeline]")
{
    test::tmp_dir const dir;
    pipeline::run_record const record{"key",
                                      "/data/ref",
                                      {false, {"/data/rna.fa"}},
                                      {{"/a \"b\".fq", 7, -3, "abc"}},
                                      4,
                                      1.25,
                                      "2026-01-31T23:59:59Z",
                                      "none"};
    io::write_file(dir / "run.json", pipeline::to_json(record));
    pipeline::run_record const again = pipeline::read_run_record(dir.path());
    CHECK(pipeline::to_json(again) == pipeline::to_json(record));
    CHECK(again.inputs.at(0).path == "/a \"b\".fq");
    CHECK(again.inputs.at(0).modified_ns == -3);
    CHECK(again.finished == record.finished);
    CHECK(again.cohort_layout == "none");
    CHECK_FALSE(again.competitors.embedded);
    CHECK(again.competitors.files == std::vector<std::filesystem::path>{"/data/rna.fa"});
}

TEST_CASE("paths that are not UTF-8 are recorded as they are", "[pipeline]")
{
    test::tmp_dir const dir;
    std::string const path{"/donn\xe9"
                           "es/a.fq"};
    pipeline::run_record const record{"key", path, {true, {path}}, {{path, 7, 3, "abc"}}, 1, 0.5, "now", ""};
    io::write_file(dir / "run.json", pipeline::to_json(record));
    pipeline::run_record const again = pipeline::read_run_record(dir.path());
    CHECK(again.reference == path);
    CHECK(again.competitors.files == std::vector<std::filesystem::path>{path});
    CHECK(again.inputs.at(0).path == path);
    CHECK(pipeline::find_finished(dir.path(), "key", record.inputs));
}

TEST_CASE("a folder without a record of ours is not a finished sample", "[pipeline]")
{
    test::tmp_dir const dir;
    CHECK_THROWS_AS(pipeline::read_run_record(dir.path()), input_error);
    io::write_file(dir / "run.json", "{\"program\": \"other\"}");
    CHECK_THROWS_AS(pipeline::read_run_record(dir.path()), input_error);
    CHECK_FALSE(pipeline::find_finished(dir.path(), "key", {}));
}
