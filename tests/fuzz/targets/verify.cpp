// A finished folder that is checked again: SHA256SUMS, run.json, ro-crate-metadata.json.
#include "provenance/recorded.hpp"
#include "support/scratch.hpp"
#include "support/target.hpp"

#include <polarmir/provenance/verify.hpp>

int LLVMFuzzerTestOneInput(std::uint8_t const * data, std::size_t size)
{
    using namespace polarmir;
    auto const parts = fuzz::take_parts(fuzz::text_of(data, size), 3);
    fuzz::files().put(provenance::file_names::checksums, parts[0]);
    fuzz::files().put(provenance::file_names::run, parts[1]);
    fuzz::files().put(provenance::file_names::crate, parts[2]);
    std::filesystem::path const & folder = fuzz::files().path();
    fuzz::refuse_or_do([&] {
        std::vector<provenance::finding> problems;
        static_cast<void>(provenance::read_records(folder, problems));
        for (provenance::finding const & one : problems)
            fuzz::promise(!one.status.empty() && !one.detail.empty(), "a finding says something");
    });
    fuzz::refuse_or_do([&] { static_cast<void>(provenance::verify({folder, false, 1})); });
    return 0;
}
