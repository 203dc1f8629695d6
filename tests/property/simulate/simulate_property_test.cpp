#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/tmp_dir.hpp"
#include "unit/simulate/simulated.hpp"

#include <polarmir/core/nucleotide.hpp>
#include <polarmir/core/text.hpp>

#include <algorithm>
#include <map>
#include <optional>

using namespace polarmir;

namespace {

void run(simulate::design const & what, std::filesystem::path const & out, std::size_t threads)
{
    simulate::simulate(reference::human_panel(), what, {out, threads, false});
}

/// What lies between the parts of the kit in a read without errors, by the position of a known insert length;
/// nothing when the parts are not where the kit has them.
std::optional<std::string>
cut_out(std::string const & bases, reference::kit const & kit, std::size_t insert_length)
{
    std::string const insert = bases.substr(kit.clip_5p, insert_length);
    std::size_t const adapter = kit.clip_5p + insert_length + kit.gap_3p;
    if (adapter >= bases.size())
        return insert;
    std::size_t const tail_end = kit.poly_a ? bases.find_first_not_of('A', adapter) : adapter;
    if (tail_end == std::string::npos)
        return insert;
    constexpr std::size_t shortest_tail{10};
    if (kit.poly_a && tail_end - adapter < shortest_tail)
        return std::nullopt;
    std::string const seen = bases.substr(tail_end, kit.adapter_3p.size());
    if (!kit.adapter_3p.starts_with(seen))
        return std::nullopt;
    return insert;
}

/// The insert again, from the hairpins and the other columns of its line.
std::string rebuilt(io::table const & table, io::table::row const & row)
{
    auto const field = [&](char const * column) { return row.fields[table.column(column)]; };
    auto const & hairpins = reference::human_panel().hairpins();
    auto const hairpin = std::ranges::find(hairpins, field("origin"), &reference::hairpin::name);
    if (hairpin == hairpins.end())
        return field("insert") == "." ? "" : field("insert");
    std::size_t const first = std::stoul(field("first"));
    std::string insert = hairpin->sequence.substr(first - 1, std::stoul(field("last")) - first + 1);
    if (field("class") == "antisense")
        return reverse_complement(insert);
    if (field("tail") != ".")
        insert += field("tail");
    if (std::string const change = field("substitutions"); change != ".")
    {
        std::size_t const letter = change.find('>');
        char & base = insert[std::stoul(change) - 1];
        REQUIRE(base == change[letter - 1]);
        base = change[letter + 1];
    }
    return insert;
}

/// The read as it was before the errors of its line.
std::string corrected(std::string bases, std::string const & errors)
{
    if (errors == ".")
        return bases;
    for (std::string_view const error : split(errors, ','))
    {
        std::size_t const letter = error.find('>');
        char & base = bases[*parse_number<std::size_t>(error.substr(0, letter - 1)) - 1];
        REQUIRE(base == error[letter + 1]);
        base = error[letter - 1];
    }
    return bases;
}

} // namespace

TEST_CASE("every simulated read of every kit is built from its truth")
{
    std::vector<std::string> names{"none"};
    for (reference::kit const & kit : reference::kits())
        names.push_back(kit.name);
    for (std::string const & name : names)
    {
        CAPTURE(name);
        test::tmp_dir const folder;
        simulate::design what = test::small_design(name, 1500);
        what.settings.truth_reads = true;
        what.settings.error_rate = 0.01;
        what.settings.snv_rate = 0.2;
        run(what, folder / "out", 2);
        auto const records = test::records_of(folder / "out/fastq/tumor_01_S1_L001_R1_001.fastq.gz");
        io::table const truth = io::read_table(folder / "out/truth/reads/tumor_01.tsv.gz");
        REQUIRE(records.size() == truth.rows.size());
        for (std::size_t i = 0; i < records.size(); ++i)
        {
            io::table::row const & row = truth.rows[i];
            CAPTURE(i, row.fields);
            REQUIRE(row.fields[truth.column("read")] == std::to_string(i + 1));
            std::string const insert = rebuilt(truth, row);
            std::string const given = row.fields[truth.column("insert")];
            REQUIRE(insert == (given == "." ? "" : given));
            std::string const bases = corrected(records[i][1], row.fields[truth.column("errors")]);
            auto const found = cut_out(bases, what.settings.kit, insert.size());
            REQUIRE(found);
            REQUIRE(insert.starts_with(*found));
            REQUIRE((*found == insert || row.fields[truth.column("class")] == "too_long"));
        }
    }
}

TEST_CASE("simulated shifts are those from the annotated mature")
{
    test::tmp_dir const folder;
    simulate::design what = test::small_design("truseq", 5000);
    what.settings.truth_reads = true;
    run(what, folder / "out", 1);
    auto const & panel = reference::human_panel();
    io::table const truth = io::read_table(folder / "out/truth/reads/control_01.tsv.gz");
    for (io::table::row const & row : truth.rows)
    {
        auto const field = [&](char const * column) { return row.fields[truth.column(column)]; };
        if (field("class") != "mirna")
            continue;
        CAPTURE(row.fields);
        bool placed{false};
        for (reference::placement const & place : panel.placements())
            placed |=
                panel.hairpins()[place.hairpin].name == field("origin") &&
                panel.row_mature(panel.row_of(place.mature)).name == field("miRNA") &&
                static_cast<int>(place.where.begin) + 1 + std::stoi(field("shift_5p")) ==
                    std::stoi(field("first")) &&
                static_cast<int>(place.where.end) + std::stoi(field("shift_3p")) == std::stoi(field("last"));
        REQUIRE(placed);
    }
}

TEST_CASE("a simulation is the same for 1 and 4 threads and another with another seed")
{
    test::tmp_dir const folder;
    simulate::design what = test::small_design("nextflex", 3000, 3);
    what.settings.truth_reads = true;
    run(what, folder / "one", 1);
    run(what, folder / "four", 4);
    CHECK(test::tree(folder / "one") == test::tree(folder / "four"));
    what.settings.seed = 2;
    run(what, folder / "other", 4);
    auto const one = test::tree(folder / "one");
    auto const other = test::tree(folder / "other");
    REQUIRE(one.size() == other.size());
    for (auto const & [name, content] : one)
        if (name != "samples.tsv")
            CHECK((name + content) != (name + other.at(name)));
}

TEST_CASE("simulated samples differ and do not depend on each other")
{
    test::tmp_dir const folder;
    simulate::design what = test::small_design("truseq", 1000, 2);
    run(what, folder / "all", 1);
    what.samples.samples.erase(what.samples.samples.begin() + 1, what.samples.samples.end());
    run(what, folder / "first", 1);
    auto const all = test::tree(folder / "all");
    auto const first = test::tree(folder / "first");
    std::string const file{"fastq/tumor_01_S1_L001_R1_001.fastq.gz"};
    CHECK((all.at(file) == first.at(file)));
    auto const one = test::records_of(folder / "all/fastq/tumor_01_S1_L001_R1_001.fastq.gz");
    auto const two = test::records_of(folder / "all/fastq/tumor_02_S2_L001_R1_001.fastq.gz");
    std::size_t equal{0};
    for (std::size_t i = 0; i < one.size(); ++i)
        equal += static_cast<std::size_t>(one[i][1] == two[i][1]);
    CHECK(equal < one.size() / 2);
}
