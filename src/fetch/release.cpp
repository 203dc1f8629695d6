#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/fetch/release.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/reference/build.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace polarmir::embedded {

extern std::string_view const manifest_mirbase;
extern std::string_view const manifest_mirgenedb;

} // namespace polarmir::embedded

namespace polarmir::fetch {
namespace {

constexpr std::string_view unknown{"unknown"};
constexpr std::string_view species_template{"{species}"};
constexpr std::size_t sha256_digits{64};

constexpr std::array<std::pair<std::string_view, file_role>, 3> roles{
    {{"hairpin", file_role::hairpin}, {"mature", file_role::mature}, {"gff3", file_role::gff3}}};

file_role to_role(io::row_view const & row)
{
    auto const * const found = std::ranges::find(
        roles, std::string_view{row.text("role")}, [](auto const & one) { return one.first; });
    if (found == roles.end())
        row.fail("role", "hairpin, mature or gff3");
    return found->second;
}

/// True for `yes`, false for `no`.
bool choice(io::row_view const & row, std::string_view column, std::string_view yes, std::string_view no)
{
    std::string const & text = row.text(column);
    if (text != yes && text != no)
        row.fail(column, std::string{yes} + " or " + std::string{no});
    return text == yes;
}

std::optional<std::string> to_sha256(io::row_view const & row)
{
    std::string const & text = row.text("sha256");
    if (text == unknown)
        return std::nullopt;
    if (text.size() != sha256_digits || text.find_first_not_of("0123456789abcdef") != std::string::npos)
        row.fail("sha256", "64 lower-case hexadecimal digits or unknown");
    return text;
}

published_file to_file(io::row_view const & row)
{
    published_file file;
    file.role = to_role(row);
    file.name = row.text("file");
    if (file.name.empty() || file.name.front() == '.' || file.name.find('/') != std::string::npos)
        row.fail("file", "a file name without directories");
    file.url = row.text("url");
    if (!file.url.starts_with("https://") && !file.url.starts_with("http://"))
        row.fail("url", "an http or https address");
    if (row.text("bytes") != unknown)
        file.bytes = row.number<std::uint64_t>("bytes");
    file.sha256 = to_sha256(row);
    file.of_one_species = choice(row, "species", "one", "any");
    file.may_be_absent = choice(row, "absence", "accepted", "refused");
    return file;
}

bool has_role(release const & one, file_role role)
{
    return std::ranges::any_of(one.files, [&](published_file const & file) { return file.role == role; });
}

std::string with_species(std::string text, std::string_view species)
{
    for (std::size_t at = text.find(species_template); at != std::string::npos;
         at = text.find(species_template, at + species.size()))
        text.replace(at, species_template.size(), species);
    return text;
}

void require_species(std::string const & species)
{
    constexpr std::size_t longest{16};
    constexpr std::string_view letters{"abcdefghijklmnopqrstuvwxyz0123456789"};
    if (species.empty() || species.size() > longest ||
        species.find_first_not_of(letters) != std::string::npos)
        throw usage_error{"'" + species +
                          "' is no species: give the prefix of the miRNA names in lower case (hsa), or all"};
}

} // namespace

std::vector<release> parse_releases(std::string_view text, std::string const & name)
{
    std::vector<release> found;
    io::table const table = io::parse_table(text, name);
    for (io::table::row const & line : table.rows)
    {
        io::row_view const row{table, line};
        std::string const & title = row.text("release");
        std::string const & version = row.text("version");
        auto place = std::ranges::find_if(
            found, [&](release const & one) { return one.name == title && one.version == version; });
        if (place == found.end())
            place = found.insert(found.end(), {title, version, row.text("terms"), {}});
        place->files.push_back(to_file(row));
    }
    for (release const & one : found)
        if (!has_role(one, file_role::hairpin) || !has_role(one, file_role::mature))
            throw input_error{name + ": " + one.full_name() + " has no file of hairpins or none of matures"};
    return found;
}

std::vector<release> const & releases()
{
    static std::vector<release> const all = [] {
        std::vector<release> read =
            parse_releases(embedded::manifest_mirbase, "reference/manifests/mirbase.tsv");
        std::ranges::move(parse_releases(embedded::manifest_mirgenedb, "reference/manifests/mirgenedb.tsv"),
                          std::back_inserter(read));
        return read;
    }();
    return all;
}

release const & find_release(std::string_view name)
{
    std::vector<std::string> names;
    for (release const & one : releases())
    {
        if (name == one.name || name == one.full_name())
            return one;
        names.push_back(one.full_name());
    }
    throw usage_error{"there is no release '" + std::string{name} + "' to fetch; there are " +
                      join(names, ", ")};
}

std::vector<published_file> files_of(release const & from, std::string const & species)
{
    require_species(species);
    bool const all = species == reference::all_species;
    std::vector<published_file> files;
    for (published_file file : from.files)
    {
        if (all && file.of_one_species)
            continue;
        std::string const word = all ? "ALL" : species;
        file.name = with_species(file.name, word);
        file.url = with_species(file.url, word);
        files.push_back(std::move(file));
    }
    return files;
}

} // namespace polarmir::fetch
