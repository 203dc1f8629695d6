#include "sample_writer.hpp"

#include "files.hpp"
#include "sequencer.hpp"
#include "truth_reads.hpp"

#include <polarmir/io/output_file.hpp>

#include <array>
#include <charconv>
#include <optional>
#include <string>

namespace polarmir::simulate {
namespace {

constexpr std::size_t batch_bytes{std::size_t{1} << 20};

/// Chooses what the next read is.
class composition
{
  public:
    composition(class_shares const & shares, std::span<double const> rows) : rows_{rows.begin(), rows.end()}
    {
        std::vector<double> weights;
        for (read_class const c : all_read_classes)
            weights.push_back(shares[c]);
        // An unused last class would change what a seed gives for all the others.
        if (shares[read_class::other_species] == 0)
            weights.pop_back();
        classes_ = weighted_choice{weights};
    }

    [[nodiscard]] read_class draw_class(generator & random) const
    {
        return all_read_classes[classes_(random)];
    }
    [[nodiscard]] std::uint32_t draw_row(generator & random) const { return rows_(random); }

  private:
    weighted_choice classes_;
    weighted_choice rows_;
};

/// The names Illumina machines give, unique in the cohort: the sample is the tile, the read its coordinates.
class read_names
{
  public:
    read_names(std::size_t sample, std::string const & index) :
        start_{"@polarmir:1:SIMULATED:1:" + std::to_string(1101 + sample) + ':'}, end_{" 1:N:0:" + index +
                                                                                       '\n'}
    {}

    void append(std::uint64_t read, std::string & text) const
    {
        constexpr std::uint64_t width{32768};
        constexpr std::uint64_t margin{1000};
        text += start_;
        append_number(margin + read % width, text);
        text += ':';
        append_number(margin + read / width, text);
        text += end_;
    }

  private:
    static void append_number(std::uint64_t number, std::string & text)
    {
        std::array<char, 20> digits{};
        auto const written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
        text.append(digits.data(), written.ptr);
    }

    std::string start_;
    std::string end_;
};

} // namespace

shared_sources::shared_sources(reference::mirna_reference const & all, design const & what) :
    reference{all}, settings{what.settings}, mirna{all, what.settings}, other{all,
                                                                              what.settings,
                                                                              what.competitors.entries(),
                                                                              what.other_species}
{}

drawn write_sample(sample_task const & task,
                   shared_sources const & sources,
                   std::filesystem::path const & directory)
{
    generator random = make_stream(sources.settings.seed, "reads", task.plan.name);
    composition const library{sources.settings.shares, task.shares};
    sequencer machine{sources.settings, random};
    read_names const names{task.number, machine.index()};
    io::output_file fastq{directory / fastq_file(task.plan.name, task.number), io::compression::gzip};
    std::optional<truth_reads> truth;
    if (sources.settings.truth_reads)
        truth.emplace(directory / truth_reads_file(task.plan.name), sources.reference);

    drawn result{{}, std::vector<std::uint64_t>(task.shares.size(), 0)};
    fragment molecule;
    sequenced_read read;
    std::string text;
    for (std::uint64_t i = 0; i < task.plan.reads; ++i)
    {
        read_class const kind = library.draw_class(random);
        if (kind == read_class::mirna)
            sources.mirna.draw(library.draw_row(random), random, molecule);
        else
            sources.other.draw(kind, random, molecule);
        machine.read(molecule.insert, random, read);
        names.append(i, text);
        text.append(read.bases).append("\n+\n").append(read.qualities).append(1, '\n');
        if (text.size() >= batch_bytes)
        {
            fastq.write(text);
            text.clear();
        }
        ++result.classes[static_cast<std::size_t>(kind)];
        if (kind == read_class::mirna)
            ++result.rows[molecule.row];
        if (truth)
            truth->add(i, molecule, read);
    }
    fastq.write(text);
    fastq.commit();
    if (truth)
        truth->commit();
    return result;
}

} // namespace polarmir::simulate
