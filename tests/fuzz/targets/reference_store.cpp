// A folder of a reference: reference.json and hairpins.tsv.
#include "support/scratch.hpp"
#include "support/target.hpp"

#include <polarmir/reference/store.hpp>
#include <polarmir/reference/table.hpp>

namespace {

using namespace polarmir;

void read_table(std::string_view text)
{
    reference::mirna_reference const read = reference::from_table(text, "hairpins.tsv", "");
    std::string const written = reference::to_table(read);
    reference::mirna_reference const again = reference::from_table(written, "again.tsv", "");
    fuzz::promise(again.hash() == read.hash() && reference::to_table(again) == written,
                  "a reference that was written is read again");
    for (reference::hairpin const & one : read.hairpins())
        fuzz::promise(one.sequence.find_first_not_of("ACGTN") == std::string::npos, "hairpins are bases");
    for (reference::placement const & one : read.placements())
        fuzz::promise(one.where.end <= read.hairpins()[one.hairpin].sequence.size(),
                      "matures lie on hairpins");
}

} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const * data, std::size_t size)
{
    auto const parts = fuzz::take_parts(fuzz::text_of(data, size), 2);
    fuzz::files().put("reference.json", parts[0]);
    fuzz::files().put("hairpins.tsv", parts[1]);
    std::filesystem::path const & folder = fuzz::files().path();
    fuzz::refuse_or_do([&] { static_cast<void>(reference::load(folder)); });
    fuzz::refuse_or_do([&] { reference::require_own_directory(folder); });
    fuzz::refuse_or_do([&] { read_table(parts[1]); });
    return 0;
}
