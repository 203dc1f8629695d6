#include <polarmir/core/text.hpp>
#include <polarmir/isomir/summary.hpp>

namespace polarmir::isomir {
namespace {

void add_to(mature_summary & sum, record const & one, std::uint64_t reads)
{
    auto const add_if = [&](std::uint64_t & group, bool is_in) { group += is_in ? reads : 0; };
    bool const has_tail = one.tail != "0";
    sum.reads += reads;
    add_if(sum.canonical, one.variant == "NA");
    add_if(sum.shifted_5p, one.shift_5p != "0");
    add_if(sum.shorter_3p, one.shift_3p.starts_with('-'));
    add_if(sum.longer_3p, one.shift_3p != "0" && !one.shift_3p.starts_with('-'));
    add_if(sum.tailed, has_tail);
    add_if(sum.uridylated, has_tail && one.tail.find_first_not_of('T') == std::string::npos);
    add_if(sum.adenylated, has_tail && one.tail.find_first_not_of('A') == std::string::npos);
    add_if(sum.snv, one.snvs != "0");
}

std::string percent(std::uint64_t part, std::uint64_t whole)
{
    constexpr int decimals{2};
    constexpr double hundred{100};
    return format_fixed(hundred * static_cast<double>(part) / static_cast<double>(whole), decimals);
}

} // namespace

void summariser::add(record const & one, std::uint64_t reads)
{
    if (sums_.empty() || sums_.back().accession != one.accession)
    {
        sums_.emplace_back();
        sums_.back().mirna = one.mirna;
        sums_.back().accession = one.accession;
    }
    add_to(sums_.back(), one, reads);
}

summary_table::summary_table(std::filesystem::path const & path) :
    table_{path,
           {"sample",
            "miRNA",
            "accession",
            "count",
            "canonical_percent",
            "shift_5p_percent",
            "shorter_3p_percent",
            "longer_3p_percent",
            "tail_percent",
            "uridylated_percent",
            "adenylated_percent",
            "snv_percent"}}
{}

void summary_table::write(std::string const & sample, std::span<mature_summary const> mirnas)
{
    for (mature_summary const & one : mirnas)
    {
        table_ << sample << one.mirna << one.accession << one.reads;
        for (std::uint64_t const part : {one.canonical,
                                         one.shifted_5p,
                                         one.shorter_3p,
                                         one.longer_3p,
                                         one.tailed,
                                         one.uridylated,
                                         one.adenylated,
                                         one.snv})
            table_ << percent(part, one.reads);
        table_.end_row();
    }
}

} // namespace polarmir::isomir
