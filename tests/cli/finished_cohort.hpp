#pragma once
#include "cli/demo_reads.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"

#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace polarmir::test {

/// Two small samples with groups, and what `run` made of them.
struct finished_cohort
{
    tmp_dir dir;
    std::string sheet{(dir / "samples.tsv").string()};
    std::filesystem::path out{dir / "out"};

    explicit finished_cohort(std::vector<std::string> const & options = {})
    {
        write_gzip(dir / "t.fastq.gz", demo_sample().text());
        write_gzip(dir / "c.fastq.gz", demo_sample().add(50, let_7a_5p).text());
        io::write_file(sheet,
                       "sample\tgroup\tfastq_1\ntumor 1\ttumor\tt.fastq.gz\nctrl1\tcontrol\tc.fastq.gz\n");
        run(out, options);
    }

    void run(std::filesystem::path const & into, std::vector<std::string> const & options = {}) const
    {
        std::vector<std::string> words{"run", "--samples", sheet, "-o", into.string()};
        words.insert(words.end(), options.begin(), options.end());
        auto const result = run_cli(words);
        CAPTURE(result.err);
        REQUIRE(result.code == 0);
    }

    [[nodiscard]] cli_result verify(std::vector<std::string> const & options = {}) const
    {
        std::vector<std::string> words{"verify", out.string()};
        words.insert(words.end(), options.begin(), options.end());
        return run_cli(words);
    }

    /// The lines of what `verify` finds, when it finds something.
    [[nodiscard]] std::string problems(std::vector<std::string> const & options = {}) const
    {
        auto const result = verify(options);
        CAPTURE(result.err);
        CHECK(result.code == 3);
        std::string const header{"file\tstatus\tdetail\n"};
        REQUIRE(result.out.starts_with(header));
        return result.out.substr(header.size());
    }

    [[nodiscard]] std::string read(std::string const & file) const { return read_file(out / file); }
    void write(std::string const & file, std::string const & text) const { io::write_file(out / file, text); }
    [[nodiscard]] nlohmann::json json(std::string const & file) const
    {
        return nlohmann::json::parse(read(file));
    }
};

} // namespace polarmir::test
