#include "support/catch.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/provenance/environment.hpp>

#include <array>
#include <string_view>

#include <stdlib.h>

using namespace polarmir;
using provenance::run_clock;

namespace {

/// A variable that is set while it lives.
class set_variable
{
  public:
    set_variable(char const * name, char const * value) : name_{name} { ::setenv(name, value, 1); }
    set_variable(set_variable const &) = delete;
    set_variable & operator=(set_variable const &) = delete;
    ~set_variable() { ::unsetenv(name_); }

  private:
    char const * name_;
};

constexpr std::array<std::string_view, 2> arguments{"merge", "out"};

} // namespace

TEST_CASE("SOURCE_DATE_EPOCH is the time of a run", "[provenance]")
{
    set_variable const fixed{"SOURCE_DATE_EPOCH", "1709251199"};
    provenance::environment const found = run_clock{arguments}.stop(3);
    CHECK(found.started == "2024-02-29T23:59:59Z");
    CHECK(found.finished == found.started);
    CHECK(found.seconds == 0);
    CHECK(found.threads == 3);
    CHECK(found.arguments == std::vector<std::string>{"merge", "out"});
}

TEST_CASE("a SOURCE_DATE_EPOCH that is no time is refused before anything is done", "[provenance]")
{
    for (char const * const value : {"-1", "now", "1.5", "99999999999999999999", "253402300800"})
    {
        CAPTURE(value);
        set_variable const fixed{"SOURCE_DATE_EPOCH", value};
        CHECK_THROWS_AS(run_clock{arguments}, usage_error);
    }
    set_variable const empty{"SOURCE_DATE_EPOCH", ""};
    CHECK_NOTHROW(run_clock{arguments});
}

TEST_CASE("the numbers of a Slurm job are kept where there are any", "[provenance]")
{
    for (char const * const name :
         {"SLURM_JOB_ID", "SLURM_ARRAY_JOB_ID", "SLURM_ARRAY_TASK_ID", "SLURM_RESTART_COUNT"})
        ::unsetenv(name);
    run_clock const clock{arguments};
    CHECK(clock.stop(1).slurm.empty());
    set_variable const job{"SLURM_JOB_ID", "71"};
    set_variable const again{"SLURM_RESTART_COUNT", "2"};
    using named = std::pair<std::string, std::string>;
    CHECK(clock.stop(1).slurm == std::vector<named>{{"SLURM_JOB_ID", "71"}, {"SLURM_RESTART_COUNT", "2"}});
}
