#include "score/running_moments.hpp"
#include "score/score_keys.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/score/reference_cohort.hpp>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <utility>

namespace polarmir::score {
namespace {

std::vector<std::string> panel_names(scorer const & with)
{
    std::vector<std::string> names;
    for (std::size_t const row : with.panel())
        names.push_back(with.rows().name(row));
    return names;
}

reference_score empty_score(score_key const & key)
{
    return {key.name, key.is_index, key.variant, key.members_hash, {}, {}};
}

/// Adds one sample to the scores of a set or index.
void add_score(reference_score & to,
               judgement const & verdict,
               std::optional<estimate> const & value,
               std::optional<double> rank)
{
    bool const is_ok = verdict.result == verdict::ok && value.has_value();
    to.scores.push_back(is_ok ? std::optional{value->score} : std::nullopt);
    to.ranks.push_back(is_ok ? rank : std::nullopt);
}

void add_scores(std::vector<reference_score> & scores, sample_scores const & sample, scorer const & with)
{
    std::size_t next{0};
    for (index_score const & one : sample.indices)
        add_score(scores[next++], one.verdict, one.value, rank_of(one, sample, with));
    for (set_score const & one : sample.sets)
        add_score(scores[next++], one.verdict, one.value, rank_of(one));
}

} // namespace

reference_cohort build_reference(scorer const & with,
                                 count_matrix const & counts,
                                 std::span<sample_scores const> samples,
                                 std::span<std::size_t const> chosen)
{
    reference_cohort reference;
    reference.panel = panel_names(with);
    for (signature const & set : with.sets())
        reference.sets.push_back({set.name, set.version, set.hash()});
    for (score_key const & key : index_keys(with))
        reference.scores.push_back(empty_score(key));
    for (score_key const & key : set_keys(with))
        reference.scores.push_back(empty_score(key));

    std::vector<running_moments> levels(with.rows().size());
    for (std::size_t const i : chosen)
    {
        if (samples[i].mirna_reads < ok_reads)
            continue;
        reference.samples.push_back({samples[i].sample, hash_counts(with.rows(), counts.columns[i])});
        add_scores(reference.scores, samples[i], with);
        std::vector<double> const level = with.levels(samples[i].sample, counts.columns[i]);
        for (std::size_t row = 0; row < levels.size(); ++row)
            levels[row].add(level[row]);
    }
    for (std::size_t row = 0; row < levels.size(); ++row)
        reference.levels.push_back({with.rows().name(row), levels[row].mean(), levels[row].sd()});
    return reference;
}

std::string hash_counts(mirna_rows const & rows, std::span<double const> counts)
{
    constexpr int byte_bits{8};
    std::string bytes;
    bytes.reserve(rows.size() * sizeof(double));
    for (std::size_t row = 0; row < rows.size(); ++row)
    {
        auto const bits = std::bit_cast<std::uint64_t>(counts[rows.table_row(row)] + 0.0); // -0 is 0
        for (std::size_t byte = 0; byte < sizeof(bits); ++byte)
            bytes += static_cast<char>(static_cast<unsigned char>(bits >> (byte * byte_bits)));
    }
    return xxh3_hex(bytes);
}

std::string hash_names(std::span<std::string const> names)
{
    return xxh3_hex(join(names, "\n"));
}

std::vector<std::string> annotation_of(reference_cohort const & reference)
{
    std::vector<std::string> names;
    names.reserve(reference.levels.size());
    for (reference_level const & one : reference.levels)
        names.push_back(one.mirna);
    return names;
}

std::size_t most_scores(reference_cohort const & reference)
{
    std::size_t most{0};
    for (reference_score const & one : reference.scores)
        most = std::max(most,
                        one.scores.size() -
                            static_cast<std::size_t>(std::ranges::count_if(
                                one.scores, [](auto const & score) { return !score.has_value(); })));
    return most;
}

void require_same_sets(reference_cohort const & reference,
                       std::span<signature const> sets,
                       std::string const & name)
{
    if (reference.offset != offset_cpm)
        throw input_error{name + ": made with an offset of " + format_exact(reference.offset) + " CPM, not " +
                          format_exact(offset_cpm) + "; write the reference again"};
    auto const refusal = [&](std::string const & what) {
        return input_error{name + ": made with other signatures: " + what +
                           "; score with the signatures it was made with (--signatures), or write the "
                           "reference again"};
    };
    for (signature const & set : sets)
    {
        auto const found = std::ranges::find(reference.sets, set.name, &reference_set::name);
        if (found == reference.sets.end())
            throw refusal("it has no set " + set.name);
        if (found->hash != set.hash())
            throw refusal("the hash of set " + set.name + " is " + found->hash + " there and " + set.hash() +
                          " here");
    }
    for (reference_set const & set : reference.sets)
        if (std::ranges::find(sets, set.name, &signature::name) == sets.end())
            throw refusal("its set " + set.name + " is not scored here");
}

} // namespace polarmir::score
