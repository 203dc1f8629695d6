#include "report/cells.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/io/output_file.hpp>
#include <polarmir/io/table_writer.hpp>
#include <polarmir/report/mirna_tables.hpp>

#include <string_view>

namespace polarmir::embedded {

extern std::string_view const bioconductor_script;

} // namespace polarmir::embedded

namespace polarmir::report {
namespace {

namespace fs = std::filesystem;
using io::table_writer;

std::vector<std::string> header_of(std::string first, std::vector<std::string> const & others)
{
    std::vector<std::string> header{std::move(first)};
    header.insert(header.end(), others.begin(), others.end());
    return header;
}

void write_counts(fs::path const & path, mirna_report const & report)
{
    table_writer table{path, header_of("miRNA", report.mirnas.design.samples)};
    for (std::size_t row = 0; row < report.mirnas.counts.rows(); ++row)
    {
        table << report.rows.label(row);
        for (double const count : report.mirnas.counts.row(row))
            table << exact_cell(count);
        table.end_row();
    }
    table.commit();
}

void write_rows(fs::path const & path, mirna_report const & report)
{
    table_writer table{path, {"miRNA", "name", "tested"}};
    for (std::size_t row = 0; row < report.mirnas.counts.rows(); ++row)
    {
        table << report.rows.label(row) << report.rows.name(row)
              << (report.mirnas.is_tested[row] ? "yes" : "no");
        table.end_row();
    }
    table.commit();
}

void write_samples(fs::path const & path, mirna_report const & report)
{
    compare::model_columns const & columns = report.design.columns;
    bool const is_paired = report.design.groups.is_paired;
    std::vector<std::string> header{"sample", "group"};
    if (is_paired)
        header.push_back(columns.block);
    for (compare::covariate const & one : columns.covariates)
        header.push_back(one.name);
    bool const has_tmm = !report.mirnas.tmm_factors.empty(); // beside spike-ins
    header.insert(header.end(), {"tested_reads", "norm_factor"});
    if (has_tmm)
        header.emplace_back("tmm_factor");
    table_writer table{path, header};
    for (std::size_t i = 0; i < report.mirnas.labels.size(); ++i)
    {
        compare::sample_label const & label = report.mirnas.labels[i];
        table << label.sample << label.group;
        if (is_paired)
            table << label.block;
        for (std::string const & value : label.covariates)
            table << value;
        table << exact_cell(report.mirnas.sizes[i]) << exact_cell(report.mirnas.factors[i]);
        if (has_tmm)
            table << exact_cell(report.mirnas.tmm_factors[i]);
        table.end_row();
    }
    table.commit();
}

void write_design(fs::path const & path, compare::model const & design)
{
    table_writer table{path, header_of("sample", design.coefficients)};
    for (std::size_t row = 0; row < design.samples.size(); ++row)
    {
        table << design.samples[row];
        for (double const value : design.values.row(row))
            table << exact_cell(value);
        table.end_row();
    }
    table.commit();
}

void write_contrast(fs::path const & path, mirna_report const & report)
{
    compare::mirna_comparison const & mirnas = report.mirnas;
    differential::mirna_model const & fitted = mirnas.fitted;
    table_writer table{path,
                       {"contrast",
                        "case",
                        "control",
                        "coefficient",
                        "formula",
                        "paired",
                        "samples",
                        "miRNAs",
                        "tested",
                        "normalisation",
                        "method",
                        "voom_span",
                        "robust",
                        "threshold_log2",
                        "adjustment",
                        "df_residual",
                        "df_prior",
                        "s2_prior"}};
    table << report.design.groups.name() << report.design.groups.case_group
          << report.design.groups.control_group << mirnas.design.coefficients.back() << mirnas.design.formula
          << (report.design.groups.is_paired ? "yes" : "no") << mirnas.design.samples.size()
          << mirnas.counts.rows() << mirnas.mirnas.size() << normalise::name_of(mirnas.config.normalisation)
          << name_of(mirnas.config.test.how) << (fitted.trend ? exact_cell(fitted.trend->span) : "NA")
          << (mirnas.config.test.robust ? "yes" : "no") << exact_cell(mirnas.config.test.treat_lfc)
          << compare::name_of(mirnas.adjusted_by) << fitted.fit.df_residual
          << exact_cell(fitted.variances.prior.df)
          << (fitted.trend ? exact_cell(fitted.variances.prior.scale.front()) : "NA");
    table.end_row();
    table.commit();
}

void write_members(fs::path const & path, mirna_report const & report)
{
    table_writer table{path, {"set", "kind", "miRNA", "weight"}};
    for (compare::compared_signature const & one : report.signatures)
        for (compare::tested_member const & member : one.tested)
        {
            table << one.score << (one.is_index ? "index" : "set") << report.rows.label(member.row)
                  << exact_cell(member.coefficient);
            table.end_row();
        }
    table.commit();
}

} // namespace

void write_bioconductor_tables(fs::path const & folder, mirna_report const & report)
{
    write_counts(folder / "counts.tsv", report);
    write_rows(folder / "rowData.tsv", report);
    write_samples(folder / "colData.tsv", report);
    write_design(folder / "design.tsv", report.mirnas.design);
    write_contrast(folder / "contrasts.tsv", report);
    write_members(folder / "members.tsv", report);
    io::write_file(folder / "bioc.R", std::string{embedded::bioconductor_script});
}

} // namespace polarmir::report
