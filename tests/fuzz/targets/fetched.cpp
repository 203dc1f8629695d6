// What a server answers to `reference fetch`, and what lies in its folder: headers, first bytes, manifest of
// the folder, manifest of a release.
#include "fetch/content.hpp"
#include "fetch/next_step.hpp"
#include "fetch/received.hpp"
#include "support/scratch.hpp"
#include "support/target.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/fetch/release.hpp>

namespace {

using namespace polarmir;

/// The first line is the status, the next ones `name: value`.
void answer(std::string_view text)
{
    std::vector<std::string_view> const lines = split(text, '\n');
    fetch::answer head;
    head.status = parse_number<int>(lines.front()).value_or(0);
    for (std::string_view const line : lines)
        if (std::size_t const colon = line.find(':'); colon != std::string_view::npos)
            head.headers[to_lower(line.substr(0, colon))] = strip(line.substr(colon + 1));
    for (std::uint64_t const offset : {std::uint64_t{0}, std::uint64_t{10}})
    {
        fetch::request const sent{"https://example.org/hairpin.fa", offset, "\"1\""};
        fetch::next_step const next = fetch::next_step_of(head, sent);
        fuzz::promise(offset != 0 || (next != fetch::next_step::append && next != fetch::next_step::finished),
                      "nothing goes on that has not begun");
    }
    static_cast<void>(fetch::total_bytes(head));
    fuzz::promise(fetch::seconds_to_wait(3, fetch::retry_after(head)) <= 60,
                  "no wait is longer than a minute");
    std::string const location = head.header("location");
    if (fetch::may_lead_to("https://example.org", location))
        fuzz::promise(to_lower(location).starts_with("https://"), "https is not left");
}

} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const * data, std::size_t size)
{
    auto const parts = fuzz::take_parts(fuzz::text_of(data, size), 4);
    answer(parts[0]);
    std::filesystem::path const file = fuzz::files().put("hairpin.fa", parts[1]);
    for (fetch::file_role const role : {fetch::file_role::hairpin, fetch::file_role::gff3})
        fuzz::refuse_or_do([&] { fetch::require_content(file, role, "server"); });
    fuzz::files().put("manifest.tsv", parts[2]);
    fuzz::refuse_or_do([&] {
        fetch::received_files received{fuzz::files().path(), "mirbase@22.1"};
        static_cast<void>(received.find("hairpin.fa"));
    });
    fuzz::refuse_or_do([&] {
        for (fetch::release const & one : fetch::parse_releases(parts[3], "manifest"))
            for (std::string const species : {"hsa", "all"})
                static_cast<void>(fetch::files_of(one, species));
    });
    return 0;
}
