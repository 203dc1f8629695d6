// signatures list, show, explain, check.
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/core/utf8.hpp>
#include <polarmir/score/evidence.hpp>

#include <algorithm>
#include <set>

using namespace polarmir;
using namespace polarmir::test;

namespace {

bool contains(std::string const & text, std::string const & part)
{
    return text.find(part) != std::string::npos;
}

std::string out_of(std::vector<std::string> const & words)
{
    auto const result = run_cli(words);
    CAPTURE(result.err);
    CHECK(result.code == 0);
    CHECK(result.err.empty());
    return result.out;
}

/// The line of `text` that begins with `start` behind blanks.
std::string line_of(std::string const & text, std::string const & start)
{
    for (std::string_view const line : split(text, '\n'))
        if (strip(line).starts_with(start))
            return std::string{line};
    return {};
}

/// With the lines of a paragraph as one.
std::string unwrapped(std::string text)
{
    for (std::size_t at = text.find("\n  "); at != std::string::npos; at = text.find("\n  ", at))
        text.replace(at, 3, " ");
    return text;
}

} // namespace

TEST_CASE("signatures are listed", "[cli]")
{
    CHECK(out_of({"signatures", "list"})
              .starts_with(
                  "set\tversion\tmembers\teffective_members\thash\tdescription\nEV-M1\t1.0\t16\t8.3\t"));
}

TEST_CASE("a set is shown as a table for programs", "[cli]")
{
    std::string const shown = out_of({"signatures", "show", "EV-M1", "--tsv"});
    CHECK(shown.starts_with(
        "miRNA\taccession\tweight\tdirection\tuse\ttier\tpapers\tarm\tonly_opposes\tsources\t"
        "pathways\ttargets\tspecies\tcluster\tseed_family\tconfounders\tpmids\tdois\tevidence\t"
        "reason\n"));
    CHECK(contains(shown, "\nhsa-miR-155-5p\tMIMAT0000646\t1.0000\t1\tinclude\tstrong\t7\tstated\tno\t"));
    CHECK_FALSE(contains(shown, "hsa-miR-21-5p"));
    CHECK(std::ranges::count(shown, '\n') == 17);
    std::string const excluded = out_of({"signatures", "show", "EV-M1", "--excluded", "--tsv"});
    CHECK(contains(excluded, "\nhsa-miR-21-5p\t"));
    CHECK(contains(excluded, "\tconflict: "));
}

TEST_CASE("a set is shown for people, with its conflicts and what was left out", "[cli]")
{
    std::string const shown = out_of({"signatures", "show", "EV-M2"});
    CHECK(shown.starts_with(
        "EV-M2 1.0: miRNAs of vesicles that push macrophages to M2, or away from M1\n44 members"));
    std::string const header = line_of(shown, "miRNA");
    std::string const member = line_of(shown, "hsa-miR-222-3p");
    CHECK(member.find("PMID 27172798, PMID 33752173") == header.find("found as"));
    CHECK(member.find("0.4796") == header.find("weight"));
    CHECK(member.find("platelet") == header.find("confounders"));
    CHECK(member.find("SOCS3, PTEN") == header.find("targets"));
    std::size_t const conflicts = shown.find("\nReported for both sides: ");
    std::size_t const left_out = shown.find("\nLeft out: 26 miRNAs\n");
    REQUIRE(conflicts != std::string::npos);
    REQUIRE(left_out > conflicts);
    std::string const both = unwrapped(shown.substr(conflicts, left_out - conflicts));
    CHECK(
        contains(both, "- hsa-miR-223-3p: EV-M2 uses it (4 papers), EV-M1 leaves it out (1 paper): single"));
    CHECK(
        contains(both, "- hsa-miR-21-5p: EV-M2 leaves it out (12 papers), EV-M1 leaves it out (5 papers): "));
    CHECK(contains(unwrapped(shown.substr(left_out)), "- hsa-miR-451a (PMID "));
    CHECK_FALSE(contains(shown, " \n"));
    CHECK_FALSE(contains(shown, "\t"));

    std::string const excluded = out_of({"signatures", "show", "EV-M2", "--excluded"});
    CHECK(contains(excluded, "Left out: 26 miRNAs"));
    CHECK_FALSE(contains(excluded, "hsa-miR-222-3p  "));

    auto const unknown = run_cli({"signatures", "show", "EV-M3"});
    CHECK(unknown.code == 2);
    CHECK(contains(unknown.err, "there are EV-M1, EV-M2"));
}

TEST_CASE("a subset shows its own members only", "[cli]")
{
    std::string const shown = out_of({"signatures", "show", "EV-M2-MSC"});
    CHECK(contains(shown, "hsa-miR-124-3p"));
    CHECK_FALSE(contains(shown, "hsa-miR-222-3p"));
}

TEST_CASE("a weight is explained by its factors and every report behind it", "[cli]")
{
    std::string const text = out_of({"signatures", "explain", "hsa-miR-106b-5p"});
    CHECK(
        text.starts_with("hsa-miR-106b-5p (MIMAT0000680)\n\nEV-M2: weight 0.4796, in EV-M2, EV-M2-tumour, "));
    CHECK(contains(line_of(text, "tier"), "1.0000"));
    CHECK(contains(line_of(text, "papers"), "0.4796"));
    CHECK(contains(line_of(text, "papers"), "2 papers test it, the most of a used member is 9"));
    CHECK(contains(line_of(text, "arm"), "1.0000  a paper names it"));
    CHECK(contains(line_of(text, "cluster"), "mir-106b~25"));
    CHECK(contains(line_of(text, "seed"), "AAAGTGC"));
    CHECK(contains(line_of(text, "weight"), "0.4796"));
    CHECK(contains(text, "\nBehind it: 2 reports in 2 papers\n"));
    CHECK(contains(text, "\n  T021  M2, strong; tumour\n        miRNA     hsa-miR-106b-5p\n"));
    CHECK(contains(text, "doi:10.1186/s12935-023-02980-0"));
    CHECK(contains(text, "PMC8178444"));
    CHECK_FALSE(contains(text, "Against it"));
}

TEST_CASE("halves are explained, and names may be accessions or older ones", "[cli]")
{
    std::string const text = out_of({"signatures", "explain", "MIMAT0000069", "--set", "EV-M1"});
    CHECK(text.starts_with("hsa-miR-16-5p (MIMAT0000069)\n\nEV-M1: weight 0.0875, "));
    CHECK(contains(line_of(text, "arm"), "0.5000  inferred"));
    CHECK(contains(line_of(text, "side"), "0.5000  every report is of opposing the other side"));
    CHECK(contains(line_of(text, "tier"),
                   "0.6667  moderate, set by hand (see below); the best report is strong"));
    CHECK(contains(text, "tier lowered to moderate"));
    CHECK(out_of({"signatures", "explain", "hsa-miR-16", "--set", "EV-M1"}) == text);
}

TEST_CASE("what was left out is explained with its reason and what speaks against it", "[cli]")
{
    std::string const text = out_of({"signatures", "explain", "hsa-miR-21-5p"});
    CHECK(contains(text, "\nEV-M1: left out, scored in no set\n"));
    CHECK(contains(text, "\nEV-M2: left out, scored in no set\n"));
    CHECK(contains(text, "\n  reason: conflict: "));
    CHECK(contains(text, "\nSTATE-M1: weight 0.1111, in STATE-M1\n"));
    CHECK(contains(line_of(text, "(weight)"), "0.8725"));
    std::string const kept = out_of({"signatures", "explain", "hsa-miR-223-3p", "--set", "EV-M2"});
    CHECK(contains(kept, "\nAgainst it, for EV-M1: 1 report in 1 paper\n"));
    CHECK(contains(kept, "\n  T049  M1, "));
}

TEST_CASE("every report is behind some explanation", "[cli]")
{
    std::set<std::string> names;
    for (score::curated_member const & one : score::curated_members())
        names.insert(one.member.name);
    for (std::string const & name : names)
    {
        std::string const text = out_of({"signatures", "explain", name});
        CAPTURE(name);
        for (score::curated_member const & one : score::curated_members())
            if (one.member.name == name)
                for (score::evidence const * const report : evidence_of(one))
                    CHECK(contains(text, "\n  " + report->id + "  "));
        for (std::string_view const line :
             split(text, '\n')) // addresses and lists without blanks may be long
            if (line.find("://") == std::string_view::npos && line.find('|') == std::string_view::npos)
                CHECK(character_count(line) <= 130);
    }
}

TEST_CASE("a miRNA without reports is told as such, and one that is none is refused", "[cli]")
{
    CHECK(contains(out_of({"signatures", "explain", "hsa-miR-7-5p"}),
                   "hsa-miR-7-5p (MIMAT0000252) is not in any set, nor among the miRNAs that were left out"));
    CHECK(contains(out_of({"signatures", "explain", "hsa-miR-155-5p", "--set", "EV-M2"}), "is not in EV-M2"));
    auto const unclear = run_cli({"signatures", "explain", "hsa-miR-378"});
    CHECK(unclear.code == 2);
    CHECK(contains(unclear.err, "did you mean hsa-miR-378a-5p or hsa-miR-378a-3p?"));
    CHECK(run_cli({"signatures", "explain", "TP53"}).code == 2);
    CHECK(run_cli({"signatures", "explain", "hsa-miR-155-5p", "--set", "EV-M3"}).code == 2);
}

TEST_CASE("a file of own sets is checked line by line", "[cli]")
{
    tmp_dir const dir;
    std::string const sets = (dir / "sets.tsv").string();
    polarmir::io::write_file(
        sets, "set\tmiRNA\tweight\nM1\thsa-miR-155-5p\t1\nM1\thsa-miR-155-5p\t1\nM2\thsa-miR-320a\t0\n");
    auto const bad = run_cli({"signatures", "check", sets});
    CHECK(bad.code == 3);
    CHECK(bad.out.empty());
    CHECK(contains(
        bad.err,
        "sets.tsv:3: hsa-miR-155-5p, or another miRNA with the same sequence, is in set M1 already"));
    CHECK(contains(bad.err, "sets.tsv:4: weight '0' of hsa-miR-320a is no number above 0"));
    CHECK(contains(bad.err, "sets.tsv:4: 'hsa-miR-320a' is no human mature miRNA of miRBase 22"));
    CHECK(contains(bad.err, "problems; the file cannot be used"));
    polarmir::io::write_file(sets, "set\tmiRNA\nM1\thsa-miR-155-5p\n");
    auto const good = run_cli({"signatures", "check", sets});
    CHECK(good.code == 0);
    CHECK(contains(good.out, "M1\tuser\t1\t1.0\t"));
    CHECK(contains(good.err, "note: "));
}
