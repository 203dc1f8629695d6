#include <polarmir/align/alignment.hpp>
#include <polarmir/compare/adjust.hpp>
#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/io/table_writer.hpp>
#include <polarmir/isomir/edits.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

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
    double phred_sum{0};
    std::uint64_t sampled{0};
};

struct tally
{
    std::map<site, site_reads> sites;
    std::uint64_t other_changes{0};    ///< reads of bases that differ, A>G not among them
    std::uint64_t possible_changes{0}; ///< base reads times the changes each could show, A>G not among them
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

void add(tally & all, record const & one, std::uint64_t reads)
{
    std::string const hairpin = templated_bases(one);
    int const shift = number(one.shift_5p);
    for (std::size_t i = 0; i + align::clean_end < hairpin.size(); ++i)
    {
        constexpr std::uint64_t other_bases{3};
        bool const is_a = hairpin[i] == 'A';
        bool const is_edited = is_a && one.read[i] == 'G';
        all.possible_changes += reads * (is_a ? other_bases - 1 : other_bases);
        all.other_changes += one.read[i] != hairpin[i] && !is_edited ? reads : 0;
        int const position = static_cast<int>(i) + 1 + shift;
        if (!is_a || position < 1)
            continue;
        site_reads & here = all.sites[{one.accession, static_cast<std::uint32_t>(position)}];
        here.mirna = one.mirna;
        here.covering += reads;
        here.edited += is_edited ? reads : 0;
        if (is_edited)
        {
            here.phred_sum += one.snv_phred * static_cast<double>(one.snv_sampled);
            here.sampled += one.snv_sampled;
        }
    }
}

double tail_probability(site_reads const & here, double rate)
{
    if (here.edited == 0 || rate <= 0)
        return here.edited == 0 ? 1 : 0;
    boost::math::binomial const by_chance{static_cast<double>(here.covering), rate};
    return cdf(complement(by_chance, static_cast<double>(here.edited - 1)));
}

} // namespace

edit_report find_edits(record_reader records, expression counted)
{
    tally all;
    while (auto const one = records.next())
        if (std::uint64_t const reads = (*one).*counted; reads != 0 && one->hits == "1")
            add(all, *one, reads);

    edit_report report;
    // One more of each keeps a small sample without a single change from a rate of 0.
    report.background =
        static_cast<double>(all.other_changes + 1) / static_cast<double>(all.possible_changes + 1);
    std::vector<std::optional<double>> p;
    for (auto const & [at, here] : all.sites)
        p.emplace_back(tail_probability(here, std::min(report.background, 1.0)));
    auto const q = compare::adjust(p, compare::adjustment::bh);
    std::size_t i{0};
    for (auto const & [at, here] : all.sites)
    {
        if (here.edited >= min_edited_reads && q[i] && *q[i] <= max_edit_q)
            report.edits.push_back(
                {here.mirna,
                 at.first,
                 at.second,
                 here.edited,
                 here.covering,
                 here.sampled == 0 ? 0 : here.phred_sum / static_cast<double>(here.sampled),
                 here.sampled,
                 *p[i],
                 *q[i]});
        ++i;
    }
    return report;
}

void write_edits(std::filesystem::path const & path,
                 std::span<sample_records const> samples,
                 expression counted)
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
                            "q"}};
    constexpr int decimals{4};
    constexpr int digits{3};
    constexpr double hundred{100};
    for (sample_records const & sample : samples)
    {
        edit_report const report = find_edits(record_reader{sample.path}, counted);
        for (edit const & one : report.edits)
        {
            double const share = static_cast<double>(one.edited) / static_cast<double>(one.covering);
            table << sample.name << one.mirna << one.accession << one.position
                  << (one.is_in_seed() ? "yes" : "no") << one.edited << one.covering
                  << format_fixed(hundred * share, decimals)
                  << format_fixed(hundred * report.background, decimals)
                  << (one.sampled == 0 ? "NA" : format_fixed(one.phred, 1)) << one.sampled
                  << format_significant(one.p, digits) << format_significant(one.q, digits);
            table.end_row();
        }
    }
    table.commit();
}

} // namespace polarmir::isomir
