#include "reference/source_text.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/phrase.hpp>
#include <polarmir/core/version.hpp>
#include <polarmir/io/directory.hpp>
#include <polarmir/io/output_file.hpp>
#include <polarmir/reference/embedded.hpp>
#include <polarmir/reference/store.hpp>
#include <polarmir/reference/table.hpp>

#include <system_error>
#include <utility>

#include <nlohmann/json.hpp>

namespace polarmir::reference {
namespace {

constexpr int format_version{1};
constexpr char const * format_name{"polarmir reference"};
constexpr char const * json_name{"reference.json"};
constexpr char const * table_name{"hairpins.tsv"};

using json = nlohmann::ordered_json;

/// What is read back of reference.json.
struct description
{
    std::string label;
    std::string hash;
};

/// Throws std::exception; nlohmann's own messages, too, lack the file name.
json parse_own(std::string const & text)
{
    json document = json::parse(text);
    if (document.at("format") != format_name)
        throw input_error{"it is not written by polarmir"};
    return document;
}

description to_description(json const & document)
{
    int const version = document.at("format_version");
    if (version != format_version)
        throw input_error{"it has format version " + std::to_string(version) +
                          ", this program reads version " + std::to_string(format_version)};
    return {document.at("label"), document.at("hash")};
}

description read_description(std::filesystem::path const & directory)
{
    source_text const source = read_source(directory / json_name);
    try
    {
        return to_description(parse_own(source.text));
    }
    catch (std::exception const & failure)
    {
        throw input_error{source.path + ": not usable as a reference: " + without_code(failure.what()) +
                          "\nhint: build it anew with `polarmir reference build`"};
    }
}

/// Whatever its version.
bool is_own_description(std::filesystem::path const & path)
{
    try
    {
        (void)parse_own(read_source(path).text);
        return true;
    }
    catch (std::exception const &)
    {
        return false;
    }
}

std::string to_json(mirna_reference const & reference, origin const & from)
{
    json document;
    document["format"] = format_name;
    document["format_version"] = format_version;
    document["polarmir_version"] = version();
    document["label"] = reference.label();
    document["species"] = from.species;
    document["hairpins"] = reference.hairpins().size();
    document["matures"] = reference.matures().size();
    document["rows"] = reference.rows().size();
    document["hash"] = reference.hash();
    document["sources"] = json::array();
    for (source_file const & source : from.sources)
        document["sources"].push_back({{"name", source.name}, {"xxh3", source.xxh3}});
    return document.dump(2, ' ', false, json::error_handler_t::replace) + '\n';
}

void require_directory(std::filesystem::path const & directory)
{
    std::error_code ignored;
    if (!std::filesystem::is_directory(directory, ignored))
        throw input_error{"there is no reference '" + directory.string() + "': give " + embedded_name +
                          " or a directory written by `polarmir reference build`"};
}

/// One of the files, or what an interrupted save left of them.
bool is_own_file(std::string const & name)
{
    auto const stems_from = [&](std::string const & own) {
        return name == own || name.starts_with(own + ".tmp.");
    };
    return stems_from(json_name) || stems_from(table_name) || stems_from(seeds_name) || name == sources_name;
}

[[noreturn]] void refuse(std::filesystem::path const & directory, std::string const & why)
{
    throw usage_error{directory.string() + ": " + why + ": choose a new or empty directory"};
}

void require_only_own_files(std::filesystem::path const & directory)
{
    for (std::filesystem::path const & found : io::list_directory(directory))
        if (std::string const name = found.filename().string(); !is_own_file(name))
            refuse(directory, "holds " + name + ", which is no part of a reference");
}

} // namespace

mirna_reference load(std::filesystem::path const & directory_or_name)
{
    if (directory_or_name.empty() || directory_or_name == embedded_name)
        return human_panel();
    require_directory(directory_or_name);
    description const described = read_description(directory_or_name);
    source_text const table = read_source(directory_or_name / table_name);
    mirna_reference reference = from_table(table.text, table.path, described.label);
    if (reference.hash() != described.hash)
        throw input_error{table.path + ": was changed after it was written (hash " + reference.hash() + ", " +
                          json_name + " has " + described.hash +
                          ")\nhint: build it anew with `polarmir reference build`"};
    return reference;
}

void require_own_directory(std::filesystem::path const & directory)
{
    std::error_code ignored;
    if (!std::filesystem::exists(directory, ignored))
        return;
    if (!std::filesystem::is_directory(directory, ignored))
        refuse(directory, "is no directory");
    require_only_own_files(directory);
    bool const has_json = std::filesystem::exists(directory / json_name, ignored);
    if (!has_json && std::filesystem::exists(directory / table_name, ignored))
        refuse(directory, std::string{"holds a "} + table_name + " without " + json_name);
    if (has_json && !is_own_description(directory / json_name))
        refuse(directory, std::string{"its "} + json_name + " is not written by polarmir");
}

void save(mirna_reference const & reference, origin const & from, std::filesystem::path const & directory)
{
    require_own_directory(directory);
    // The description comes first: without its table, or with an older one, `load` refuses the directory.
    io::write_file(directory / json_name, to_json(reference, from));
    io::write_file(directory / table_name, to_table(reference));
}

} // namespace polarmir::reference
