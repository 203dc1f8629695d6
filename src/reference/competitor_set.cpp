#include <polarmir/core/text.hpp>
#include <polarmir/reference/competitor_set.hpp>
#include <polarmir/reference/embedded.hpp>

#include <utility>

namespace polarmir::reference {
namespace {

std::string hash_of(std::span<competitor const> entries)
{
    std::string text;
    for (competitor const & one : entries)
        text.append(one.name)
            .append(1, '\t')
            .append(name_of(one.rna_class))
            .append(1, '\t')
            .append(one.sequence)
            .append(1, '\t')
            .append(join(one.host_of, ";"))
            .append(1, '\n');
    return xxh3_hex(text);
}

} // namespace

competitor_set::competitor_set(std::vector<competitor> entries, std::size_t mirnas_left_out) :
    entries_{std::move(entries)}, mirnas_left_out_{mirnas_left_out}, hash_{hash_of(entries_)}
{}

competitor_set load(competitor_choice const & choice)
{
    std::vector<competitor> entries;
    std::vector<competitor> hosts = competitors(); // known whether they compete themselves or not
    std::size_t mirnas_left_out{0};
    if (choice.embedded)
        entries = hosts;
    for (std::filesystem::path const & file : choice.files)
    {
        competitor_file more = read_competitor_file(file);
        hosts.insert(hosts.end(), more.entries.begin(), more.entries.end());
        entries = merge_competitors(std::move(entries), std::move(more.entries));
        mirnas_left_out += more.mirnas_left_out;
    }
    mark_hosts(entries, hosts);
    return competitor_set{std::move(entries), mirnas_left_out};
}

} // namespace polarmir::reference
