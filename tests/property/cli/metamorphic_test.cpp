// What must become of the results when the reads are changed in a known way: no truth is needed for that.
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/io/text_file.hpp>

#include <algorithm>
#include <cstdint>
#include <random>
#include <sstream>

using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

/// Lines of a FASTQ record.
using record_text = std::string;
using records = std::vector<record_text>;
/// Number by row.
using column = std::map<std::string, std::int64_t>;

records parse(std::string const & text)
{
    records found;
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);)
    {
        record_text one = line + '\n';
        for (int i = 0; i < 3 && std::getline(lines, line); ++i)
            one += line + '\n';
        found.push_back(one);
    }
    return found;
}

/// Reads of one simulated sample.
records simulated(fs::path const & dir, std::string const & kit, int seed)
{
    fs::path const out = dir / ("simulated-" + std::to_string(seed));
    auto const made = run_cli({"simulate",
                               "-o",
                               out.string(),
                               "--groups",
                               "a",
                               "--samples-per-group",
                               "1",
                               "--reads",
                               "3000",
                               "--kit",
                               kit,
                               "--seed",
                               std::to_string(seed)});
    CAPTURE(made.err);
    REQUIRE(made.code == 0);
    for (fs::directory_entry const & file : fs::directory_iterator{out / "fastq"})
        return parse(polarmir::io::read_text(file.path(), std::size_t{1} << 24));
    FAIL("no reads");
    return {};
}

/// A folder of results. Reads that fit several miRNAs are left out, so that no count depends on another.
class results
{
  public:
    results(fs::path const & dir, std::map<std::string, records> const & samples)
    {
        static int number{0};
        fs::path const here = dir / ("run-" + std::to_string(++number));
        for (auto const & [name, reads] : samples)
        {
            std::string text;
            for (record_text const & one : reads)
                text += one;
            write_gzip(here / "in" / (name + ".fastq.gz"), text);
        }
        out_ = here / "out";
        auto const run =
            run_cli({"run", (here / "in").string(), "-o", out_.string(), "--multimap", "unique"});
        CAPTURE(run.err);
        REQUIRE(run.code == 0);
    }

    [[nodiscard]] column of(std::string const & table, std::string const & sample) const
    {
        column found;
        for (auto const & [row, values] : cells(out_ / table))
            found[row] = std::stoll(values.at(sample));
        return found;
    }
    [[nodiscard]] column counts(std::string const & sample = "A") const
    {
        return of("counts/mature_counts.tsv", sample);
    }
    [[nodiscard]] column ledger(std::string const & sample = "A") const
    {
        return of("qc/ledger.tsv", sample);
    }
    [[nodiscard]] fs::path const & out() const noexcept { return out_; }

  private:
    fs::path out_;
};

column sum(column const & one, column const & other)
{
    column added = one;
    for (auto const & [row, number] : other)
        added[row] += number;
    return added;
}

/// Another read with the same adapter behind it: the record of `like`, whose insert is `old`, with `insert`.
record_text with_insert(record_text const & like, std::string const & old, std::string const & insert)
{
    std::istringstream lines{like};
    std::string name;
    std::string sequence;
    std::getline(lines, name);
    std::getline(lines, sequence);
    std::string const changed =
        (insert + sequence.substr(old.size()) + "ATCTCGTATGCCGTCTTCTGCTTG").substr(0, sequence.size());
    return record("another", changed);
}

std::string as_dna(std::string rna)
{
    std::ranges::replace(rna, 'U', 'T');
    return rna;
}

} // namespace

TEST_CASE("one more read of a miRNA raises its count by one and no other", "[property]")
{
    tmp_dir const dir;
    for (int const seed : {1, 2, 3})
    {
        records const reads = simulated(dir.path(), "truseq", seed);
        results const before{dir.path(), {{"A", reads}}};
        column const counts = before.counts();
        column const ledger = before.ledger();
        auto const rows = cells(before.out() / "counts/rowData.tsv");
        int tried{0};
        for (auto const & [mirna, number] : counts)
        {
            std::string const sequence = as_dna(rows.at(mirna).at("sequence"));
            // A read of exactly this insert is there, and counted for this miRNA alone.
            auto const like = std::ranges::find_if(reads, [&](record_text const & one) {
                return one.find('\n' + sequence + "TGGAATTCTCGG") != std::string::npos;
            });
            if (number == 0 || like == reads.end() || ++tried > 4)
                continue;
            records more = reads;
            more.insert(more.begin() + 7, with_insert(*like, sequence, sequence));
            results const after{dir.path(), {{"A", more}}};
            CAPTURE(mirna);
            CHECK(after.counts() == sum(counts, {{mirna, 1}}));
            CHECK(after.ledger() == sum(ledger, {{"input", 1}, {"mirna", 1}}));
        }
        CHECK(tried > 4);
    }
}

TEST_CASE("counts and fates of two files put together are the sums of both", "[property]")
{
    tmp_dir const dir;
    for (std::string const kit : {"truseq", "nebnext", "nextflex"})
    {
        CAPTURE(kit);
        records const one = simulated(dir.path(), kit, 11);
        records const other = simulated(dir.path(), kit, 12);
        records both = one;
        both.insert(both.end(), other.begin(), other.end());
        results const apart{dir.path(), {{"A", one}, {"B", other}}};
        results const together{dir.path(), {{"A", both}}};
        CHECK(together.counts() == sum(apart.counts("A"), apart.counts("B")));
        CHECK(together.ledger() == sum(apart.ledger("A"), apart.ledger("B")));
        CHECK(together.ledger().at("mirna") > 2000);
    }
}

TEST_CASE("the order of the reads changes no byte of the results", "[property]")
{
    tmp_dir const dir;
    records reads = simulated(dir.path(), "truseq", 21);
    results const before{dir.path(), {{"A", reads}}};
    auto const expected = tree(before.out());
    std::mt19937 generator{5}; // NOLINT(cert-msc32-c,cert-msc51-cpp): the same test every time
    for (int round = 0; round < 3; ++round)
    {
        std::ranges::shuffle(reads, generator);
        CHECK(tree(results{dir.path(), {{"A", reads}}}.out()) == expected);
    }
}

TEST_CASE("samples that change their names change their columns", "[property]")
{
    tmp_dir const dir;
    records const one = simulated(dir.path(), "truseq", 31);
    records const other = simulated(dir.path(), "truseq", 32);
    results const before{dir.path(), {{"A", one}, {"B", other}}};
    results const after{dir.path(), {{"A", other}, {"B", one}}};
    for (std::string const table : {"counts/mature_counts.tsv",
                                    "counts/hairpin_counts.tsv",
                                    "counts/class_counts.tsv",
                                    "qc/ledger.tsv"})
    {
        CAPTURE(table);
        CHECK(after.of(table, "A") == before.of(table, "B"));
        CHECK(after.of(table, "B") == before.of(table, "A"));
        CHECK(before.of(table, "A") != before.of(table, "B"));
    }
    auto const scores = cells(before.out() / "polarization.tsv");
    auto const exchanged = cells(after.out() / "polarization.tsv");
    for (auto const & [name, value] : scores.at("A"))
        CHECK(exchanged.at("B").at(name) == value);
}

TEST_CASE("reads that are on no hairpin change no count", "[property]")
{
    tmp_dir const dir;
    records reads = simulated(dir.path(), "truseq", 41);
    results const before{dir.path(), {{"A", reads}}};
    std::string const unmapped{"GTCACGTTAGCCGATTACGCAGT"};
    for (int i = 0; i < 300; ++i)
        reads.push_back(record("x" + std::to_string(i), unmapped + "TGGAATTCTCGGGTGCCAAGGAACTCC"));
    results const after{dir.path(), {{"A", reads}}};
    CHECK(after.counts() == before.counts());
    CHECK(after.ledger() == sum(before.ledger(), {{"input", 300}, {"unmapped", 300}}));
}

TEST_CASE("every read twice is every count twice", "[property]")
{
    tmp_dir const dir;
    records const reads = simulated(dir.path(), "truseq", 51);
    results const before{dir.path(), {{"A", reads}}};
    records twice = reads;
    twice.insert(twice.end(), reads.begin(), reads.end());
    results const after{dir.path(), {{"A", twice}}};
    CHECK(after.counts() == sum(before.counts(), before.counts()));
    CHECK(after.ledger() == sum(before.ledger(), before.ledger()));
}
