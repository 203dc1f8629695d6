/// Times the steps that every read or every distinct insert goes through, on one thread. Run with
/// `--benchmark-samples 20`.
#include "support/catch.hpp"

#include <polarmir/collapse/collapser.hpp>
#include <polarmir/core/packed_sequence.hpp>
#include <polarmir/core/start_filter.hpp>
#include <polarmir/reads/fastq.hpp>
#include <polarmir/reference/embedded.hpp>
#include <polarmir/trim/trimmer.hpp>

#include <random>
#include <string>
#include <vector>

using namespace polarmir;

namespace {

constexpr std::size_t reads_of_chunk{1600};

/// 50-nt reads of matures before the TruSeq adapter, as many as a chunk has.
std::string fastq_text()
{
    auto const & matures = reference::human_panel().matures();
    std::mt19937_64 random{1};
    std::string text;
    for (std::size_t i = 0; i < reads_of_chunk; ++i)
    {
        std::string bases = matures[random() % matures.size()].sequence + "TGGAATTCTCGGGTGCCAAGGAACTCCAGTCAC";
        bases.resize(50, 'A');
        text += "@HISEQ:67:H8FMMADXX:1:1101:" + std::to_string(random() % 20000) + ":" + std::to_string(i) +
                " 1:N:0:CGATGT\n" + bases + "\n+\n" + std::string(50, 'J') + "\n";
    }
    return text;
}

reads::fastq_chunk chunk_of(std::string const & text)
{
    return {{text.begin(), text.end()}, 1, 1};
}

trim::trimmer truseq_trimmer()
{
    trim::config settings;
    settings.layout.adapter_3p = "TGGAATTCTCGGGTGCCAAGG";
    return trim::trimmer{settings};
}

} // namespace

TEST_CASE("reads of one chunk", "[reads]")
{
    std::string const text = fastq_text();
    std::string const file{"x.fastq"};
    reads::fastq_chunk chunk = chunk_of(text);
    std::vector<reads::read_view> const parsed = reads::parse(chunk, file);
    trim::trimmer const trim = truseq_trimmer();
    std::vector<packed_sequence> inserts;
    for (reads::read_view const & read : parsed)
        inserts.emplace_back(trim(read).insert);

    BENCHMARK("parse")
    {
        reads::chunk_parser parser{chunk, file};
        std::size_t bases{0};
        for (reads::read_view read; parser.next(read);)
            bases += read.bases.size();
        return bases;
    };
    BENCHMARK("trim")
    {
        std::size_t bases{0};
        for (reads::read_view const & read : parsed)
            bases += trim(read).insert.size();
        return bases;
    };
    BENCHMARK("find the adapter")
    {
        trim::adapter_finder const find{"TGGAATTCTCGGGTGCCAAGG"};
        std::size_t bases{0};
        for (reads::read_view const & read : parsed)
            bases += find(read.bases);
        return bases;
    };
    BENCHMARK("pack")
    {
        std::size_t hashes{0};
        for (reads::read_view const & read : parsed)
            hashes += packed_sequence{read.bases.substr(0, 22)}.hash();
        return hashes;
    };
    collapse::collapser collapser;
    BENCHMARK("collapse")
    {
        collapser.add(inserts);
    };
    CHECK(parsed.size() == reads_of_chunk);
}
