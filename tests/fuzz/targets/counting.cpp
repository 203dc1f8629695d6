// From reads to counts nothing is lost: every read has one fate, every insert comes out of its packed form as
// it went in, and counts are the reads. The first letter of an input chooses the library, the rest is FASTQ.
#include "support/scratch.hpp"
#include "support/target.hpp"

#include <polarmir/collapse/umi_collapser.hpp>
#include <polarmir/count/annotator.hpp>
#include <polarmir/count/count_table.hpp>
#include <polarmir/reads/fastq.hpp>
#include <polarmir/reference/embedded.hpp>
#include <polarmir/trim/trimmer.hpp>

#include <map>
#include <numeric>

namespace {

using namespace polarmir;

/// Without adapter; TruSeq; four random bases at both ends; poly-A; UMI behind the adapter, before the insert
/// and in the name.
library::layout layout_of(std::size_t choice)
{
    using place = reference::umi_place;
    using library::name_umi;
    constexpr auto adapter = "TGGAATTCTCGGGTGCCAAGG";
    std::vector<library::layout> const all{
        {},
        {adapter},
        {adapter, 4, 4},
        {"AGATCGGAAGAGCACACGTCT", 3, 0, place::none, 0, name_umi::none, true},
        {"AACTGTAGGCACCATCAAT", 0, 0, place::after_adapter, 12},
        {adapter, 8, 0, place::before_insert, 8},
        {adapter, 4, 4, place::random_ends, 8},
        {adapter, 0, 0, place::read_name, 6, name_umi::underscore}};
    return all[choice % all.size()];
}

count::annotator const & annotator()
{
    static count::annotator const one{
        reference::human_panel(), {reference::spike_ins(), {}, reference::tracers()}, {}};
    return one;
}

struct trimmed
{
    trim::stats stats;
    std::vector<packed_sequence> inserts;
    std::vector<collapse::tagged_insert> tagged;
    std::map<std::string, std::uint64_t> counts;
};

void take(trimmed & all, trim::trimmed_read const & read, trim::config const & settings)
{
    all.stats.add(read);
    if (read.outcome != trim::outcome::kept)
        return;
    std::string_view const insert = read.insert;
    fuzz::promise(insert.size() >= settings.min_insert && insert.size() <= settings.max_insert,
                  "inserts have the length that is asked for");
    fuzz::promise(insert.find_first_not_of("ACGT") == std::string_view::npos, "inserts hold no N");
    packed_sequence const packed{insert};
    fuzz::promise(packed.to_string() == insert, "an insert is unpacked as it was");
    all.inserts.push_back(packed);
    all.tagged.push_back({packed, read.umi});
    ++all.counts[std::string{insert}];
}

trimmed trim_all(reads::fastq_chunk & chunk, trim::config const & settings)
{
    trim::trimmer const trim{settings};
    trimmed all;
    reads::chunk_parser parser{chunk, "reads.fastq"};
    std::uint64_t number{0};
    for (reads::read_view read; parser.next(read); ++number)
        take(all, trim(read), settings);
    fuzz::promise(
        all.stats.reads == number &&
            std::accumulate(all.stats.outcomes.begin(), all.stats.outcomes.end(), std::uint64_t{0}) == number,
        "every read has one outcome");
    return all;
}

std::vector<collapse::unique_read> collapse_all(trimmed const & all)
{
    collapse::collapser collapser;
    collapser.add(all.inserts);
    std::vector<collapse::unique_read> distinct = collapser.finish(1);
    fuzz::promise(distinct.size() == all.counts.size(), "every insert is there once");
    for (collapse::unique_read const & one : distinct)
        fuzz::promise(all.counts.at(one.sequence.to_string()) == one.count,
                      "inserts have the reads they had");
    return distinct;
}

void collapse_molecules(trimmed const & all, std::uint32_t umi_length)
{
    for (collapse::umi_method const method :
         {collapse::umi_method::directional, collapse::umi_method::umi_tools})
    {
        collapse::umi_collapser collapser;
        collapser.add(all.tagged);
        collapse::counted_molecules const counted =
            collapser.finish({umi_length, method}, 1, [](packed_sequence const &) { return false; });
        std::uint64_t reads{0};
        for (std::size_t i = 0; i < counted.reads.size(); ++i)
        {
            reads += counted.reads[i].count;
            fuzz::promise(counted.molecules[i].corrected <= counted.reads[i].count &&
                              counted.molecules[i].molecules <= counted.molecules[i].umis,
                          "there are no more molecules than reads, nor than UMIs");
        }
        fuzz::promise(reads == all.inserts.size(), "misread inserts and UMIs lose no read");
    }
}

void count_all(std::vector<collapse::unique_read> const & distinct, std::uint64_t reads)
{
    count::assignment_list verdicts;
    for (collapse::unique_read const & one : distinct)
        verdicts.push_back(annotator()(one.sequence.to_string()));
    count::target_numbers const targets{reference::spike_ins().size(), 0, reference::tracers().size()};
    for (count::multimap const mode : {count::multimap::em, count::multimap::split, count::multimap::unique})
    {
        count::config settings;
        settings.multimap = mode;
        count::sample_counts const counts =
            count::count_sample(distinct, verdicts, reference::human_panel(), targets, settings);
        fuzz::promise(std::accumulate(counts.classes.begin(), counts.classes.end(), std::uint64_t{0}) ==
                          reads,
                      "every insert has one class");
        std::uint64_t const shared_out =
            std::accumulate(counts.integer.begin(), counts.integer.end(), std::uint64_t{0});
        fuzz::promise(mode == count::multimap::unique ? shared_out <= counts.mirna
                                                      : shared_out == counts.mirna,
                      "rows have the miRNA reads");
    }
}

} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const * data, std::size_t size)
{
    std::string_view input = fuzz::text_of(data, size);
    trim::config settings;
    settings.layout = layout_of(fuzz::take_choice(input, 8));
    reads::fastq_chunk chunk{{input.begin(), input.end()}};
    fuzz::refuse_or_do([&] {
        trimmed const all = trim_all(chunk, settings);
        count_all(collapse_all(all), all.inserts.size());
        if (settings.layout.umi_length != 0)
            collapse_molecules(all, settings.layout.umi_length);
    });
    return 0;
}
