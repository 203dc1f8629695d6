#include <polarmir/core/text.hpp>
#include <polarmir/io/directory.hpp>
#include <polarmir/io/table_writer.hpp>
#include <polarmir/pipeline/quality.hpp>

#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace polarmir::pipeline {
namespace {

namespace fs = std::filesystem;

constexpr int share_decimals{2};
constexpr int coordinate_decimals{6};
constexpr char const * not_known{"NA"};

std::string cell(std::optional<double> value, int decimals)
{
    return value && std::isfinite(*value) ? format_fixed(*value, decimals) : not_known;
}

/// What all remarks say in one of their texts.
std::string joined(std::vector<qc::quality_remark> const & remarks, std::string qc::quality_remark::*text)
{
    std::vector<std::string> parts;
    parts.reserve(remarks.size());
    for (qc::quality_remark const & remark : remarks)
        parts.push_back(remark.*text);
    return join(parts, " | ");
}

void write_summary(fs::path const & path, std::vector<qc::sample_quality> const & samples)
{
    std::vector<std::string> header{"sample", "sample_type", "verdict", "reasons", "remedies"};
    if (!samples.empty())
        for (qc::quality_metric const & metric : samples.front().metrics)
            header.push_back(metric.name);
    io::table_writer table{path, header};
    for (qc::sample_quality const & sample : samples)
    {
        table << sample.sample << name_of(sample.type) << name_of(sample.verdict)
              << joined(sample.remarks, &qc::quality_remark::reason)
              << joined(sample.remarks, &qc::quality_remark::remedy);
        for (qc::quality_metric const & metric : sample.metrics)
            table << cell(metric.value, metric.decimals);
        table.end_row();
    }
    table.commit();
}

void write_saturation(fs::path const & path, cohort_quality const & quality)
{
    io::table_writer table{
        path, {"sample", "share", "reads", "mirnas_expected", "index_se_total_log2", "index_verdict"}};
    for (std::size_t i = 0; i < quality.samples.size(); ++i)
        for (depth_point const & point : quality.depth[i])
        {
            table << quality.samples[i].sample << format_compact(point.share, share_decimals)
                  << format_fixed(point.reads, 0) << format_fixed(point.mirnas, share_decimals)
                  << cell(point.index_se, coordinate_decimals) << name_of(point.index_verdict);
            table.end_row();
        }
    table.commit();
}

void write_isomirs(fs::path const & path, cohort_quality const & quality)
{
    io::table_writer table{path,
                           {"sample",
                            "canonical_percent",
                            "shift_5p_percent",
                            "shorter_3p_percent",
                            "longer_3p_percent",
                            "tail_percent",
                            "uridylated_percent",
                            "adenylated_percent",
                            "snv_percent"}};
    for (std::size_t i = 0; i < quality.samples.size(); ++i)
    {
        table << quality.samples[i].sample;
        std::optional<isomir_shares> const & shares = quality.isomirs[i];
        for (double isomir_shares::*const part : {&isomir_shares::canonical,
                                                  &isomir_shares::shift_5p,
                                                  &isomir_shares::shorter_3p,
                                                  &isomir_shares::longer_3p,
                                                  &isomir_shares::tail,
                                                  &isomir_shares::uridylated,
                                                  &isomir_shares::adenylated,
                                                  &isomir_shares::snv})
            table << (shares ? format_fixed((*shares).*part, share_decimals) : not_known);
        table.end_row();
    }
    table.commit();
}

/// One line per sample; removes the table when it would have no column.
void write_coordinates(fs::path const & path,
                       std::vector<std::string> const & samples,
                       std::vector<std::string> const & columns,
                       matrix const & values)
{
    io::remove_file(path);
    if (columns.empty() || samples.empty())
        return;
    std::vector<std::string> header{"sample"};
    header.insert(header.end(), columns.begin(), columns.end());
    io::table_writer table{path, header};
    for (std::size_t i = 0; i < samples.size(); ++i)
    {
        table << samples[i];
        for (double const value : values.row(i))
            table << cell(value, coordinate_decimals);
        table.end_row();
    }
    table.commit();
}

std::vector<std::string> axis_names(std::string const & prefix, std::size_t number)
{
    std::vector<std::string> names;
    for (std::size_t i = 1; i <= number; ++i)
        names.push_back(prefix + std::to_string(i));
    return names;
}

void write_axes(fs::path const & path, sample_landscape const & landscape)
{
    io::remove_file(path);
    if (landscape.pca.explained.empty() && landscape.mds.explained.empty())
        return;
    constexpr double hundred{100};
    io::table_writer table{path, {"method", "axis", "explained_percent"}};
    auto const write = [&](char const * method, char const * prefix, std::vector<double> const & explained) {
        std::vector<std::string> const names = axis_names(prefix, explained.size());
        for (std::size_t i = 0; i < explained.size(); ++i)
        {
            table << method << names[i] << format_fixed(hundred * explained[i], share_decimals);
            table.end_row();
        }
    };
    write("pca", "PC", landscape.pca.explained);
    write("mds", "axis", landscape.mds.explained);
    table.commit();
}

} // namespace

void write_quality(fs::path const & out, cohort_quality const & quality)
{
    fs::path const qc = out / "qc";
    write_summary(qc / "summary.tsv", quality.samples);
    write_saturation(qc / "saturation.tsv", quality);
    write_isomirs(qc / "isomirs.tsv", quality);
    sample_landscape const & landscape = quality.landscape;
    write_coordinates(qc / "pca.tsv",
                      landscape.samples,
                      axis_names("PC", landscape.pca.scores.columns()),
                      landscape.pca.scores);
    write_coordinates(qc / "mds.tsv",
                      landscape.samples,
                      axis_names("axis", landscape.mds.coordinates.columns()),
                      landscape.mds.coordinates);
    write_axes(qc / "axes.tsv", landscape);
    write_coordinates(qc / "correlation.tsv",
                      landscape.samples,
                      landscape.correlation.rows() == 0 ? std::vector<std::string>{} : landscape.samples,
                      landscape.correlation);
}

} // namespace polarmir::pipeline
