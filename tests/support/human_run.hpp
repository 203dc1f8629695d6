#pragma once
#include "support/catch.hpp"
#include "support/run_cli.hpp"
#include "support/shared_data.hpp"
#include "support/tmp_dir.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace polarmir::test {

/// Reads counted on all of human miRBase 22; skipped without the shared data.
struct human_run
{
    tmp_dir dir;
    std::string out = (dir / "run").string();

    /// `reads`: file or folder, in the shared data when relative.
    explicit human_run(std::filesystem::path const & reads, std::vector<std::string> const & options = {})
    {
        std::string const mirbase = shared_data("data/mirbase").string();
        succeed({"reference",
                 "build",
                 "--hairpin",
                 mirbase + "/hairpin.hsa.fa",
                 "--mature",
                 mirbase + "/mature.hsa.fa",
                 "--gff",
                 mirbase + "/hsa.gff3.gz",
                 "--species",
                 "hsa",
                 "-o",
                 (dir / "hsa").string()});
        std::vector<std::string> words{"run",
                                       (reads.is_absolute() ? reads : shared_data(reads.string())).string(),
                                       "-o",
                                       out,
                                       "--reference",
                                       (dir / "hsa").string()};
        words.insert(words.end(), options.begin(), options.end());
        succeed(words);
    }

    static void succeed(std::vector<std::string> const & words)
    {
        auto const result = run_cli(words);
        CAPTURE(result.err);
        REQUIRE(result.code == 0);
    }
};

} // namespace polarmir::test
