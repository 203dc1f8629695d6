#include "score/curated_fields.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/score/evidence.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace polarmir::embedded {

extern std::string_view const signature_evidence;

} // namespace polarmir::embedded

namespace polarmir::score {
namespace {

evidence read_evidence(io::row_view const & line)
{
    evidence one;
    one.id = text_of(line, "id");
    one.mirna = text_of(line, "miRNA");
    one.side = text_of(line, "side");
    one.tier = text_of(line, "tier");
    one.arm = text_of(line, "arm");
    one.sources = text_of(line, "sources");
    one.effect = text_of(line, "effect");
    one.source = text_of(line, "source");
    one.disease = text_of(line, "disease");
    one.species = text_of(line, "species");
    one.recipient = text_of(line, "recipient");
    one.target = text_of(line, "target");
    one.pathway = text_of(line, "pathway");
    one.validation = text_of(line, "validation");
    one.paper = text_of(line, "paper");
    one.pmid = text_of(line, "pmid");
    one.doi = text_of(line, "doi");
    one.author = text_of(line, "author");
    one.year = text_of(line, "year");
    one.note = text_of(line, "note");
    one.seen_at = text_of(line, "seen_at");
    return one;
}

} // namespace

std::vector<evidence> const & curated_evidence()
{
    static std::vector<evidence> const reports = [] {
        io::table const table = io::parse_table(embedded::signature_evidence, "evidence.tsv");
        std::vector<evidence> all;
        for (io::table::row const & row : table.rows)
            all.push_back(read_evidence({table, row}));
        return all;
    }();
    return reports;
}

std::vector<evidence const *> evidence_of(curated_member const & one)
{
    std::vector<evidence const *> reports;
    for (std::string_view const id : split(one.evidence, ';'))
    {
        auto const found = std::ranges::find(curated_evidence(), id, &evidence::id);
        if (found == curated_evidence().end())
            throw input_error{"evidence.tsv: has no line " + std::string{id} + ", which " + one.member.name +
                              " names"};
        reports.push_back(&*found);
    }
    return reports;
}

curated_member const * opponent_of(curated_member const & one)
{
    auto const other_set = opposite_of(one.set);
    auto const found = std::ranges::find_if(curated_members(), [&](curated_member const & other) {
        return other.set == other_set && other.member.accession == one.member.accession;
    });
    return found == curated_members().end() ? nullptr : &*found;
}

std::string best_tier(std::span<evidence const * const> reports)
{
    constexpr std::array<std::string_view, 3> tiers{"weak", "moderate", "strong"};
    std::size_t best{0};
    for (evidence const * const report : reports)
    {
        std::size_t const own = report->tier == "strong" ? 2 : report->tier == "moderate" ? 1 : 0;
        best = std::max(best, report->sources == "no-EV" && own > 0 ? own - 1 : own);
    }
    return std::string{tiers.at(best)};
}

std::size_t count_papers(std::span<evidence const * const> reports)
{
    std::set<std::string_view> papers;
    for (evidence const * const report : reports)
        papers.insert(report->paper);
    return papers.size();
}

} // namespace polarmir::score
