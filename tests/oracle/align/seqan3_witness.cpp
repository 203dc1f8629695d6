#include "oracle/align/seqan3_witness.hpp"

#include <seqan3/alphabet/nucleotide/dna5.hpp>
#include <seqan3/search/fm_index/bi_fm_index.hpp>
#include <seqan3/search/search.hpp>

#include <cstdint>

namespace polarmir::oracle {
namespace {

seqan3::dna5_vector to_dna5(std::string const & letters)
{
    seqan3::dna5_vector sequence;
    for (char const letter : letters)
        sequence.push_back(seqan3::assign_char_to(letter, seqan3::dna5{}));
    return sequence;
}

std::vector<seqan3::dna5_vector> to_dna5(std::vector<std::string> const & hairpins)
{
    std::vector<seqan3::dna5_vector> sequences;
    for (std::string const & hairpin : hairpins)
        sequences.push_back(to_dna5(hairpin));
    return sequences;
}

} // namespace

struct seqan3_witness::state
{
    explicit state(std::vector<std::string> const & letters) : hairpins{to_dna5(letters)}, index{hairpins} {}

    std::vector<seqan3::dna5_vector> hairpins;
    seqan3::bi_fm_index<seqan3::dna5, seqan3::text_layout::collection> index;
};

seqan3_witness::seqan3_witness(std::vector<std::string> const & hairpins) :
    state_{std::make_unique<state>(hairpins)}
{}
seqan3_witness::~seqan3_witness() = default;

std::vector<hit> seqan3_witness::all_alignments(std::string const & insert, std::size_t max_mismatches) const
{
    std::vector<hit> hits;
    auto const letters = to_dna5(insert);
    auto const settings = seqan3::search_cfg::max_error_total{seqan3::search_cfg::error_count{
                              static_cast<std::uint8_t>(max_mismatches)}} |
                          seqan3::search_cfg::max_error_substitution{
                              seqan3::search_cfg::error_count{static_cast<std::uint8_t>(max_mismatches)}} |
                          seqan3::search_cfg::max_error_insertion{seqan3::search_cfg::error_count{0}} |
                          seqan3::search_cfg::max_error_deletion{seqan3::search_cfg::error_count{0}} |
                          seqan3::search_cfg::hit_all{};
    for (std::size_t tail = 0; tail <= 3 && insert.size() >= 15 + tail; ++tail)
    {
        std::size_t const templated = insert.size() - tail;
        seqan3::dna5_vector const query(letters.begin(), letters.end() - static_cast<std::ptrdiff_t>(tail));
        for (auto && found : seqan3::search(query, state_->index, settings))
        {
            auto const & hairpin = state_->hairpins[found.reference_id()];
            std::size_t const position = found.reference_begin_position();
            bool const ends_clean =
                std::equal(query.end() - 3,
                           query.end(),
                           hairpin.begin() + static_cast<std::ptrdiff_t>(position + templated - 3));
            bool const tail_opens = tail == 0 || position + templated == hairpin.size() ||
                                    hairpin[position + templated] != letters[templated];
            std::size_t mismatches = 0;
            for (std::size_t i = 0; i < templated; ++i)
                mismatches += hairpin[position + i] != letters[i] ? 1U : 0U;
            if (ends_clean && tail_opens)
                hits.push_back({found.reference_id(), position, tail, mismatches});
        }
    }
    return hits;
}

} // namespace polarmir::oracle
