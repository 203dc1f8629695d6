#include <polarmir/core/text.hpp>
#include <polarmir/core/version.hpp>
#include <polarmir/io/output_file.hpp>
#include <polarmir/io/table_writer.hpp>
#include <polarmir/isomir/summary.hpp>

#include <map>
#include <string_view>

#include <nlohmann/json.hpp>

namespace polarmir::isomir {
namespace {

void add(mature_summary & sum, record const & one, std::uint64_t reads)
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

/// Reads and number of isomiRs of one kind.
struct kind_numbers
{
    std::uint64_t sum{0};
    std::uint64_t count{0};
};

using kinds = std::map<std::string, kind_numbers>;

/// The kinds a section always has, so that the samples' bars line up.
kinds no_reads()
{
    kinds all;
    for (char const * kind : {"ref_miRNA",
                              "isomiR",
                              "iso_5p",
                              "iso_3p",
                              "iso_add3p",
                              "iso_add5p",
                              "iso_snv",
                              "iso_snv_seed",
                              "iso_snv_central_offset",
                              "iso_snv_central",
                              "iso_snv_central_supp"})
        all[kind];
    return all;
}

void add(kinds & numbers, std::string const & kind, std::uint64_t reads)
{
    numbers[kind].sum += reads;
    ++numbers[kind].count;
}

kinds count_kinds(record_reader records, expression counted)
{
    kinds numbers = no_reads();
    while (auto const one = records.next())
    {
        std::uint64_t const reads = (*one).*counted;
        if (reads == 0)
            continue;
        if (one->variant == "NA")
        {
            add(numbers, "ref_miRNA", reads);
            continue;
        }
        add(numbers, "isomiR", reads);
        for (std::string_view const part : split(one->variant, ','))
            add(numbers, std::string{part.substr(0, part.find(':'))}, reads);
    }
    return numbers;
}

} // namespace

std::vector<mature_summary> summarise(record_reader records, expression counted)
{
    std::vector<mature_summary> summaries;
    while (auto const one = records.next())
    {
        std::uint64_t const reads = (*one).*counted;
        if (reads == 0)
            continue;
        if (summaries.empty() || summaries.back().accession != one->accession)
        {
            summaries.emplace_back();
            summaries.back().mirna = one->mirna;
            summaries.back().accession = one->accession;
        }
        add(summaries.back(), *one, reads);
    }
    return summaries;
}

void write_summary(std::filesystem::path const & path,
                   std::span<sample_records const> samples,
                   expression counted)
{
    io::table_writer table{path,
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
                            "snv_percent"}};
    for (sample_records const & sample : samples)
        for (mature_summary const & one : summarise(record_reader{sample.path}, counted))
        {
            table << sample.name << one.mirna << one.accession << one.reads;
            for (std::uint64_t const part : {one.canonical,
                                             one.shifted_5p,
                                             one.shorter_3p,
                                             one.longer_3p,
                                             one.tailed,
                                             one.uridylated,
                                             one.adenylated,
                                             one.snv})
                table << percent(part, one.reads);
            table.end_row();
        }
    table.commit();
}

void write_mirtop_stats(std::filesystem::path const & path,
                        std::span<sample_records const> samples,
                        expression counted)
{
    nlohmann::ordered_json metrics = nlohmann::ordered_json::object();
    for (sample_records const & sample : samples)
    {
        nlohmann::ordered_json & of = metrics[sample.name];
        for (auto const & [kind, numbers] : count_kinds(record_reader{sample.path}, counted))
        {
            of[kind + "_sum"] = numbers.sum;
            of[kind + "_count"] = numbers.count;
            of[kind + "_mean"] = numbers.count == 0
                                     ? 0.0
                                     : static_cast<double>(numbers.sum) / static_cast<double>(numbers.count);
        }
    }
    nlohmann::ordered_json const document{
        {"meta", {{"tool", "polarmir"}, {"version", version()}, {"form", "mirtop stats"}}},
        {"metrics", metrics}};
    constexpr int indent{1};
    io::write_file(
        path, document.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n');
}

} // namespace polarmir::isomir
