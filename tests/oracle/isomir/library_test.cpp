// Every line of the mirGFF3 files of real libraries, checked against the hairpin it names.
#include "example.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/human_run.hpp"
#include "support/run_cli.hpp"
#include "support/shared_data.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/reference/embedded.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace polarmir;

namespace {

struct gff_line
{
    std::string parent;
    std::string type;
    std::size_t begin{0}; ///< 0-based
    std::size_t end{0};   ///< one past the last base
    std::map<std::string, std::string, std::less<>> attributes;

    [[nodiscard]] std::string const & at(std::string const & name) const { return attributes.at(name); }
    [[nodiscard]] std::size_t tail() const
    {
        auto const found = at("Variant").find("iso_add3p:");
        return found == std::string::npos ? 0 : static_cast<std::size_t>(at("Variant")[found + 10] - '0');
    }
};

std::vector<gff_line> read_gff3(std::filesystem::path const & path)
{
    std::vector<gff_line> lines;
    io::line_reader reader{path};
    for (std::string_view text; reader.next(text);)
    {
        if (text.starts_with('#'))
            continue;
        auto const columns = split(text, '\t');
        REQUIRE(columns.size() == 9);
        gff_line & line = lines.emplace_back();
        line.parent = columns[0];
        line.type = columns[2];
        line.begin = parse_number<std::size_t>(columns[3]).value() - 1;
        line.end = parse_number<std::size_t>(columns[4]).value();
        CHECK(columns[6] == "+");
        for (std::string_view const attribute : split(columns[8], ';'))
        {
            auto const equals = attribute.find('=');
            line.attributes.emplace(strip(attribute.substr(0, equals)), attribute.substr(equals + 1));
        }
    }
    return lines;
}

/// 3MG2M as MMMGMM.
std::string expanded(std::string_view cigar)
{
    std::string letters;
    std::size_t times{0};
    for (char const c : cigar)
        if (c >= '0' && c <= '9')
            times = times * 10 + static_cast<std::size_t>(c - '0');
        else
        {
            letters.append(std::max<std::size_t>(times, 1), c);
            times = 0;
        }
    return letters;
}

/// Positions of the read that do not agree with the hairpin, which matches nothing behind its end.
std::set<std::size_t> mismatches(std::string const & read, std::string const & hairpin, std::size_t begin)
{
    std::set<std::size_t> found;
    for (std::size_t i = 0; i < read.size(); ++i)
        if (begin + i >= hairpin.size() || hairpin[begin + i] != read[i])
            found.insert(i);
    return found;
}

/// Cigar, tail and positions against the hairpin.
void check_alignment(gff_line const & line, std::string const & hairpin)
{
    std::string const & read = line.at("Read");
    std::string const letters = expanded(line.at("Cigar"));
    REQUIRE(letters.size() == read.size());
    CHECK(line.end - line.begin == read.size());
    std::size_t const templated = read.size() - line.tail();
    auto const differ = mismatches(read, hairpin, line.begin);
    for (std::size_t i = 0; i < templated; ++i)
        CHECK(letters[i] == (differ.contains(i) ? hairpin.at(line.begin + i) : 'M'));
    CHECK(letters.substr(templated) == read.substr(templated));
    if (line.tail() > 0)
        CHECK(differ.contains(templated));
}

/// What the Variant has to be when the mature lies at `where`.
std::string variant_at(gff_line const & line, std::string const & hairpin, interval where)
{
    std::string const & read = line.at("Read");
    std::vector<std::string> parts{
        test::shift_part("5p", static_cast<int>(line.begin) - static_cast<int>(where.begin)),
        test::shift_part("3p", static_cast<int>(line.end - line.tail()) - static_cast<int>(where.end))};
    if (line.tail() > 0)
        parts.push_back("iso_add3p:" + std::to_string(line.tail()));
    for (std::size_t const i : mismatches(read, hairpin, line.begin))
        if (i + line.tail() < read.size())
            parts.push_back(test::snv_part(static_cast<int>(i) + 1));
    return test::variant_of(std::move(parts));
}

/// Whether the read lies on a hairpin as well as on its parent.
bool lies_as_well(gff_line const & line, std::string const & hairpin, long begin, std::string const & parent)
{
    std::string const & read = line.at("Read");
    return begin >= 0 &&
           mismatches(read, hairpin, static_cast<std::size_t>(begin)) == mismatches(read, parent, line.begin);
}

void check_mature(gff_line const & line, reference::mirna_reference const & reference)
{
    auto const parent = std::ranges::find(reference.hairpins(), line.parent, &reference::hairpin::name);
    REQUIRE(parent != reference.hairpins().end());
    check_alignment(line, parent->sequence);
    std::optional<interval> mature;
    for (reference::placement const & place : reference.placements())
    {
        auto const & row = reference.row_mature(reference.row_of(place.mature));
        auto const & hairpin = reference.hairpins()[place.hairpin];
        if (row.name != line.at("Name"))
            continue;
        if (hairpin.name == line.parent)
            mature = place.where;
        CHECK((line.type == "ref_miRNA") == (line.at("Read") == row.sequence));
        CHECK((line.type == "ref_miRNA") == (line.at("Variant") == "NA"));
    }
    REQUIRE(mature);
    CHECK(line.at("Variant") == variant_at(line, parent->sequence, *mature));
    long const shift = static_cast<long>(line.begin) - static_cast<long>(mature->begin);
    for (reference::placement const & place : reference.placements())
        if (auto const & other = reference.hairpins()[place.hairpin];
            reference.row_mature(reference.row_of(place.mature)).name == line.at("Name") &&
            other.accession < parent->accession)
            CHECK_FALSE(lies_as_well(
                line, other.sequence, static_cast<long>(place.where.begin) + shift, parent->sequence));
}

} // namespace

TEST_CASE("the mirGFF3 file of a real library agrees with hairpins, matures and counts")
{
    std::string const name = GENERATE(values<std::string>({"serum_RNA014937_S1", "mirtrace_video1_100k"}));
    CAPTURE(name);
    std::string const file = name.starts_with("serum") ? name + "_R1" : name;
    test::tmp_dir const dir;
    auto const counted = test::run_cli({"run",
                                        test::shared_data("data/reads/" + file + ".fastq.gz").string(),
                                        "-o",
                                        (dir / "out").string()});
    CAPTURE(counted.err);
    REQUIRE(counted.code == 0);

    std::map<std::string, std::uint64_t> sums;
    std::map<std::string, std::size_t> lines_of_read;
    auto const lines = read_gff3(dir / ("out/isomir/" + name + ".gff3"));
    CHECK(lines.size() > 300);
    for (gff_line const & line : lines)
    {
        CAPTURE(line.at("Read"), line.at("Name"), line.at("Variant"), line.at("Cigar"));
        CHECK(line.at("Parent") == line.parent);
        check_mature(line, reference::human_panel());
        sums[line.at("Name")] += parse_number<std::uint64_t>(line.at("Expression")).value();
        ++lines_of_read[line.at("Read")];
    }
    for (gff_line const & line : lines)
        CHECK(lines_of_read[line.at("Read")] <= parse_number<std::size_t>(line.at("Hits")).value());
    for (auto const & [mirna, samples] : test::cells(dir / "out/counts/mature_counts.tsv"))
        CHECK(std::to_string(sums[mirna]) == samples.at(name));
}

TEST_CASE("oracle: the isomiRs of a miRNA add up to its count", "[oracle]")
{
    for (std::string const mode : {"em", "split"})
    {
        test::human_run const run{"data/reads/compsra_cohort", {"--multimap", mode}};
        std::size_t different{0};
        for (auto const & sample : std::filesystem::directory_iterator{run.dir / "run/samples"})
        {
            std::map<std::string, long> left;
            for (auto const & [mirna, row] : test::cells(sample.path() / "counts.tsv"))
                left[mirna] = std::stol(row.at("count"));
            io::table const isomirs = io::read_table(sample.path() / "isomir.tsv");
            for (auto const & row : isomirs.rows)
                left[row.fields[isomirs.column("miRNA")]] -= std::stol(row.fields[isomirs.column("count")]);
            for (auto const & [mirna, reads] : left)
            {
                CAPTURE(mode, mirna);
                CHECK(std::abs(reads) <= 1);
                different += reads != 0 ? 1 : 0;
            }
        }
        CHECK(different <= 5); // of 15,792
    }
}
