#include "report/cells.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/io/table_writer.hpp>
#include <polarmir/report/mirna_tables.hpp>

#include <array>
#include <map>

namespace polarmir::report {
namespace {

using io::table_writer;

/// The names of the sets that a row is a member of, in the order of the sets; each once, also where several
/// members share the row.
std::map<std::size_t, std::vector<std::string>> sets_by_row(score::scorer const & scorer)
{
    std::map<std::size_t, std::vector<std::string>> sets;
    for (score::signature const & set : scorer.sets())
        for (score::member const & one : set.members)
            if (auto const row = scorer.row_of(one))
                if (auto & names = sets[*row]; names.empty() || names.back() != set.name)
                    names.push_back(set.name);
    return sets;
}

template <typename result_t, typename member_t>
std::string part(std::optional<result_t> const & result, member_t result_t::*member)
{
    return result ? exact_cell((*result).*member) : "NA";
}

template <typename result_t>
std::string direction_of(std::optional<result_t> const & result)
{
    if (!result)
        return "NA";
    return result->direction == differential::direction::up ? "up" : "down";
}

} // namespace

void write_mirna_comparison(std::filesystem::path const & path, mirna_report const & report)
{
    auto const sets = sets_by_row(report.scorer);
    table_writer table{path,
                       {"miRNA",
                        "contrast",
                        "log2_fold_change",
                        "ci95_low_log2",
                        "ci95_high_log2",
                        "cpm_case",
                        "cpm_control",
                        "mean_log2_cpm",
                        "t",
                        "df",
                        "p",
                        "p_adjusted",
                        "adjustment",
                        "family_tests",
                        "log10_p",
                        "b_log_odds",
                        "variance_post",
                        "sets"}};
    for (compare::compared_mirna const * const one : by_p(report.mirnas))
    {
        auto const own = sets.find(one->row);
        table << report.rows.label(one->row) << report.design.groups.name() << exact_cell(one->test.log_fc)
              << exact_cell(one->test.ci_low) << exact_cell(one->test.ci_high) << exact_cell(one->cpm_case)
              << exact_cell(one->cpm_control) << exact_cell(one->test.mean_expression)
              << exact_cell(one->test.t) << exact_cell(one->test.df_total) << exact_cell(one->test.p)
              << exact_cell(one->adjusted_p) << compare::name_of(report.mirnas.adjusted_by)
              << report.mirnas.mirnas.size() << exact_cell(one->test.log10_p)
              << (one->test.b ? exact_cell(*one->test.b) : "NA") << exact_cell(one->test.s2_post)
              << (own == sets.end() ? "NA" : join(own->second, ";"));
        table.end_row();
    }
    table.commit();
}

void write_signature_comparison(std::filesystem::path const & path, mirna_report const & report)
{
    using fry = differential::fry_result;
    using camera = differential::camera_result;
    table_writer table{path,
                       {"score",
                        "kind",
                        "contrast",
                        "members",
                        "members_tested",
                        "weight_tested",
                        "direction",
                        "fry_t",
                        "fry_df",
                        "fry_p",
                        "fry_p_adjusted",
                        "camera_correlation",
                        "camera_direction",
                        "camera_t",
                        "camera_df",
                        "camera_p",
                        "camera_p_adjusted",
                        "adjustment"}};
    for (compare::compared_signature const & one : report.signatures)
    {
        bool const has_correlation = one.against_others && one.against_others->correlation;
        table << one.score << (one.is_index ? "index" : "set") << report.design.groups.name() << one.members
              << one.tested.size() << value_cell(one.weight_tested) << direction_of(one.together)
              << part(one.together, &fry::t) << part(one.together, &fry::df) << part(one.together, &fry::p)
              << (one.adjusted_p ? exact_cell(*one.adjusted_p) : "NA")
              << (has_correlation ? exact_cell(*one.against_others->correlation) : "NA")
              << direction_of(one.against_others) << part(one.against_others, &camera::t)
              << part(one.against_others, &camera::df) << part(one.against_others, &camera::p)
              << (one.adjusted_competitive_p ? exact_cell(*one.adjusted_competitive_p) : "NA")
              << compare::name_of(report.mirnas.adjusted_by);
        table.end_row();
    }
    table.commit();
}

std::span<char const * const> mirna_comparison_files() noexcept
{
    static constexpr std::array names{"mirna.tsv",
                                      "signatures.tsv",
                                      "counts.tsv",
                                      "rowData.tsv",
                                      "colData.tsv",
                                      "design.tsv",
                                      "contrasts.tsv",
                                      "members.tsv",
                                      "bioc.R"};
    return names;
}

} // namespace polarmir::report
