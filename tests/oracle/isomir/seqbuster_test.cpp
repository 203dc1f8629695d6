// Annotations in the form of seqbuster: mism, add, t5, t3 of every read (see README.md).
#include "let_7a.hpp"
#include "support/catch.hpp"
#include "support/shared_data.hpp"

#include <polarmir/io/text_file.hpp>

#include <map>
#include <string>

using namespace polarmir;

namespace {

struct annotation
{
    std::string mism;
    std::string add;
    std::string t5;
    std::string t3;
    friend bool operator==(annotation const &, annotation const &) = default;
};

std::ostream & operator<<(std::ostream & out, annotation const & a)
{
    return out << a.mism << ' ' << a.add << ' ' << a.t5 << ' ' << a.t3;
}

/// Substitutions counted from `first` (0 or 1).
std::string counted_from(std::size_t first, std::string const & substitution)
{
    if (substitution == "0")
        return substitution;
    std::size_t const letters = substitution.size() - 2;
    return std::to_string(std::stoul(substitution.substr(0, letters)) + first - 1) +
           substitution.substr(letters);
}

std::optional<annotation> ours(std::string const & insert, std::size_t first)
{
    auto const one = test::record_of(test::let_7a_1(), insert);
    if (!one)
        return std::nullopt;
    return annotation{counted_from(first, one->substitutions), one->tail, one->bases_5p, one->bases_3p};
}

/// Compares every read but those listed, whose annotation is ours for the reason README.md gives.
void compare(std::string const & file,
             std::size_t first,
             std::map<std::string, std::optional<annotation>> const & listed)
{
    io::table const table = io::read_table(test::shared_data("data/isomir/mirtop/examples/" + file));
    std::size_t const seq = table.column("seq");
    std::size_t const mism = table.column("mism");
    for (io::table::row const & row : table.rows)
    {
        std::string const & insert = row.fields[seq];
        CAPTURE(file, insert);
        auto const difference = listed.find(insert);
        if (difference != listed.end())
        {
            CHECK(ours(insert, first) == difference->second);
            continue;
        }
        annotation const expected{
            row.fields[mism], row.fields[mism + 1], row.fields[mism + 2], row.fields[mism + 3]};
        CHECK(ours(insert, first) == expected);
    }
}

} // namespace

TEST_CASE("the annotations of mirtop's synthetic reads are reproduced")
{
    compare("synthetic/let7a-5p.mirna", 1, {});
}

TEST_CASE("the annotations of seqbuster's simulated reads are reproduced")
{
    compare("seqbuster/reads.mirna",
            1,
            {{"AGGTAGTAGGTTGTATAATTA", std::nullopt}, {"GGTAGTAGGTTGTATGGTATT", std::nullopt}});
}

TEST_CASE("the annotations of the simulation example are reproduced")
{
    compare("simulation/res/reads.mirna",
            0,
            {{"AGGTAGTAGGTTGTATAATTA", std::nullopt},
             {"TTGAGGTAGTAGGTTGTATAGTTT", annotation{"0TA", "0", "A", "T"}},
             {"TGAGGTAGTAGGTTGTATAGTTATT", annotation{"0", "ATT", "0", "0"}},
             {"AGGTAGTAGGTTGTATAGTAAA", annotation{"0", "AAA", "tg", "t"}},
             {"GAGGTAGTAGGTTGTATAGTAAA", annotation{"0", "AAA", "t", "t"}}});
}
