#include "read_inserts.hpp"

#include <polarmir/collapse/umi_collapser.hpp>
#include <polarmir/io/bgzf.hpp>
#include <polarmir/io/output_file.hpp>
#include <polarmir/parallel/ordered_pipeline.hpp>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace polarmir::pipeline {
namespace {

/// What a worker makes of a chunk.
struct trimmed_batch
{
    trim::stats stats;
    std::string fastq;                               ///< BGZF blocks of the kept reads, if they are wanted
    std::optional<isomir::quality_sample> qualities; ///< of the reads that were looked at
    inspected_bases bases;                           ///< of these
};

/// Of the insert, with offset 33, whatever that of the input.
std::string insert_qualities(reads::read_view const & read,
                             trim::trimmed_read const & trimmed,
                             library::layout const & layout)
{
    constexpr int standard_offset{33};
    auto const begin = static_cast<std::size_t>(trimmed.insert.data() - read.bases.data());
    std::string qualities{read.qualities.substr(begin, trimmed.insert.size())};
    for (char & quality : qualities)
        quality =
            static_cast<char>(standard_offset + std::max(0, static_cast<int>(quality) - layout.phred_offset));
    return qualities;
}

inspected_bases bases_of(std::string_view qualities, library::layout const & layout)
{
    constexpr int good{30};
    if (!layout.has_qualities)
        return {};
    auto const threshold = static_cast<char>(layout.phred_offset + good);
    auto const q30 = std::ranges::count_if(qualities, [=](char quality) { return quality >= threshold; });
    return {qualities.size(), static_cast<std::uint64_t>(q30)};
}

/// Writes kept reads as FASTQ.
class fastq_text
{
  public:
    explicit fastq_text(library::layout const & layout) : layout_{layout} {}

    void add(reads::read_view const & read, trim::trimmed_read const & trimmed)
    {
        std::size_t const id_end = std::min(read.name.find_first_of(" \t"), read.name.size());
        text_.append(1, '@').append(read.name.substr(0, id_end));
        bool const is_new =
            layout_.umi != reference::umi_place::none && layout_.umi != reference::umi_place::read_name;
        if (is_new)
            text_.append(1, '_').append(trim::umi_to_string(trimmed.umi, layout_.umi_length));
        text_.append(read.name.substr(id_end)).append(1, '\n').append(trimmed.insert).append("\n+\n");
        text_.append(insert_qualities(read, trimmed, layout_)).append(1, '\n');
    }

    [[nodiscard]] std::string blocks() const { return io::bgzf_blocks(text_); }

  private:
    library::layout const & layout_;
    std::string text_;
};

/// Turns chunks into batches; their inserts go to a collapser.
class chunk_trimmer
{
  public:
    chunk_trimmer(trim::config const & settings,
                  bool keep_trimmed,
                  collapse::collapser & collapser,
                  collapse::umi_collapser & umi_collapser) :
        layout_{settings.layout},
        trim_{settings}, keep_trimmed_{keep_trimmed}, collapser_{collapser}, umi_collapser_{umi_collapser}
    {}

    [[nodiscard]] bool has_umi() const noexcept { return layout_.umi != reference::umi_place::none; }

    [[nodiscard]] trimmed_batch operator()(read_stream::chunk & piece)
    {
        trimmed_batch batch;
        if (piece.reads_looked_at != 0)
            batch.qualities.emplace();
        std::size_t looked_at = piece.reads_looked_at;
        std::vector<packed_sequence> inserts;
        std::vector<collapse::tagged_insert> tagged;
        fastq_text kept{layout_};
        reads::chunk_parser parser{piece.records, piece.file};
        for (reads::read_view read; parser.next(read);)
        {
            bool const was_looked_at = looked_at != 0;
            looked_at -= was_looked_at ? 1 : 0;
            if (was_looked_at)
                batch.bases += bases_of(read.qualities, layout_);
            trim::trimmed_read const trimmed = trim_(read);
            batch.stats.add(trimmed);
            if (trimmed.outcome != trim::outcome::kept)
                continue;
            packed_sequence const insert{trimmed.insert};
            if (has_umi())
                tagged.push_back({insert, trimmed.umi});
            else
                inserts.push_back(insert);
            if (keep_trimmed_)
                kept.add(read, trimmed);
            if (was_looked_at)
                batch.qualities->add(insert, insert_qualities(read, trimmed, layout_));
        }
        collapser_.add(inserts);
        umi_collapser_.add(tagged);
        batch.fastq = kept.blocks();
        return batch;
    }

  private:
    library::layout const & layout_;
    trim::trimmer trim_;
    bool keep_trimmed_;
    collapse::collapser & collapser_;
    collapse::umi_collapser & umi_collapser_;
};

void collect_molecules(collapse::umi_collapser & collapser,
                       resources const & shared,
                       options const & settings,
                       std::size_t threads,
                       sample_analysis & out)
{
    collapse::known_insert is_known;
    if (settings.umi_merge_inserts)
        is_known = [&shared](packed_sequence const & insert) {
            return shared.annotate().is_exact(insert.to_string());
        };
    collapse::counted_molecules counted =
        collapser.finish({out.library.layout.umi_length, settings.umi_method}, threads, is_known);
    out.reads = std::move(counted.reads);
    out.molecules = molecule_analysis{std::move(counted.molecules), std::move(counted.summary), {}};
}

} // namespace

void read_inserts(read_stream & stream,
                  resources const & shared,
                  options const & settings,
                  analysis_task const & task,
                  sample_analysis & out)
{
    trim::config trimming = settings.trim;
    trimming.layout = out.library.layout;
    collapse::collapser collapser;
    collapse::umi_collapser umi_collapser;
    chunk_trimmer trim{trimming, settings.keep_trimmed, collapser, umi_collapser};
    std::optional<io::output_file> kept;
    if (settings.keep_trimmed)
        kept.emplace(task.trimmed);
    ordered_pipeline(
        task.threads,
        [&] { return stream.next(); },
        [&](read_stream::chunk piece) {
            trimmed_batch batch = trim(piece);
            stream.recycle(std::move(piece));
            return batch;
        },
        [&](trimmed_batch batch) {
            out.trimmed += batch.stats;
            if (task.progress != nullptr)
                task.progress->reads += batch.stats.reads;
            out.bases += batch.bases;
            if (batch.qualities)
                out.qualities.append(*batch.qualities);
            else
                out.qualities.finish(); // beside the inflating, for which reads may have to wait
            if (kept)
                kept->write(batch.fastq);
        });
    if (kept)
    {
        kept->write(io::bgzf_end());
        kept->commit();
    }
    out.qualities.finish();
    if (trim.has_umi())
        collect_molecules(umi_collapser, shared, settings, task.threads, out);
    else
        out.reads = collapser.finish(task.threads);
    out.inputs = stream.digests();
    out.lanes.assign(stream.lanes().begin(), stream.lanes().end());
}

} // namespace polarmir::pipeline
