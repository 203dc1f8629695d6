#include "files.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/io/table_writer.hpp>

#include <vector>

namespace polarmir::simulate {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> header_of(cohort const & samples, std::string first)
{
    std::vector<std::string> header{std::move(first)};
    for (sample_plan const & sample : samples.samples)
        header.push_back(sample.name);
    return header;
}

void write_abundances(reference::mirna_reference const & reference,
                      cohort const & samples,
                      expression const & expected,
                      fs::path const & path)
{
    constexpr int decimals{9};
    io::table_writer table{path, header_of(samples, "miRNA")};
    for (std::uint32_t row = 0; row < reference.rows().size(); ++row)
    {
        table << reference.row_mature(row).name;
        for (std::size_t i = 0; i < samples.samples.size(); ++i)
            table << format_compact(expected.of_sample(i)[row], decimals);
        table.end_row();
    }
    table.commit();
}

void write_counts(reference::mirna_reference const & reference,
                  cohort const & samples,
                  std::span<drawn const> reads,
                  fs::path const & path)
{
    io::table_writer table{path, header_of(samples, "miRNA")};
    for (std::uint32_t row = 0; row < reference.rows().size(); ++row)
    {
        table << reference.row_mature(row).name;
        for (drawn const & sample : reads)
            table << sample.rows[row];
        table.end_row();
    }
    table.commit();
}

void write_classes(cohort const & samples, std::span<drawn const> reads, fs::path const & path)
{
    io::table_writer table{path, header_of(samples, "class")};
    for (std::size_t i = 0; i < read_class_count; ++i)
    {
        table << name_of(all_read_classes[i]);
        for (drawn const & sample : reads)
            table << sample.classes[i];
        table.end_row();
    }
    table.commit();
}

} // namespace

fs::path fastq_file(std::string const & name, std::size_t number)
{
    return fs::path{"fastq"} / (name + "_S" + std::to_string(number + 1) + "_L001_R1_001.fastq.gz");
}

fs::path truth_reads_file(std::string const & name)
{
    return fs::path{"truth"} / "reads" / (name + ".tsv.gz");
}

void write_truth(reference::mirna_reference const & reference,
                 cohort const & samples,
                 expression const & expected,
                 std::span<drawn const> reads,
                 fs::path const & directory)
{
    fs::path const truth = directory / "truth";
    write_abundances(reference, samples, expected, truth / "abundances.tsv");
    write_counts(reference, samples, reads, truth / "counts.tsv");
    write_classes(samples, reads, truth / "classes.tsv");
}

void write_sheet(cohort const & samples, fs::path const & directory)
{
    std::vector<std::string> header{"sample", "group", "fastq_1"};
    header.insert(header.end(), samples.annotation_columns.begin(), samples.annotation_columns.end());
    io::table_writer table{directory / "samples.tsv", header};
    for (std::size_t i = 0; i < samples.samples.size(); ++i)
    {
        sample_plan const & sample = samples.samples[i];
        table << sample.name << sample.group << fastq_file(sample.name, i).generic_string();
        for (std::string const & annotation : sample.annotations)
            table << annotation;
        table.end_row();
    }
    table.commit();
}

} // namespace polarmir::simulate
