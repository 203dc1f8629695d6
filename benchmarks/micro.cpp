/// Times the steps that every read or every distinct insert goes through, on one thread. Run with
/// `--benchmark-samples 20`.
#include "align/hairpin_index_data.hpp"
#include "support/catch.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/align/aligner.hpp>
#include <polarmir/collapse/collapser.hpp>
#include <polarmir/core/packed_sequence.hpp>
#include <polarmir/core/start_filter.hpp>
#include <polarmir/count/annotator.hpp>
#include <polarmir/count/count_table.hpp>
#include <polarmir/io/bgzf.hpp>
#include <polarmir/io/input_file.hpp>
#include <polarmir/io/output_file.hpp>
#include <polarmir/io/table_writer.hpp>
#include <polarmir/reads/fastq.hpp>
#include <polarmir/reference/embedded.hpp>
#include <polarmir/reference/sequences.hpp>
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

TEST_CASE("files", "[io]")
{
    test::tmp_dir const dir;
    std::string text;
    for (int i = 0; i < 20; ++i)
        text += fastq_text();
    {
        io::output_file gzip{dir / "x.gz", io::compression::gzip};
        gzip.write(text);
        gzip.commit();
        io::write_file(dir / "bgzf.gz", io::bgzf_blocks(text) + std::string{io::bgzf_end()});
    }
    std::vector<char> buffer(text.size() + 1);
    BENCHMARK("inflate")
    {
        return io::input_file{dir / "x.gz"}.read(buffer);
    };
    BENCHMARK("inflate with zlib")
    {
        return io::input_file{dir / "x.gz", {io::inflate_backend::zlib}}.read(buffer);
    };
    BENCHMARK("inflate BGZF on two threads")
    {
        return io::input_file{dir / "bgzf.gz", {io::inflate_backend::fastest, true, 2}}.read(buffer);
    };
    BENCHMARK("write BGZF blocks, fast")
    {
        return io::bgzf_blocks(text, io::bgzf_level::fast).size();
    };
    BENCHMARK("write a table")
    {
        io::table_writer table{dir / "t.tsv", {"a", "b", "c"}};
        for (std::uint64_t i = 0; i < 100'000; ++i)
        {
            table << "hsa-miR-21-5p" << i << "0";
            table.end_row();
        }
        table.commit();
    };
    CHECK(io::input_file{dir / "x.gz"}.read(buffer) == text.size());
}

TEST_CASE("distinct inserts", "[align]")
{
    reference::mirna_reference const & reference = reference::human_panel();
    std::vector<std::string_view> const hairpins = reference::sequences_of(reference.hairpins());
    align::hairpin_index const index{hairpins};
    align::aligner const align{index, {}};
    std::vector<std::string> exact;
    std::vector<std::string> misread;
    std::vector<collapse::unique_read> reads;
    for (reference::mature const & mature : reference.matures())
    {
        exact.push_back(mature.sequence);
        misread.push_back(mature.sequence);
        char & base = misread.back()[10];
        base = base == 'A' ? 'C' : 'A';
        reads.push_back({packed_sequence{mature.sequence}, 1000});
    }
    count::annotator const annotate{reference, {}, {}};
    count::assignment_list verdicts;
    for (std::string const & insert : exact)
        verdicts.push_back(annotate(insert));

    BENCHMARK("sort the places of the panel's hairpins")
    {
        return align::hairpin_index{hairpins}.internals().keys.size();
    };
    BENCHMARK("look up seeds")
    {
        std::size_t places{0};
        for (std::string const & insert : exact)
            places += index.internals()
                          .find(index.internals().look_up(std::string_view{insert}.substr(0, 10)))
                          .places.size();
        return places;
    };
    BENCHMARK("align exact inserts")
    {
        std::size_t found{0};
        for (std::string const & insert : exact)
            found += align(insert).alignments.size();
        return found;
    };
    BENCHMARK("align and verify misread inserts")
    {
        std::size_t found{0};
        for (std::string const & insert : misread)
            found += align(insert).alignments.size();
        return found;
    };
    BENCHMARK("count and share out (EM)")
    {
        return count::count_sample(reads, verdicts, reference, {}, {}).integer.size();
    };
    CHECK(verdicts.size() == exact.size());
}
