#include "oracle/library/first_reads.hpp"
#include "oracle/trim/comparison.hpp"
#include "oracle/trim/rules.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/trim/adapter.hpp>

#include <cstdlib>
#include <fstream>
#include <limits>
#include <stdexcept>

namespace polarmir::test {
namespace {

/// What cutadapt leaves of each read, in file order.
std::vector<std::size_t> lengths_by_cutadapt(std::filesystem::path const & fastq, std::string const & adapter)
{
    tmp_dir const directory;
    std::filesystem::path const output = directory / "trimmed.fasta";
    std::string const command = "cutadapt --quiet --fasta -e 0.1 --no-indels -O 3 -a " + adapter + " -o " +
                                output.string() + " " + fastq.string();
    if (std::system(command.c_str()) != 0)
        throw std::runtime_error{"cutadapt failed: " + command};
    std::ifstream file{output};
    std::vector<std::size_t> lengths;
    for (std::string name, bases; std::getline(file, name) && std::getline(file, bases);)
        lengths.push_back(bases.size());
    return lengths;
}

/// Cutadapt leaves the leftmost position for a later one that overlaps it and agrees better.
std::string reason(std::string_view read, std::string_view adapter, std::size_t ours, std::size_t theirs)
{
    bool const both_fit = may_begin(read, adapter, ours) && may_begin(read, adapter, theirs);
    bool const overlap = ours < theirs && theirs < ours + adapter.size();
    if (both_fit && overlap && mismatches_at(read, adapter, theirs) < mismatches_at(read, adapter, ours))
        return "later_position_with_fewer_mismatches";
    return "";
}

} // namespace

comparison against_cutadapt(std::filesystem::path const & fastq, std::string const & adapter)
{
    first_reads const sample{fastq, std::numeric_limits<std::size_t>::max()};
    std::vector<std::size_t> const lengths = lengths_by_cutadapt(fastq, adapter);
    comparison result;
    result.reads = sample.views().size();
    result.rules_are_theirs = lengths.size() == result.reads;
    for (std::size_t i = 0; i < std::min(lengths.size(), result.reads); ++i)
    {
        auto const & read = sample.views()[i];
        std::size_t const ours = trim::find_adapter(read.bases, adapter);
        if (ours != lengths[i])
            result.differences.push_back({i + 1,
                                          std::string{read.name},
                                          std::string{read.bases},
                                          std::string{read.bases.substr(0, ours)},
                                          std::string{read.bases.substr(0, lengths[i])},
                                          reason(read.bases, adapter, ours, lengths[i])});
    }
    return result;
}

} // namespace polarmir::test
