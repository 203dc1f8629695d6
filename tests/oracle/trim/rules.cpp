#include "oracle/trim/rules.hpp"

#include <polarmir/io/text_file.hpp>

#include <algorithm>
#include <cmath>

namespace polarmir::test {

std::size_t overlap_at(std::string_view read, std::string_view adapter, std::size_t position)
{
    return std::min(adapter.size(), read.size() - position);
}

std::size_t mismatches_at(std::string_view read, std::string_view adapter, std::size_t position)
{
    std::size_t result{0};
    for (std::size_t i = 0; i < overlap_at(read, adapter, position); ++i)
        result += read[position + i] == adapter[i] ? 0U : 1U;
    return result;
}

bool may_begin(std::string_view read, std::string_view adapter, std::size_t position)
{
    std::size_t const overlap = overlap_at(read, adapter, position);
    return overlap >= 3 && 10 * mismatches_at(read, adapter, position) <= overlap;
}

double expected_errors(std::string_view qualities)
{
    double sum{0};
    for (char const quality : qualities)
        sum += std::pow(10.0, -(quality - 33) / 10.0);
    return sum;
}

std::size_t first_bases_rule::find(std::string_view read) const
{
    std::size_t const least = needs_base_before ? 1 : 0;
    std::size_t const whole = read.rfind(first);
    if (whole != std::string_view::npos && whole >= least)
        return whole;
    for (std::size_t size = first.size() - 1; size > 0; --size)
        if (read.size() >= size + least && read.ends_with(first.substr(0, size)))
            return read.size() - size;
    return read.size();
}

std::string reason_of_first_bases(first_bases_rule const & rule,
                                  std::string_view read,
                                  std::string_view adapter,
                                  std::size_t ours,
                                  std::size_t theirs)
{
    bool const whole_there = read.substr(theirs).starts_with(rule.first);
    bool const whole_here = read.substr(ours).starts_with(rule.first);
    std::size_t const end = read.size() - theirs;
    if (ours < theirs && may_begin(read, adapter, ours))
    {
        if (!whole_here)
            return "they_miss_an_adapter_with_an_error_in_its_first_bases";
        return whole_there ? "they_take_the_last_of_several" : "";
    }
    if (theirs < ours && whole_there && !may_begin(read, adapter, theirs))
        return "they_look_at_the_first_bases_only";
    if (theirs < ours && (end == 1 || end == 2) && read.substr(theirs) == adapter.substr(0, end))
        return "they_cut_one_or_two_bases_that_look_like_adapter";
    return "";
}

sequence_counts read_collapsed(std::filesystem::path const & path)
{
    sequence_counts counts;
    io::line_reader lines{path};
    std::size_t count{0};
    for (std::string_view line; lines.next(line);)
        if (line.starts_with('>'))
            count = std::stoul(std::string{line.substr(line.find("_x") + 2)});
        else
            counts[std::string{line}] += count;
    return counts;
}

} // namespace polarmir::test
