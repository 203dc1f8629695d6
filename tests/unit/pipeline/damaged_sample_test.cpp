#include "support/catch.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/io/output_file.hpp>
#include <polarmir/pipeline/resume.hpp>
#include <polarmir/pipeline/stored_sample.hpp>

#include <string>

using namespace polarmir;

TEST_CASE("JSON nested deeper than the stack is high is damage")
{
    constexpr std::size_t depth{200'000};
    std::string const deep = std::string(depth, '[') + std::string(depth, ']');
    test::tmp_dir const dir;
    io::write_file(dir / "run.json", R"({"program": )" + deep + '}');
    CHECK_THROWS_AS(pipeline::read_run_record(dir.path()), input_error);
    CHECK_FALSE(pipeline::find_finished(dir.path(), "key", {}));
    io::write_file(dir / "sample.json", R"({"output_format": 3, "sample": "s", "options": )" + deep + '}');
    CHECK_THROWS_AS(pipeline::describe_sample(dir.path()), input_error);
}
