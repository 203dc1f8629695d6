#include "explain/gapped.hpp"

#include <seqan3/alignment/configuration/align_config_edit.hpp>
#include <seqan3/alignment/configuration/align_config_method.hpp>
#include <seqan3/alignment/configuration/align_config_output.hpp>
#include <seqan3/alignment/pairwise/align_pairwise.hpp>
#include <seqan3/alphabet/gap/gapped.hpp>
#include <seqan3/alphabet/nucleotide/dna5.hpp>
#include <seqan3/alphabet/views/to_char.hpp>

#include <ranges>
#include <utility>

namespace polarmir::explain {
namespace {

seqan3::dna5_vector to_dna5(std::string_view letters)
{
    seqan3::dna5_vector sequence;
    for (char const letter : letters)
        sequence.push_back(seqan3::assign_char_to(letter, seqan3::dna5{}));
    return sequence;
}

/// The ends of the first sequence, the target, are free.
auto on_a_part_of_the_target()
{
    return seqan3::align_cfg::method_global{seqan3::align_cfg::free_end_gaps_sequence1_leading{true},
                                            seqan3::align_cfg::free_end_gaps_sequence2_leading{false},
                                            seqan3::align_cfg::free_end_gaps_sequence1_trailing{true},
                                            seqan3::align_cfg::free_end_gaps_sequence2_trailing{false}} |
           seqan3::align_cfg::edit_scheme;
}

int score_of(seqan3::dna5_vector const & target, seqan3::dna5_vector const & insert)
{
    auto const settings = on_a_part_of_the_target() | seqan3::align_cfg::output_score{};
    int score{0};
    for (auto const & found : seqan3::align_pairwise(std::tie(target, insert), settings))
        score = found.score();
    return score;
}

std::string letters_of(auto const & aligned)
{
    auto const letters = aligned | seqan3::views::to_char | std::views::common;
    return {letters.begin(), letters.end()};
}

} // namespace

bool can_align_with_gaps() noexcept
{
    return true;
}

std::optional<gapped_alignment> nearest_with_gaps(std::string_view insert,
                                                  std::span<std::string_view const> targets)
{
    seqan3::dna5_vector const query = to_dna5(insert);
    std::optional<std::pair<int, std::size_t>> best;
    for (std::size_t i = 0; i < targets.size(); ++i)
        if (int const score = score_of(to_dna5(targets[i]), query); !best || score > best->first)
            best = {score, i};
    if (!best)
        return std::nullopt;

    seqan3::dna5_vector const target = to_dna5(targets[best->second]);
    // Without both positions SeqAn3 3.2 gives empty sequences.
    auto const settings = on_a_part_of_the_target() | seqan3::align_cfg::output_score{} |
                          seqan3::align_cfg::output_begin_position{} |
                          seqan3::align_cfg::output_end_position{} | seqan3::align_cfg::output_alignment{};
    gapped_alignment result;
    for (auto const & found : seqan3::align_pairwise(std::tie(target, query), settings))
    {
        auto const & [target_row, insert_row] = found.alignment();
        result = {best->second,
                  static_cast<std::size_t>(found.sequence1_begin_position()),
                  letters_of(target_row),
                  letters_of(insert_row),
                  static_cast<std::size_t>(-found.score())};
    }
    return result;
}

} // namespace polarmir::explain
