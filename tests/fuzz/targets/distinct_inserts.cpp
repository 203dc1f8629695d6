// unique.tsv.gz of a finished sample, compressed or not.
#include "pipeline/sample_files.hpp"
#include "support/scratch.hpp"
#include "support/target.hpp"

#include <polarmir/pipeline/stored_sample.hpp>

int LLVMFuzzerTestOneInput(std::uint8_t const * data, std::size_t size)
{
    using namespace polarmir;
    fuzz::files().put(pipeline::file_names::uniques, fuzz::text_of(data, size));
    fuzz::refuse_or_do([&] {
        pipeline::stored_inserts const inserts = pipeline::load_inserts(fuzz::files().path());
        fuzz::promise(inserts.fates.size() == inserts.reads.size(), "a class for each insert");
        fuzz::promise(inserts.molecules.empty() || inserts.molecules.size() == inserts.reads.size(),
                      "molecules of each insert");
    });
    return 0;
}
