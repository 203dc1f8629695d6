// Hairpins, matures and GFF3, in three parts: a reference that was built is the same when it is written and
// read.
#include "support/scratch.hpp"
#include "support/target.hpp"

#include <polarmir/reference/build.hpp>
#include <polarmir/reference/table.hpp>

namespace {

using namespace polarmir;

void build_and_read(reference::build_config const & config)
{
    reference::build_result const built = reference::build(config);
    fuzz::promise(config.lenient || built.left_out.empty(), "nothing is left out unasked");
    reference::mirna_reference const again =
        reference::from_table(reference::to_table(built.reference), "again.tsv", built.reference.label());
    fuzz::promise(again.hash() == built.reference.hash(), "a reference that was written is read again");
}

} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const * data, std::size_t size)
{
    auto const parts = fuzz::take_parts(fuzz::text_of(data, size), 3);
    reference::build_config config;
    config.hairpins = fuzz::files().put("hairpin.fa", parts[0]);
    config.matures = fuzz::files().put("mature.fa", parts[1]);
    if (!parts[2].empty())
        config.gff3 = fuzz::files().put("hsa.gff3", parts[2]);
    for (std::string_view const species : {std::string_view{"hsa"}, reference::all_species})
        for (bool const lenient : {false, true})
        {
            config.species = species;
            config.lenient = lenient;
            fuzz::refuse_or_do([&] { build_and_read(config); });
        }
    return 0;
}
