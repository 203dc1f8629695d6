#include "sequencer.hpp"

#include <algorithm>
#include <cmath>

namespace polarmir::simulate {
namespace {

constexpr std::uint32_t index_length{6};
/// Tails of 10 to 30 A, as poly(A) polymerase adds to small RNA in such kits.
constexpr std::uint32_t shortest_tail{10};
constexpr std::uint32_t tail_range{21};

/// Error probability of a Phred value.
double chance_of(double phred)
{
    constexpr double ten{10};
    return std::pow(ten, -phred / ten);
}

/// What the oligonucleotides of the common kits hold behind the 3' adapter: the rest of the Illumina read 2
/// primer, the index and the flow cell anchor.
std::string continuation_of(reference::kit const & kit, std::string const & index)
{
    constexpr std::string_view anchor{"ATCTCGTATGCCGTCTTCTGCTTG"};
    std::string_view primer;
    if (kit.poly_a)
        primer = "AACTCCAGTCAC";
    else if (kit.umi == reference::umi_place::after_adapter)
        primer = "AGATCGGAAGAGCACACGTCTGAACTCCAGTCAC";
    else if (kit.adapter_3p == "TGGAATTCTCGGGTGCCAAGG")
        primer = "AACTCCAGTCAC";
    else if (kit.adapter_3p == "AGATCGGAAGAGCACACGTCT")
        primer = "GAACTCCAGTCAC";
    else
        return {};
    return std::string{primer}.append(index).append(anchor);
}

} // namespace

error_model::error_model(double error_rate)
{
    constexpr double n_per_error{0.01};
    constexpr double colons_per_comma{3};
    double const in_f = chance_of(37);
    double const in_colon = chance_of(25);
    double const in_comma = chance_of(11);
    double const n = error_rate * n_per_error;
    // Solves n + comma in_comma + colon in_colon + f in_f = error_rate with n + comma + colon + f = 1.
    double const gain = in_comma + colons_per_comma * in_colon - (1 + colons_per_comma) * in_f;
    double const comma = std::max(0.0, (error_rate - n - (1 - n) * in_f) / gain);
    double const colon = colons_per_comma * comma;
    double const wrong_f = std::min((1 - n - comma - colon) * in_f, error_rate - n);
    chance_ = n + comma + colon + wrong_f;
    std::array<double, kinds> const weights{n, comma, colon, wrong_f};
    if (chance_ > 0)
        kind_ = weighted_choice{weights};
}

error_model::event error_model::draw(generator & random) const
{
    switch (kind_(random))
    {
    case 0:
        return {'#', true};
    case 1:
        return {',', happens(chance_of(11), random)};
    case 2:
        return {':', happens(chance_of(25), random)};
    default:
        return {'F', true};
    }
}

sequencer::sequencer(config const & settings, generator & random) :
    kit_{settings.kit}, length_{settings.effective_read_length()}, errors_{settings.error_rate}
{
    append_bases(index_length, index_, random);
    // Random bases are on both sides of the insert, hold a UMI or come from template switching before a tail;
    // any other 5' stretch is a bar code.
    if (kit_.gap_3p == 0 && kit_.umi != reference::umi_place::before_insert && !kit_.poly_a)
        append_bases(kit_.clip_5p, in_line_code_, random);
    continuation_ = continuation_of(kit_, index_);
    skip_right_bases(random);
}

void sequencer::read(std::string_view insert, generator & random, sequenced_read & result)
{
    result.bases.clear();
    build(insert, result.bases, random);
    result.qualities.assign(result.bases.size(), 'F');
    result.errors.clear();
    misread(result, random);
}

void sequencer::build(std::string_view insert, std::string & bases, generator & random) const
{
    if (kit_.adapter_3p.empty())
    {
        bases.append(insert.substr(0, length_));
        return;
    }
    if (in_line_code_.empty())
        append_bases(kit_.clip_5p, bases, random);
    bases.append(in_line_code_).append(insert);
    append_bases(kit_.gap_3p, bases, random);
    if (kit_.poly_a)
        bases.append(shortest_tail + below(tail_range, random), 'A');
    bases.append(kit_.adapter_3p);
    if (kit_.umi == reference::umi_place::after_adapter)
        append_bases(kit_.umi_length, bases, random);
    // Two-colour machines call G where the molecule has ended.
    bases.append(continuation_).resize(length_, 'G');
}

void sequencer::misread(sequenced_read & result, generator & random)
{
    std::uint64_t at{0};
    while (until_event_ < result.bases.size() - at)
    {
        at += until_event_;
        error_model::event const event = errors_.draw(random);
        result.qualities[at] = event.quality;
        if (event.wrong)
        {
            char const from = result.bases[at];
            char const to = event.quality == '#' ? 'N' : other_base(from, random);
            result.bases[at] = to;
            result.errors.push_back({static_cast<std::uint32_t>(at), from, to});
        }
        ++at;
        skip_right_bases(random);
    }
    until_event_ -= result.bases.size() - at;
}

void sequencer::skip_right_bases(generator & random)
{
    // The gap between rare events is geometric; one draw per event is far cheaper than one per base.
    constexpr double never{1e18};
    double const gap =
        errors_.chance() > 0 ? std::log1p(-uniform(random)) / std::log1p(-errors_.chance()) : never;
    until_event_ = static_cast<std::uint64_t>(std::min(gap, never));
}

} // namespace polarmir::simulate
