#include "phrases.hpp"

#include <polarmir/concordance/comparison.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/io/output_file.hpp>
#include <polarmir/io/table_writer.hpp>

#include <algorithm>
#include <cmath>

namespace polarmir::concordance {
namespace {

namespace fs = std::filesystem;

constexpr int read_decimals{2};
constexpr int ratio_decimals{4};

std::string number(double reads)
{
    return format_compact(reads, read_decimals);
}

std::string ratio(double part, double whole)
{
    return whole > 0 ? format_compact(part / whole, ratio_decimals) : "NA";
}

std::string cell(std::optional<double> value)
{
    return value ? format_compact(*value, ratio_decimals) : "NA";
}

/// `end:-975;trimming:+30`.
std::string list(std::vector<part> const & parts)
{
    std::string text;
    for (part const & one : parts)
        text += (text.empty() ? "" : ";") + std::string{one.cause} + (one.reads > 0 ? ":+" : ":") +
                number(one.reads);
    return text;
}

/// The part that pulls hardest towards the other count.
part const * main_part(difference const & one)
{
    part const * largest{nullptr};
    for (part const & candidate : one.parts)
        if ((candidate.reads > 0) == (one.theirs > one.ours) &&
            (largest == nullptr || std::abs(candidate.reads) > std::abs(largest->reads)))
            largest = &candidate;
    return one.theirs == one.ours ? nullptr : largest;
}

std::string main_cause(difference const & one, comparison const & of)
{
    if (part const * const main = main_part(one))
        return std::string{main->cause};
    if (one.theirs == one.ours)
        return "none";
    std::string_view const absence = of.mirnas[one.mirna].absence;
    return absence.empty() ? "unexplained" : std::string{absence};
}

void write_differences(fs::path const & path, comparison const & of)
{
    io::table_writer table{path,
                           {"miRNA",
                            "sample",
                            "their_sample",
                            "their_rows",
                            "renamed",
                            "ours",
                            "ours_unique",
                            "theirs",
                            "ratio",
                            "difference",
                            "main_cause",
                            "main_cause_reads",
                            "causes",
                            "explained",
                            "unexplained"}};
    for (difference const & one : of.differences)
    {
        compared_mirna const & mirna = of.mirnas[one.mirna];
        compared_sample const & sample = of.samples[one.sample];
        part const * const main = main_part(one);
        table << mirna.name << sample.name << sample.their_name << mirna.their_rows
              << (mirna.renamed.empty() ? "no" : mirna.renamed)
              << (mirna.absence == causes::not_in_reference || mirna.absence == causes::unknown_name
                      ? "NA"
                      : number(one.ours))
              << (one.unique ? number(*one.unique) : "NA")
              << (mirna.their_rows.empty() && !mirna.absence.empty() ? "NA" : number(one.theirs))
              << ratio(one.theirs, one.ours) << number(one.theirs - one.ours) << main_cause(one, of)
              << number(main == nullptr ? 0 : main->reads) << list(one.parts)
              << number(one.theirs - one.ours - one.unexplained) << number(one.unexplained);
        table.end_row();
    }
    table.commit();
}

std::vector<std::string> summary_columns()
{
    std::vector<std::string> columns{"sample",
                                     "their_sample",
                                     "ours",
                                     "theirs",
                                     "miRNAs",
                                     "spearman",
                                     "lin_ccc_log2",
                                     "within_10_percent",
                                     "difference",
                                     "unexplained",
                                     "explained_share",
                                     "depth_factor",
                                     "their_rules",
                                     "adjusted"};
    for (std::string const & cause : cause_names())
        columns.push_back(cause);
    return columns;
}

/// Reads that each cause moves, up or down, summed over the miRNAs of a sample.
std::vector<double> moved_reads(comparison const & of, std::size_t sample)
{
    std::vector<std::string> const names = cause_names();
    std::vector<double> moved(names.size(), 0);
    for (difference const & one : of.differences)
        if (one.sample == sample)
            for (part const & p : one.parts)
                moved[static_cast<std::size_t>(std::ranges::find(names, p.cause) - names.begin())] +=
                    std::abs(p.reads);
    return moved;
}

void write_samples(fs::path const & path, comparison const & of)
{
    io::table_writer table{path, summary_columns()};
    std::string adjusted;
    for (clause const part : of.adjusted)
        adjusted += (adjusted.empty() ? "" : ";") + std::string{name_of(part)};
    for (std::size_t i = 0; i < of.samples.size(); ++i)
    {
        compared_sample const & sample = of.samples[i];
        table << sample.name << sample.their_name << number(sample.ours) << number(sample.theirs)
              << sample.agrees.mirnas << cell(sample.agrees.spearman) << cell(sample.agrees.lin)
              << sample.agrees.within << number(sample.distance) << number(sample.unexplained)
              << cell(explained_share(sample)) << cell(sample.depth)
              << (of.their_rules ? of.their_rules->name : "NA") << adjusted;
        for (double const reads : moved_reads(of, i))
            table << number(reads);
        table.end_row();
    }
    table.commit();
}

} // namespace

std::vector<std::string> cause_names()
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < clause_count; ++i)
        names.emplace_back(name_of(static_cast<clause>(i)));
    for (std::string_view const cause : {causes::depth, causes::not_in_reference, causes::not_in_theirs})
        names.emplace_back(cause);
    return names;
}

std::optional<double> explained_share(compared_sample const & sample)
{
    if (!sample.has_reads || !(sample.distance > 0))
        return std::nullopt;
    return std::max(0.0, 1 - sample.unexplained / sample.distance);
}

void write_comparison(fs::path const & out, comparison const & of)
{
    write_differences(out / "with.tsv", of);
    write_samples(out / "with_summary.tsv", of);
    io::write_file(out / "with_summary.txt", summary_text(of));
}

} // namespace polarmir::concordance
