#include <polarmir/align/alignment.hpp>
#include <polarmir/compare/adjust.hpp>
#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/io/table_writer.hpp>
#include <polarmir/isomir/edits.hpp>
#include <polarmir/isomir/paralogues.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <boost/math/distributions/binomial.hpp>

namespace polarmir::isomir {
namespace {

/// An A of a miRNA: its accession and 1-based position.
using site = std::pair<std::string, std::uint32_t>;

struct site_reads
{
    std::string mirna;
    std::uint64_t edited{0};
    std::uint64_t covering{0};
    double by_chance{0}; ///< edited reads that misreadings explain
    double phred_sum{0};
    std::uint64_t sampled{0};
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

int number(std::string const & text)
{
    return parse_number<int>(text.starts_with('+') ? std::string_view{text}.substr(1)
                                                   : std::string_view{text})
        .value_or(0);
}

/// The hairpin's bases under the read, as far as it is templated.
std::string templated_bases(record const & one)
{
    std::string bases = one.read.substr(0, one.read.size() - static_cast<std::size_t>(number(one.tail_nt)));
    if (one.substitutions == "0")
        return bases;
    for (std::string_view const change : split(one.substitutions, ','))
    {
        constexpr std::size_t letters{2};
        auto const at = parse_number<std::size_t>(change.substr(0, change.size() - letters));
        if (!at || *at == 0 || *at > bases.size())
            throw input_error{"isomir.tsv: '" + std::string{change} + "' is no substitution"};
        bases[*at - 1] = change.back();
    }
    return bases;
}

/// Calls `use` with every templated base of the read that can be a substitution, the hairpin's base and its
/// place in the read.
template <typename function_t>
void for_each_base(record const & one, function_t const & use)
{
    std::string const hairpin = templated_bases(one);
    for (std::size_t i = 0; i + align::clean_end < hairpin.size(); ++i)
        use(one.read[i], hairpin[i], i);
}

void add(misreadings & seen, record const & one, std::uint64_t reads)
{
    constexpr std::uint64_t other_bases{3};
    seen.position.resize(std::max(seen.position.size(), one.read.size()));
    for_each_base(one, [&](char read, char hairpin, std::size_t i) {
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
    });
}

void add(std::map<site, site_reads> & sites,
         record const & one,
         std::uint64_t reads,
         misreadings const & rates)
{
    int const shift = number(one.shift_5p);
    for_each_base(one, [&](char read, char hairpin, std::size_t i) {
        int const position = static_cast<int>(i) + 1 + shift;
        if (hairpin != 'A' || position < 1)
            return;
        site_reads & here = sites[{one.accession, static_cast<std::uint32_t>(position)}];
        here.mirna = one.mirna;
        here.covering += reads;
        if (read == 'G')
        {
            here.edited += reads;
            here.phred_sum += one.snv_phred * static_cast<double>(one.snv_sampled);
            here.sampled += one.snv_sampled;
        }
        here.by_chance += static_cast<double>(reads) * rates.a_as_g(i);
    });
}

/// Calls `use` with the records that fit one miRNA only and their reads.
template <typename function_t>
void for_each_unambiguous(record_reader records, expression counted, function_t const & use)
{
    while (auto const one = records.next())
        if (std::uint64_t const reads = (*one).*counted; reads != 0 && one->hits == "1")
            use(*one, reads);
}

/// Chance of as many edited reads.
double tail_probability(site_reads const & here)
{
    if (here.edited == 0)
        return 1;
    auto const covering = static_cast<double>(here.covering);
    boost::math::binomial const by_chance{covering, here.by_chance / covering};
    return cdf(complement(by_chance, static_cast<double>(here.edited - 1)));
}

/// Names, separated by commas.
std::string paralogues_of(edit const & one, reference::mirna_reference const & reference)
{
    std::vector<std::string> names;
    for (std::uint32_t row = 0; row < reference.rows().size(); ++row)
        if (reference.row_mature(row).accession == one.accession)
            for (std::uint32_t const other : paralogues_with_g(reference, row, one.position))
                names.push_back(reference.row_mature(other).name);
    return join(names, ",");
}

} // namespace

std::vector<edit> find_edits(record_reader const & records, expression counted)
{
    misreadings rates;
    for_each_unambiguous(
        records, counted, [&](record const & one, std::uint64_t reads) { add(rates, one, reads); });
    std::map<site, site_reads> sites;
    for_each_unambiguous(
        records, counted, [&](record const & one, std::uint64_t reads) { add(sites, one, reads, rates); });

    std::vector<std::optional<double>> p;
    for (auto const & [at, here] : sites)
        p.emplace_back(tail_probability(here));
    auto const q = compare::adjust(p, compare::adjustment::bh);
    std::vector<edit> edits;
    std::size_t i{0};
    for (auto const & [at, here] : sites)
    {
        edit const one{here.mirna,
                       at.first,
                       at.second,
                       here.edited,
                       here.covering,
                       here.by_chance / static_cast<double>(here.covering),
                       here.sampled == 0 ? 0 : here.phred_sum / static_cast<double>(here.sampled),
                       here.sampled,
                       *p[i],
                       *q[i]};
        if (one.edited >= min_edited_reads && one.share() >= min_edited_share && one.q <= max_edit_q)
            edits.push_back(one);
        ++i;
    }
    return edits;
}

void write_edits(std::filesystem::path const & path,
                 std::span<sample_records const> samples,
                 expression counted,
                 reference::mirna_reference const & reference)
{
    io::table_writer table{path,
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
                            "paralogues"}};
    constexpr int decimals{4};
    constexpr int digits{3};
    constexpr double hundred{100};
    for (sample_records const & sample : samples)
        for (edit const & one : find_edits(record_reader{sample.path}, counted))
        {
            table << sample.name << one.mirna << one.accession << one.position
                  << (one.is_in_seed() ? "yes" : "no") << one.edited << one.covering
                  << format_fixed(hundred * one.share(), decimals)
                  << format_fixed(hundred * one.background, decimals)
                  << (one.sampled == 0 ? "NA" : format_fixed(one.phred, 1)) << one.sampled
                  << format_significant(one.p, digits) << format_significant(one.q, digits)
                  << paralogues_of(one, reference);
            table.end_row();
        }
    table.commit();
}

} // namespace polarmir::isomir
