// Files of other RNAs, FASTA or table.
#include "support/scratch.hpp"
#include "support/target.hpp"

#include <polarmir/reference/competitor_set.hpp>
#include <polarmir/reference/rna_fasta.hpp>

#include <set>

namespace {

using namespace polarmir;

void check(auto const & entries)
{
    std::set<std::string> names;
    for (auto const & one : entries)
    {
        fuzz::promise(!one.sequence.empty() && one.sequence.find_first_not_of("ACGTN") == std::string::npos,
                      "sequences are bases");
        fuzz::promise(one.name.find_first_of(" \t\n") == std::string::npos, "names have no blanks");
        fuzz::promise(names.insert(one.name).second, "every name is there once");
    }
}

} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const * data, std::size_t size)
{
    std::filesystem::path const file = fuzz::files().put("other.fa", fuzz::text_of(data, size));
    fuzz::refuse_or_do([&] {
        reference::competitor_file read = reference::read_competitor_file(file);
        check(read.entries);
        reference::mark_hosts(read.entries, read.entries);
        auto const merged = reference::merge_competitors(read.entries, {});
        check(merged);
        fuzz::promise(reference::merge_competitors(merged, read.entries).size() == merged.size(),
                      "what is there already is not added");
    });
    fuzz::refuse_or_do([&] { check(reference::read_rna_fasta(file)); });
    return 0;
}
