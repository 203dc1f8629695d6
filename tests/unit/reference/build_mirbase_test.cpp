// Real miRBase 22 files.
#include "support.hpp"
#include "support/catch.hpp"
#include "support/shared_data.hpp"

#include <polarmir/io/text_file.hpp>
#include <polarmir/reference/build.hpp>
#include <polarmir/reference/embedded.hpp>

#include <algorithm>
#include <iterator>

using namespace polarmir;
using namespace polarmir::reference;
using test::named_placement;
using test::named_placements;
using test::shared_data;

namespace {

build_config species_files(std::string const & species)
{
    return {shared_data("data/mirbase/hairpin." + species + ".fa"),
            shared_data("data/mirbase/mature." + species + ".fa"),
            std::nullopt,
            species};
}

build_config all_files(std::string const & species)
{
    return {shared_data("data/mirbase/hairpin.all.reconstructed.fa.gz"),
            shared_data("data/mirbase/mature.all.reconstructed.fa.gz"),
            std::nullopt,
            species};
}

build_config human_with_gff3()
{
    build_config config = species_files("hsa");
    config.gff3 = shared_data("data/mirbase/hsa.gff3.gz");
    return config;
}

std::set<named_placement> published_map(std::string const & species)
{
    io::table const table =
        io::read_table(shared_data("data/mirbase/hairpin_mature_map." + species + ".tsv"));
    std::set<named_placement> placements;
    for (io::table::row const & row : table.rows)
        placements.emplace(row.fields[table.column("hairpin_acc")],
                           row.fields[table.column("mature_acc")],
                           static_cast<std::uint32_t>(std::stoul(row.fields[table.column("start1")])),
                           static_cast<std::uint32_t>(std::stoul(row.fields[table.column("end1")])));
    return placements;
}

std::set<named_placement> difference(std::set<named_placement> const & a, std::set<named_placement> const & b)
{
    std::set<named_placement> only_a;
    std::ranges::set_difference(a, b, std::inserter(only_a, only_a.end()));
    return only_a;
}

/// Two human matures occur twice in their hairpin; which place is meant only an annotation tells.
named_placement const mir_3142_first{"MI0014166", "MIMAT0015011", 7, 28};
named_placement const mir_3142_second{"MI0014166", "MIMAT0015011", 49, 70};
named_placement const mir_4487_first{"MI0016848", "MIMAT0019021", 15, 33};
named_placement const mir_4487_second{"MI0016848", "MIMAT0019021", 54, 72};

/// miR-3180 is a part of miR-3180-3p; both stems name all five hairpins, in which both sequences lie.
std::set<named_placement> const mir_3180_by_name{{"MI0014214", "MIMAT0018178", 62, 80},
                                                 {"MI0014215", "MIMAT0018178", 58, 76},
                                                 {"MI0014217", "MIMAT0018178", 62, 80},
                                                 {"MI0016408", "MIMAT0015058", 36, 57},
                                                 {"MI0016409", "MIMAT0015058", 36, 57}};

/// miR-550b-2-5p is annotated in hsa-mir-550b-1, too, which its name does not say.
named_placement const mir_550b{"MI0016686", "MIMAT0022737", 16, 37};

} // namespace

TEST_CASE("human miRBase 22 builds with its known numbers")
{
    build_result const result = build(species_files("hsa"));
    mirna_reference const & made = result.reference;
    CHECK(made.hairpins().size() == 1917);
    CHECK(made.matures().size() == 2656);
    CHECK(std::ranges::count_if(made.rows(), [](mature_row const & row) { return row.members.size() > 1; }) ==
          16);
    CHECK(result.left_out.empty());
    CHECK(result.notes.empty());
}

TEST_CASE("human placements with GFF3 are those of the published map but for two repeats")
{
    auto const placements = named_placements(build(human_with_gff3()).reference);
    auto const map = published_map("hsa");
    CHECK(difference(placements, map) == std::set{mir_3142_second, mir_4487_second});
    CHECK(difference(map, placements) == std::set{mir_3142_first, mir_4487_first});
}

TEST_CASE("human placements with and without GFF3 differ in eight known places")
{
    auto const with = named_placements(build(human_with_gff3()).reference);
    auto const without = named_placements(build(species_files("hsa")).reference);
    auto only_without = mir_3180_by_name;
    only_without.insert({mir_3142_first, mir_4487_first});
    CHECK(difference(without, with) == only_without);
    CHECK(difference(with, without) == std::set{mir_550b});
}

TEST_CASE("the human GFF3 has no contradiction and lacks four hairpins")
{
    build_result const result = build(human_with_gff3());
    CHECK(result.reference.matures().size() == 2656);
    CHECK(result.left_out.empty());
    std::set<std::string> noted;
    for (problem const & note : result.notes)
        noted.insert(note.name);
    CHECK(noted == std::set<std::string>{"hsa-mir-1973", "hsa-mir-3713", "hsa-mir-378g", "hsa-mir-4456"});
}

TEST_CASE("the embedded panel is a part of the human reference with GFF3")
{
    auto const human = named_placements(build(human_with_gff3()).reference);
    CHECK(difference(named_placements(human_panel()), human).empty());
}

TEST_CASE("the files of all species give the same human reference as the human files")
{
    CHECK(build(all_files("hsa")).reference.hash() == build(species_files("hsa")).reference.hash());
}

TEST_CASE("worm and mouse of the files of all species are as in their own files")
{
    std::string const species = GENERATE("cel", "mmu");
    CAPTURE(species);
    CHECK(build(all_files(species)).reference.hash() == build(species_files(species)).reference.hash());
}

TEST_CASE("worm placements without GFF3 are those of the published map")
{
    CHECK(named_placements(build(species_files("cel")).reference) == published_map("cel"));
}

TEST_CASE("mouse placements without GFF3 are those of the published map and seven more")
{
    auto const placements = named_placements(build(species_files("mmu")).reference);
    auto const map = published_map("mmu");
    CHECK(difference(map, placements).empty());
    // The matures lie there, in hairpins of their name; the map has them in another copy or place only.
    CHECK(difference(placements, map) == std::set<named_placement>{{"MI0005507", "MIMAT0005844", 12, 33},
                                                                   {"MI0005508", "MIMAT0005844", 12, 33},
                                                                   {"MI0005509", "MIMAT0005844", 12, 33},
                                                                   {"MI0006282", "MIMAT0017325", 53, 72},
                                                                   {"MI0006291", "MIMAT0004881", 19, 40},
                                                                   {"MI0014051", "MIMAT0017324", 54, 74},
                                                                   {"MI0018034", "MIMAT0020633", 59, 82}});
}

TEST_CASE("all species of miRBase build without a problem")
{
    build_result const result = build(all_files("all"));
    CHECK(result.reference.hairpins().size() == 38589);
    CHECK(result.reference.matures().size() == 48837);
    CHECK(result.left_out.empty());
}
