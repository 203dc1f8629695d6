// What makes a mature a tracer, tried base by base against all of human miRBase and the competitors.
#include "oracle/align/brute_force.hpp"
#include "reference/fasta.hpp"
#include "support/catch.hpp"
#include "support/shared_data.hpp"

#include <polarmir/reference/embedded.hpp>

#include <algorithm>
#include <set>

using namespace polarmir;
using namespace polarmir::reference;

namespace {

constexpr std::size_t shortest_hit{20};

std::vector<std::string> human_rnas()
{
    std::vector<std::string> rnas;
    source_text const source = read_source(test::shared_data("data/mirbase/hairpin.hsa.fa"));
    for (fasta_record const & record : scan_fasta(source.text))
        rnas.push_back(record.sequence);
    for (competitor const & entry : competitors())
        rnas.push_back(entry.sequence);
    return rnas;
}

/// Every insert that counts as a hit of the tracer: its stretches of 20 bases and more.
std::set<std::string> hits_of(std::string const & sequence)
{
    std::set<std::string> inserts;
    for (std::size_t length = shortest_hit; length <= sequence.size(); ++length)
        for (std::size_t start = 0; start + length <= sequence.size(); ++start)
            inserts.insert(sequence.substr(start, length));
    return inserts;
}

bool is_near(std::string const & insert, std::vector<std::string> const & rnas)
{
    return std::ranges::any_of(oracle::all_alignments(insert, rnas),
                               [](oracle::hit const & found) { return found.mismatches <= 1; });
}

} // namespace

TEST_CASE("no human hairpin or competitor comes within a mismatch of a tracer")
{
    auto const rnas = human_rnas();
    REQUIRE(rnas.size() > 1917);
    for (tracer const & entry : tracers())
        for (std::string const & insert : hits_of(entry.sequence))
            if (is_near(insert, rnas))
                FAIL_CHECK(entry.name << ": " << insert);
}

TEST_CASE("spike-ins resemble no competitor")
{
    std::vector<std::string> rnas;
    for (competitor const & entry : competitors())
        rnas.push_back(entry.sequence);
    for (spike_in const & entry : spike_ins())
        if (is_near(entry.sequence, rnas))
            FAIL_CHECK(entry.name);
}
