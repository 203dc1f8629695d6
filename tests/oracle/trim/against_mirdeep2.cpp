#include "oracle/trim/comparison.hpp"
#include "oracle/trim/rules.hpp"

#include <polarmir/io/text_file.hpp>
#include <polarmir/trim/adapter.hpp>

namespace polarmir::test {
namespace {

constexpr std::size_t first_bases{6};
constexpr std::size_t shortest{18}; // mapper.pl -l 18
/// The reads behind this one were added to the file after its collapsed reads were made.
constexpr std::size_t last_read_of_their_run{378'333};

std::string or_dropped(std::string_view insert)
{
    return std::string{insert.size() < shortest ? dropped : insert};
}

} // namespace

comparison against_mirdeep2(std::filesystem::path const & fasta,
                            std::string const & adapter,
                            std::filesystem::path const & collapsed)
{
    first_bases_rule const rule{std::string_view{adapter}.substr(0, first_bases), true};
    comparison result;
    sequence_counts by_their_rules;
    io::line_reader lines{fasta};
    std::string name;
    for (std::string_view read; lines.next(read);)
    {
        if (read.starts_with('>'))
        {
            name = read.substr(1);
            continue;
        }
        ++result.reads;
        std::size_t const here = trim::find_adapter(read, adapter);
        std::size_t const there = rule.find(read);
        bool const in_their_run = result.reads <= last_read_of_their_run;
        std::string const ours = or_dropped(read.substr(0, here));
        std::string const by_rule = or_dropped(read.substr(0, there));
        std::string const theirs = in_their_run ? by_rule : std::string{dropped};
        if (theirs != dropped)
            ++by_their_rules[theirs];
        if (ours == theirs)
            continue;
        std::string const reason = ours == by_rule ? "added_after_their_run"
                                                   : reason_of_first_bases(rule, read, adapter, here, there);
        result.differences.push_back({result.reads, name, std::string{read}, ours, theirs, reason});
    }
    result.rules_are_theirs = by_their_rules == read_collapsed(collapsed);
    return result;
}

} // namespace polarmir::test
