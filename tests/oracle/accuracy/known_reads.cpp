#include "known_reads.hpp"

#include "support/catch.hpp"
#include "unit/simulate/simulated.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/io/text_file.hpp>

#include <algorithm>

namespace polarmir::test {
namespace {

/// Changes such as 7A>G,12C>T at positions up to `last`; 0 for `.`.
std::size_t changes_up_to(std::size_t last, std::string const & text)
{
    if (text == ".")
        return 0;
    std::size_t count{0};
    for (std::string_view const change : split(text, ','))
        count += static_cast<std::size_t>(std::stoul(std::string{change}) <= last);
    return count;
}

} // namespace

std::vector<known_read> known_reads(std::filesystem::path const & simulation, std::string const & sample)
{
    io::table const truth = io::read_table(simulation / "truth" / "reads" / (sample + ".tsv.gz"));
    auto const records = records_of(simulation / "fastq" / (sample + "_S1_L001_R1_001.fastq.gz"));
    REQUIRE(records.size() == truth.rows.size());
    std::vector<known_read> reads;
    for (std::size_t i = 0; i < records.size(); ++i)
    {
        auto const field = [&](char const * column) { return truth.rows[i].fields[truth.column(column)]; };
        known_read read{records[i][1], field("class"), {}, false};
        if (read.read_class == "mirna")
        {
            constexpr std::size_t like_a_tail{3};
            constexpr std::size_t shortest{18};
            read.mirna = field("miRNA");
            std::size_t const size = read.insert.size();
            std::size_t const tail = field("tail") == "." ? 0 : field("tail").size();
            std::size_t const inner = size - std::max(tail, like_a_tail);
            read.evaluated =
                size >= shortest &&
                changes_up_to(inner, field("errors")) + changes_up_to(size, field("substitutions")) <= 1;
        }
        reads.push_back(std::move(read));
    }
    return reads;
}

} // namespace polarmir::test
