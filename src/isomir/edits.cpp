#include "isomir/record_line.hpp"

#include <polarmir/align/alignment.hpp>
#include <polarmir/compare/adjust.hpp>
#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/isomir/edits.hpp>
#include <polarmir/isomir/paralogues.hpp>

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include <boost/math/distributions/binomial.hpp>

namespace polarmir::isomir {
namespace {

/// What is read where a miRNA has an A.
struct site_reads
{
    std::uint64_t edited{0};
    std::vector<std::uint64_t> covering; ///< by the position in the read that covers it (from 0)
    double phred_sum{0};
    std::uint64_t sampled{0};
};

struct mirna_sites
{
    std::string mirna;
    std::string accession;
    std::vector<site_reads> sites; ///< by position (from 0); those that no read covers say nothing
};

/// How often something happened of the times it could have.
struct frequency
{
    std::uint64_t seen{0};
    std::uint64_t possible{0};

    /// One more of each keeps a few reads without a single change from a rate of 0.
    [[nodiscard]] double rate() const
    {
        return static_cast<double>(seen + 1) / static_cast<double>(possible + 1);
    }
};

/// Misreadings of a sample, A as G not among them.
struct misreadings
{
    frequency all;                   ///< of a base as one other
    std::vector<frequency> position; ///< the same by position in the read
    frequency t_as_c;                ///< the same change as A to G, on the other strand

    /// A as G at a position of the read (from 0).
    [[nodiscard]] double a_as_g(std::size_t at) const
    {
        return std::min(1.0, std::max({all.rate(), position.at(at).rate(), t_as_c.rate()}));
    }
};

/// Sets `bases` to the hairpin's bases under the read, as far as it is templated. parse_record has looked at
/// the fields.
void find_templated_bases(record const & one, std::string & bases)
{
    bases.assign(one.read, 0, one.read.size() - parse_number<std::size_t>(one.tail_nt).value());
    if (one.substitutions == "0")
        return;
    for (std::string_view const change : split(one.substitutions, ','))
    {
        constexpr std::size_t letters{2};
        std::size_t const at = parse_number<std::size_t>(change.substr(0, change.size() - letters)).value();
        bases.at(at - 1) = change.back();
    }
}

/// One base of reads, at position `i` (from 0).
void count_base(misreadings & seen, char read, char hairpin, std::size_t i, std::uint64_t reads)
{
    constexpr std::uint64_t other_bases{3};
    bool const is_a = hairpin == 'A';
    std::uint64_t const changed = read != hairpin && !(is_a && read == 'G') ? reads : 0;
    for (frequency * const sum : {&seen.all, &seen.position[i]})
    {
        sum->seen += changed;
        sum->possible += reads * (is_a ? other_bases - 1 : other_bases);
    }
    if (hairpin == 'T')
    {
        seen.t_as_c.seen += read == 'C' ? reads : 0;
        seen.t_as_c.possible += reads;
    }
}

/// An A of the miRNA that is read as `read` at position `i` (from 0).
void count_base(site_reads & here, char read, std::size_t i, record const & one, std::uint64_t reads)
{
    here.covering.resize(std::max(here.covering.size(), i + 1));
    here.covering[i] += reads;
    if (read == 'G')
    {
        here.edited += reads;
        here.phred_sum += one.snv_phred * static_cast<double>(one.snv_sampled);
        here.sampled += one.snv_sampled;
    }
}

/// Chance of as many edited reads.
double tail_probability(std::uint64_t edited, std::uint64_t covering, double expected)
{
    if (edited == 0)
        return 1;
    auto const all = static_cast<double>(covering);
    boost::math::binomial const by_chance{all, expected / all};
    return cdf(complement(by_chance, static_cast<double>(edited - 1)));
}

/// All but q.
edit judge(mirna_sites const & of, std::size_t site, misreadings const & rates)
{
    site_reads const & here = of.sites[site];
    auto const covering = std::accumulate(here.covering.begin(), here.covering.end(), std::uint64_t{0});
    double expected{0}; // edited reads that misreadings explain
    for (std::size_t i = 0; i < here.covering.size(); ++i)
        expected += static_cast<double>(here.covering[i]) * rates.a_as_g(i);
    return {of.mirna,
            of.accession,
            static_cast<std::uint32_t>(site + 1),
            here.edited,
            covering,
            expected / static_cast<double>(covering),
            here.sampled == 0 ? 0 : here.phred_sum / static_cast<double>(here.sampled),
            here.sampled,
            tail_probability(here.edited, covering, expected)};
}

/// Names, separated by commas.
std::string paralogues_of(edit const & one, reference::mirna_reference const & reference)
{
    std::vector<std::string> names;
    if (std::optional<std::uint32_t> const row = reference.find_row(one.accession))
        for (std::uint32_t const other : paralogues_with_g(reference, *row, one.position))
            names.push_back(reference.row_mature(other).name);
    return join(names, ",");
}

} // namespace

struct edit_finder::findings
{
    misreadings rates;
    std::vector<mirna_sites> mirnas; ///< by accession
    std::string templated;           ///< of the last record
};

edit_finder::edit_finder() : findings_{std::make_unique<findings>()} {}
edit_finder::~edit_finder() = default;

void edit_finder::add(record const & one, std::uint64_t reads)
{
    if (one.hits != "1")
        return;
    std::vector<mirna_sites> & mirnas = findings_->mirnas;
    if (mirnas.empty() || mirnas.back().accession != one.accession)
        mirnas.push_back({one.mirna, one.accession, {}});
    std::vector<site_reads> & sites = mirnas.back().sites;
    misreadings & rates = findings_->rates;
    rates.position.resize(std::max(rates.position.size(), one.read.size()));
    find_templated_bases(one, findings_->templated);
    int const shift = parse_shift(one.shift_5p).value();
    for (std::size_t i = 0; i + align::clean_end < findings_->templated.size(); ++i)
    {
        char const hairpin = findings_->templated[i];
        count_base(rates, one.read[i], hairpin, i, reads);
        int const site = static_cast<int>(i) + shift;
        if (hairpin != 'A' || site < 0)
            continue;
        sites.resize(std::max(sites.size(), static_cast<std::size_t>(site) + 1));
        count_base(sites[static_cast<std::size_t>(site)], one.read[i], i, one, reads);
    }
}

std::vector<edit> edit_finder::finish() const
{
    std::vector<edit> all;
    std::vector<std::optional<double>> p;
    for (mirna_sites const & of : findings_->mirnas)
        for (std::size_t site = 0; site < of.sites.size(); ++site)
            if (!of.sites[site].covering.empty())
            {
                all.push_back(judge(of, site, findings_->rates));
                p.emplace_back(all.back().p);
            }
    auto const q = compare::adjust(p, compare::adjustment::bh);
    std::vector<edit> edits;
    for (std::size_t i = 0; i < all.size(); ++i)
    {
        all[i].q = *q[i];
        if (all[i].edited >= min_edited_reads && all[i].share() >= min_edited_share && all[i].q <= max_edit_q)
            edits.push_back(std::move(all[i]));
    }
    return edits;
}

edit_table::edit_table(std::filesystem::path const & path, reference::mirna_reference const & reference) :
    table_{path,
           {"sample",
            "miRNA",
            "accession",
            "position",
            "in_seed",
            "edited",
            "covering",
            "edited_percent",
            "background_percent",
            "mean_phred",
            "phred_of_reads",
            "p",
            "q",
            "paralogues"}},
    reference_{reference}
{}

void edit_table::write(std::string const & sample, std::span<edit const> edits)
{
    constexpr int decimals{4};
    constexpr int digits{3};
    constexpr double hundred{100};
    for (edit const & one : edits)
    {
        table_ << sample << one.mirna << one.accession << one.position << (one.is_in_seed() ? "yes" : "no")
               << one.edited << one.covering << format_fixed(hundred * one.share(), decimals)
               << format_fixed(hundred * one.background, decimals)
               << (one.sampled == 0 ? "NA" : format_fixed(one.phred, 1)) << one.sampled
               << format_significant(one.p, digits) << format_significant(one.q, digits)
               << paralogues_of(one, reference_);
        table_.end_row();
    }
}

} // namespace polarmir::isomir
