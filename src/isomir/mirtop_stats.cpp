#include <polarmir/core/markup.hpp>
#include <polarmir/core/version.hpp>
#include <polarmir/io/output_file.hpp>
#include <polarmir/isomir/mirtop_stats.hpp>

#include <algorithm>
#include <string_view>

#include <nlohmann/json.hpp>

namespace polarmir::isomir {
namespace {

void add_to(kinds & numbers, std::string_view kind, std::uint64_t reads)
{
    auto found = numbers.find(kind);
    if (found == numbers.end())
        found = numbers.emplace(kind, kind_numbers{}).first;
    found->second.sum += reads;
    ++found->second.count;
}

} // namespace

kinds no_kinds()
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

void add(kinds & numbers, record const & one, std::uint64_t reads)
{
    if (one.variant == "NA")
        return add_to(numbers, "ref_miRNA", reads);
    add_to(numbers, "isomiR", reads);
    for (std::string_view rest{one.variant}; !rest.empty();)
    {
        std::string_view const part = rest.substr(0, rest.find(','));
        add_to(numbers, part.substr(0, part.find(':')), reads);
        rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    }
}

void write_mirtop_stats(std::filesystem::path const & path,
                        std::vector<std::pair<std::string, kinds>> const & samples)
{
    nlohmann::ordered_json metrics = nlohmann::ordered_json::object();
    for (auto const & [sample, kinds_of_sample] : samples)
    {
        nlohmann::ordered_json & of = metrics[escape_markup(sample)];
        for (auto const & [kind, numbers] : kinds_of_sample)
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
