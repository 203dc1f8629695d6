#pragma once
#include "support/catch.hpp"
#include "support/run_cli.hpp"
#include "support/shared_data.hpp"
#include "support/tmp_dir.hpp"

#include <string>
#include <vector>

namespace polarmir::test {

/// Reads of the shared data counted on all of human miRBase 22.
struct human_run
{
    tmp_dir dir;
    std::string out = (dir / "run").string();

    explicit human_run(std::string const & reads, std::vector<std::string> const & options = {})
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
        std::vector<std::string> words{
            "run", shared_data(reads).string(), "-o", out, "--reference", (dir / "hsa").string()};
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
