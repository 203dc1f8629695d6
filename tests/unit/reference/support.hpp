#pragma once
#include "support/tmp_dir.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/io/output_file.hpp>
#include <polarmir/reference/mirna_reference.hpp>

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

namespace polarmir::test {

/// Two hairpins; mir-1 and mir-2 share a sequence, mir-1 lies in both hairpins.
///            1234567890123456789012345678901234567890
inline constexpr std::string_view first_hairpin{"ACGTTGGAATGTAAAGAAGTATGTATCCGGTTAACCGGAA"};
inline constexpr std::string_view second_hairpin{"TTTGGAATGTAAAGAAGTATGTATGACCTGACTGATCGAT"};

inline reference::mirna_reference small_reference()
{
    using namespace polarmir::reference;
    return {"small",
            {{"MI02", "xyz-mir-2", std::string{second_hairpin}},
             {"MI01", "xyz-mir-1", std::string{first_hairpin}}},
            {{"MIMAT03", "xyz-miR-1-3p", "CCGGTTAACCGGAA"},
             {"MIMAT02", "xyz-miR-2-5p", "TGGAATGTAAAGAAGTATGTAT"},
             {"MIMAT01", "xyz-miR-1-5p", "TGGAATGTAAAGAAGTATGTAT"}},
            {{0, 1, {2, 24}}, {1, 0, {26, 40}}, {1, 2, {4, 26}}, {0, 2, {2, 24}}}};
}

/// The message of the exception `action` throws; empty when it throws none of that type.
template <typename error_t, typename action_t>
std::string message_of(action_t && action)
{
    try
    {
        action();
    }
    catch (error_t const & failure)
    {
        return failure.what();
    }
    return {};
}

inline bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

inline std::filesystem::path write(tmp_dir const & directory, std::string const & name, std::string_view text)
{
    io::write_file(directory / name, text);
    return directory / name;
}

inline std::filesystem::path
write_gzip(tmp_dir const & directory, std::string const & name, std::string_view text)
{
    io::output_file file{directory / name, io::compression::gzip};
    file.write(text);
    file.commit();
    return directory / name;
}

/// hairpin accession, mature accession, first, last (1-based, inclusive)
using named_placement = std::tuple<std::string, std::string, std::uint32_t, std::uint32_t>;

inline std::set<named_placement> named_placements(reference::mirna_reference const & reference)
{
    std::set<named_placement> placements;
    for (reference::placement const & place : reference.placements())
        placements.emplace(reference.hairpins()[place.hairpin].accession,
                           reference.matures()[place.mature].accession,
                           place.where.begin + 1,
                           place.where.end);
    return placements;
}

} // namespace polarmir::test
