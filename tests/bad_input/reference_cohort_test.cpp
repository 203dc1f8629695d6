// Files of --write-reference, for --reference-cohort.
#include "cli/scored_counts.hpp"
#include "inputs.hpp"
#include "runner.hpp"

using namespace polarmir::test;

namespace {

/// Twelve samples that differ a little.
std::string counts()
{
    usual_counts table;
    for (int i = 1; i <= 12; ++i)
        table.add("C" + std::to_string(i),
                  5e5,
                  {{"MIMAT0000449", 1 + 0.1 * i},
                   {"MIMAT0000280", 1.8 - 0.07 * i},
                   {"MIMAT0000646", 1 + 0.05 * i}});
    return table.text();
}

std::string const & good_reference()
{
    static std::string const text = [] {
        tmp_dir const folder;
        polarmir::io::write_file(folder / "counts.tsv", counts());
        REQUIRE(run_cli(words_of("score @/counts.tsv -o @/out --write-reference @/ref.json",
                                 folder.path().string()))
                    .code == 0);
        return read_file(folder / "ref.json");
    }();
    return text;
}

/// score against a reference cohort with this changed.
bad_input against(std::function<std::string(std::string)> const & change, std::vector<std::string> says)
{
    says.insert(says.begin(), "ref.json");
    return {.files = {{"counts.tsv", counts()}, {"ref.json", change(good_reference())}},
            .command = "score @/counts.tsv -o @/out --reference-cohort @/ref.json",
            .code = 3,
            .says = std::move(says)};
}

bad_input with(std::string const & from, std::string const & to, std::vector<std::string> says)
{
    REQUIRE(good_reference().find(from) != std::string::npos);
    return against([&](std::string const & text) { return replaced(text, from, to); }, std::move(says));
}

} // namespace

BAD_INPUT("a reference cohort that is not there",
          {.files = {{"counts.tsv", counts()}},
           .command = "score @/counts.tsv -o @/out --reference-cohort @/absent.json",
           .code = 2,
           .says = {"--reference-cohort", "absent.json"}})
BAD_INPUT("an empty reference cohort",
          (against([](std::string const &) { return std::string{}; }, {"no reference cohort (JSON)"})))
BAD_INPUT("a truncated reference cohort",
          (against([](std::string const & text) { return text.substr(0, text.size() / 2); },
                   {"no reference cohort (JSON)"})))
BAD_INPUT("JSON that is no reference cohort",
          (against([](std::string const &) { return std::string{"{}"}; }, {"'format' is missing"})))
BAD_INPUT("a list that is no reference cohort",
          (against([](std::string const &) { return std::string{"[]"}; }, {})))
BAD_INPUT("JSON nested a million deep",
          (against([](std::string const &) { return std::string(1'000'000, '['); }, {})))
BAD_INPUT("a reference cohort of another program",
          (with("\"format\": \"", "\"format\": \"other ", {"no reference cohort", "--write-reference"})))
BAD_INPUT(
    "a reference cohort of another version",
    (with("\"format_version\": ", "\"format_version\": 9", {"another version", "write the reference again"})))
BAD_INPUT("a reference cohort with another offset",
          (with("\"offset_cpm\": ", "\"offset_cpm\": 9", {"offset"})))
BAD_INPUT(
    "a reference cohort of text for numbers",
    (with("\"offset_cpm\": ", "\"offset_cpm\": \"x\", \"y\": ", {"offset_cpm", "a number is expected"})))
BAD_INPUT("a reference of too few samples",
          {.files = {{"counts.tsv", usual_counts{}.add("A", 5e5).text()}},
           .command = "score @/counts.tsv -o @/out --write-reference @/ref.json",
           .code = 3,
           .says = {"ref.json", "not written", "10 samples"},
           .leaves = {"out"}})
