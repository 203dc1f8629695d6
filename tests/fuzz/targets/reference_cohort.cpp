// A reference cohort: JSON that is read is written, and read again as it was.
#include "support/scratch.hpp"
#include "support/target.hpp"

#include <polarmir/score/reference_file.hpp>

#include <cmath>
#include <fstream>
#include <iterator>

namespace {

using namespace polarmir;

std::string content_of(std::filesystem::path const & path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

void check(score::reference_cohort const & cohort)
{
    for (score::reference_score const & one : cohort.scores)
        fuzz::promise(one.scores.size() == cohort.samples.size() && one.ranks.size() == cohort.samples.size(),
                      "a value for each sample");
    for (score::reference_level const & one : cohort.levels)
        fuzz::promise(one.sd >= 0 && std::isfinite(one.sd) && std::isfinite(one.mean), "levels are numbers");
}

} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const * data, std::size_t size)
{
    std::filesystem::path const file = fuzz::files().put("cohort.json", fuzz::text_of(data, size));
    fuzz::refuse_or_do([&] {
        score::reference_cohort const cohort = score::read_reference(file);
        check(cohort);
        std::filesystem::path const again = fuzz::files().path() / "again.json";
        score::write_reference(again, cohort);
        std::string const written = content_of(again);
        score::write_reference(again, score::read_reference(again));
        fuzz::promise(content_of(again) == written, "a cohort that was written is read again");
    });
    return 0;
}
