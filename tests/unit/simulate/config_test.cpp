#include "support/catch.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/simulate/config.hpp>

#include <cmath>
#include <limits>

using namespace polarmir;
using simulate::read_class;

namespace {

simulate::config valid(char const * kit = "truseq")
{
    simulate::config settings;
    settings.kit = simulate::kit_from(kit);
    return settings;
}

} // namespace

TEST_CASE("simulation settings are valid as they come")
{
    auto const kit = GENERATE("truseq",
                              "nebnext",
                              "qiaseq",
                              "nextflex",
                              "encode",
                              "illumina-v1.0",
                              "illumina-v1.5",
                              "mgi",
                              "lexogen");
    CAPTURE(kit);
    valid(kit).validate();
    CHECK(valid(kit).longest_insert() >= 28);
}

TEST_CASE("what the classes of a simulation leave is miRNA")
{
    simulate::class_shares shares;
    CHECK(std::abs(shares[read_class::mirna] - 0.693) < 1e-12);
    shares.set(read_class::competitor, 0.5);
    CHECK(std::abs(shares[read_class::mirna] - 0.393) < 1e-12);
    CHECK_THROWS_AS(shares.set(read_class::mirna, 0.5), usage_error);
    CHECK_THROWS_AS(shares.set(read_class::too_long, -0.1), usage_error);
    CHECK_THROWS_AS(shares.set(read_class::too_long, 1.0), usage_error);
    CHECK_THROWS_AS(shares.set(read_class::too_long, std::nan("")), usage_error);
}

TEST_CASE("simulation settings out of range are refused")
{
    double const wrong = GENERATE(-0.01, 4.5, std::numeric_limits<double>::quiet_NaN());
    for (auto const member : {&simulate::config::error_rate,
                              &simulate::config::isomir_rate,
                              &simulate::config::snv_rate,
                              &simulate::config::dispersion})
    {
        simulate::config settings = valid();
        settings.*member = wrong;
        CHECK_THROWS_AS(settings.validate(), usage_error);
    }
    for (auto const member :
         {&simulate::end_rates::shift_5p, &simulate::end_rates::shift_3p, &simulate::end_rates::tail})
    {
        simulate::config settings = valid();
        settings.ends.emplace();
        settings.validate();
        (*settings.ends).*member = wrong;
        CHECK_THROWS_AS(settings.validate(), usage_error);
    }
    simulate::config settings = valid();
    settings.tail_au = wrong;
    CHECK_THROWS_AS(settings.validate(), usage_error);
}

TEST_CASE("reads of a simulation must hold a miRNA and what the kit puts around it")
{
    simulate::config settings = valid();
    settings.read_length = 36; // 28 and 8 nt of the adapter
    settings.validate();
    settings.read_length = 35;
    CHECK_THROWS_AS(settings.validate(), usage_error);
    settings.read_length = 513;
    CHECK_THROWS_AS(settings.validate(), usage_error);

    simulate::config umi = valid("qiaseq");
    CHECK(umi.effective_read_length() == 75);
    umi.read_length = 58; // one less than 28 + 19 + 12
    CHECK_THROWS_AS(umi.validate(), usage_error);
}

TEST_CASE("simulated classes cannot take all reads nor dimers come without adapter")
{
    simulate::config full = valid();
    full.shares.set(read_class::competitor, 0.95);
    CHECK_THROWS_AS(full.validate(), usage_error);
    CHECK_THROWS_AS(valid("none").validate(), usage_error);
    CHECK_THROWS_AS(simulate::kit_from("trueseq"), usage_error);
}

TEST_CASE("names of simulated classes can be read back")
{
    for (read_class const c : simulate::all_read_classes)
        CHECK(simulate::read_class_from(simulate::name_of(c)) == c);
    CHECK(!simulate::read_class_from("tRNA"));
}
