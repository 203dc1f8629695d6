#include "report/cells.hpp"
#include "report/score_cells.hpp"

#include <polarmir/io/table_writer.hpp>
#include <polarmir/report/polarization_tables.hpp>

#include <cmath>

namespace polarmir::report {
namespace {

using io::table_writer;

std::string set_flags(score::set_score const & one)
{
    std::string flags;
    if (one.verdict.result == score::verdict::not_scorable)
        return flags;
    add_flag(flags, one.dominated, "dominated");
    add_flag(flags, one.rbc_sensitive, "rbc_sensitive");
    add_flag(flags, one.calibrated.rank_disagrees, "rank_disagrees");
    return flags;
}

void put_long_standing(table_writer & table, score::calibration const & one)
{
    table << value_cell(part(one.value, &score::standing::mean))
          << value_cell(part(one.value, &score::standing::sd));
    put_standing(table, one);
}

void put_long_values(table_writer & table,
                     score::judgement const & verdict,
                     std::optional<score::estimate> const & value,
                     std::optional<double> background)
{
    auto const shown = printable(verdict, value);
    table << name_of(verdict.result) << verdict.reason << value_cell(part(shown, &score::estimate::score))
          << value_cell(part(shown, &score::estimate::se_sampling))
          << value_cell(part(shown, &score::estimate::se_total)) << value_cell(background);
}

void put_long_set(table_writer & table, score::sample_scores const & sample, score::set_score const & one)
{
    bool const is_shown = one.verdict.result != score::verdict::not_scorable;
    put_long_values(table, one.verdict, one.value, sample.background);
    table << one.seen.members << one.seen.in_reference << one.seen.detected
          << value_cell(one.seen.weight_in_reference) << value_cell(one.seen.weight_detected)
          << value_cell(std::sqrt(one.seen.weight_detected)) << value_cell(one.seen.effective);
    auto const shown = [&](std::optional<double> value) { return is_shown ? value_cell(value) : "NA"; };
    table << (is_shown && one.loo ? one.loo->mirna : "NA")
          << shown(part(one.loo, &score::leave_one_out::change))
          << shown(part(one.null, &score::matched_null::mean))
          << shown(part(one.null, &score::matched_null::sd)) << shown(part(one.null, &score::matched_null::z))
          << shown(part(one.null, &score::matched_null::weight))
          << shown(part(one.companion, &score::rank_score::total))
          << shown(part(one.companion, &score::rank_score::dispersion)) << set_flags(one);
    put_long_standing(table, one.calibrated);
}

void put_long_index(table_writer & table, score::sample_scores const & sample, std::size_t index)
{
    score::index_score const & one = sample.indices[index];
    put_long_values(table, one.verdict, one.value, sample.background);
    bool const is_shown = one.loo && one.verdict.result != score::verdict::not_scorable;
    constexpr std::size_t before_loo{7}; // members ... effective_members
    constexpr std::size_t behind_loo{6}; // null_mean ... rank_dispersion
    table.repeat("NA", before_loo);
    table << (is_shown ? one.loo->mirna : "NA") << (is_shown ? value_cell(one.loo->change) : "NA");
    table.repeat("NA", behind_loo);
    table << flags_of(sample, index);
    put_long_standing(table, one.calibrated);
}

} // namespace

void write_polarization_long(std::filesystem::path const & path,
                             std::span<score::sample_scores const> samples,
                             score::scorer const & scorer)
{
    table_writer table{path,
                       {"sample",
                        "score",
                        "kind",
                        "variant",
                        "verdict",
                        "reason",
                        "score_log2",
                        "se_sampling_log2",
                        "se_total_log2",
                        "background_log2",
                        "members",
                        "members_in_reference",
                        "members_detected",
                        "weight_in_reference",
                        "weight_detected",
                        "r_expected",
                        "effective_members",
                        "loo_miRNA",
                        "loo_change_log2",
                        "null_mean_log2",
                        "null_sd_log2",
                        "null_z",
                        "null_weight",
                        "rank_score",
                        "rank_dispersion",
                        "flags",
                        "reference_mean_log2",
                        "reference_sd_log2",
                        "z",
                        "z_p",
                        "clipped_z",
                        "reference_n",
                        "z_reason"}};
    for (score::sample_scores const & sample : samples)
    {
        for (std::size_t i = 0; i < sample.indices.size(); ++i)
        {
            table << sample.sample << scorer.pairs()[sample.indices[i].pair].name << "index"
                  << name_of(sample.indices[i].variant);
            put_long_index(table, sample, i);
            table.end_row();
        }
        for (score::set_score const & one : sample.sets)
        {
            table << sample.sample << scorer.sets()[one.set].name << "set" << name_of(one.variant);
            put_long_set(table, sample, one);
            table.end_row();
        }
    }
    table.commit();
}

} // namespace polarmir::report
