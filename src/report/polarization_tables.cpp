#include "report/cells.hpp"
#include "report/score_cells.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/io/table_writer.hpp>
#include <polarmir/report/polarization_tables.hpp>

#include <utility>

namespace polarmir::report {
namespace {

using io::table_writer;

constexpr int count_decimals{4};

/// hm_log2 ... platelet_share.
void put_blood(table_writer & table, std::optional<score::blood_traces> const & blood)
{
    constexpr std::size_t columns{4};
    if (!blood)
    {
        table.repeat("NA", columns);
        return;
    }
    table << value_cell(blood->haemolysis_level) << blood->haemolysis_mirnas
          << value_cell(blood->red_cell_share) << value_cell(blood->platelet_share);
}

/// One set of the index in the table of samples.
void put_set(table_writer & table, score::set_score const & one)
{
    auto const value = printable(one.verdict, one.value);
    table << name_of(one.verdict.result) << value_cell(part(value, &score::estimate::score))
          << value_cell(part(value, &score::estimate::se_total)) << one.seen.detected << one.seen.members
          << value_cell(one.seen.weight_detected);
}

void put_no_index(table_writer & table)
{
    constexpr std::size_t columns{19}; // index_log2 ... m2_weight_detected
    table << "NA"
          << "the signatures hold no opposing sets";
    table.repeat("NA", columns);
}

void put_index(table_writer & table, score::sample_scores const & sample, score::scorer const & scorer)
{
    score::index_score const & all = sample.indices[0];
    score::index_score const & without = sample.indices[1];
    auto const value = printable(all.verdict, all.value);
    auto const reduced = printable(without.verdict, without.value);
    // Without a doubtful member there is nothing to leave out.
    bool const has_doubtful = sample.indices.size() > 2 && sample.indices[2].pair == all.pair;
    score::index_score const & certain = has_doubtful ? sample.indices[2] : all;
    std::optional<double> low;
    std::optional<double> high;
    if (value)
    {
        low = interval_of(*value).low;
        high = interval_of(*value).high;
    }
    table << name_of(all.verdict.result) << all.verdict.reason
          << value_cell(part(value, &score::estimate::score)) << value_cell(low) << value_cell(high)
          << value_cell(part(value, &score::estimate::se_sampling))
          << value_cell(part(value, &score::estimate::se_total))
          << value_cell(part(reduced, &score::estimate::score))
          << value_cell(part(printable(certain.verdict, certain.value), &score::estimate::score));
    score::opposing_sets const & pair = scorer.pairs().front();
    for (std::size_t const set : {pair.m1, pair.m2})
        for (score::set_score const & one : sample.sets)
            if (one.set == set && one.variant == score::variant::all)
                put_set(table, one);
}

} // namespace

std::optional<score::estimate> printable(score::judgement const & verdict,
                                         std::optional<score::estimate> const & value)
{
    return verdict.result == score::verdict::not_scorable ? std::nullopt : value;
}

score_interval interval_of(score::estimate const & value)
{
    return {value.score - z_95 * value.se_total, value.score + z_95 * value.se_total};
}

std::string flags_of(score::sample_scores const & sample, std::size_t index)
{
    std::string flags;
    if (index < sample.indices.size() && sample.indices[index].verdict.result != score::verdict::not_scorable)
    {
        add_flag(flags, sample.indices[index].dominated, "dominated");
        add_flag(flags, sample.indices[index].rbc_sensitive, "rbc_sensitive");
        add_flag(flags, sample.indices[index].calibrated.rank_disagrees, "rank_disagrees");
    }
    if (sample.red_cell)
        add_flag(
            flags, sample.red_cell->call != score::haemolysis_call::none, name_of(sample.red_cell->call));
    return flags;
}

void write_polarization(std::filesystem::path const & path,
                        std::span<score::sample_scores const> samples,
                        score::scorer const & scorer)
{
    table_writer table{path,
                       {"sample",
                        "mirna_reads",
                        "verdict",
                        "reason",
                        "index_log2",
                        "index_ci95_low_log2",
                        "index_ci95_high_log2",
                        "index_se_sampling_log2",
                        "index_se_total_log2",
                        "index_noRBC_log2",
                        "index_noDoubtful_log2",
                        "m1_verdict",
                        "m1_score_log2",
                        "m1_se_total_log2",
                        "m1_members_detected",
                        "m1_members",
                        "m1_weight_detected",
                        "m2_verdict",
                        "m2_score_log2",
                        "m2_se_total_log2",
                        "m2_members_detected",
                        "m2_members",
                        "m2_weight_detected",
                        "haemolysis_log2",
                        "haemolysis_se_log2",
                        "flags",
                        "index_z",
                        "index_z_p",
                        "index_clipped_z",
                        "reference_n",
                        "z_reason",
                        "hm_log2",
                        "hm_miRNAs",
                        "red_cell_share",
                        "platelet_share"}};
    score::calibration no_index;
    no_index.reason = "no index";
    for (score::sample_scores const & sample : samples)
    {
        table << sample.sample << format_compact(sample.mirna_reads, count_decimals);
        if (scorer.pairs().empty())
            put_no_index(table);
        else
            put_index(table, sample, scorer);
        table << value_cell(part(sample.red_cell, &score::haemolysis::ratio))
              << value_cell(part(sample.red_cell, &score::haemolysis::se)) << flags_of(sample, 0);
        put_standing(table, scorer.pairs().empty() ? no_index : sample.indices.front().calibrated);
        put_blood(table, sample.blood);
        table.end_row();
    }
    table.commit();
}

} // namespace polarmir::report
