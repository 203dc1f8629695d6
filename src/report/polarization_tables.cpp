#include "report/cells.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/report/polarization_tables.hpp>

#include <cmath>
#include <utility>

namespace polarmir::report {
namespace {

using io::table_writer;

constexpr int count_decimals{4};

template <typename value_t, typename member_t>
std::optional<double> part(std::optional<value_t> const & value, member_t value_t::*member)
{
    return value ? std::optional{static_cast<double>((*value).*member)} : std::nullopt;
}

std::string set_flags(score::set_score const & one)
{
    std::string flags;
    if (one.verdict.result == score::verdict::not_scorable)
        return flags;
    add_flag(flags, one.dominated, "dominated");
    add_flag(flags, one.rbc_sensitive, "rbc_sensitive");
    return flags;
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
    put_missing(table, columns);
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
    auto const end = [&](double side) {
        return value ? std::optional{value->score + side * z_95 * value->se_total} : std::nullopt;
    };
    table << name_of(all.verdict.result) << all.verdict.reason
          << value_cell(part(value, &score::estimate::score)) << value_cell(end(-1)) << value_cell(end(1))
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
}

void put_long_index(table_writer & table, score::sample_scores const & sample, std::size_t index)
{
    score::index_score const & one = sample.indices[index];
    put_long_values(table, one.verdict, one.value, sample.background);
    bool const is_shown = one.loo && one.verdict.result != score::verdict::not_scorable;
    constexpr std::size_t before_loo{7}; // members ... effective_members
    constexpr std::size_t behind_loo{6}; // null_mean ... rank_dispersion
    put_missing(table, before_loo);
    table << (is_shown ? one.loo->mirna : "NA") << (is_shown ? value_cell(one.loo->change) : "NA");
    put_missing(table, behind_loo);
    table << flags_of(sample, index);
}

} // namespace

std::optional<score::estimate> printable(score::judgement const & verdict,
                                         std::optional<score::estimate> const & value)
{
    return verdict.result == score::verdict::not_scorable ? std::nullopt : value;
}

std::string flags_of(score::sample_scores const & sample, std::size_t index)
{
    std::string flags;
    if (index < sample.indices.size() && sample.indices[index].verdict.result != score::verdict::not_scorable)
    {
        add_flag(flags, sample.indices[index].dominated, "dominated");
        add_flag(flags, sample.indices[index].rbc_sensitive, "rbc_sensitive");
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
                        "flags"}};
    for (score::sample_scores const & sample : samples)
    {
        table << sample.sample << format_compact(sample.mirna_reads, count_decimals);
        if (scorer.pairs().empty())
            put_no_index(table);
        else
            put_index(table, sample, scorer);
        table << value_cell(part(sample.red_cell, &score::haemolysis::ratio))
              << value_cell(part(sample.red_cell, &score::haemolysis::se)) << flags_of(sample, 0);
        table.end_row();
    }
    table.commit();
}

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
                        "flags"}};
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
