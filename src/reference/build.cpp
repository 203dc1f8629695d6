#include "reference/entries.hpp"
#include "reference/gff3.hpp"
#include "reference/place.hpp"

#include <polarmir/reference/build.hpp>

#include <system_error>
#include <utility>

namespace polarmir::reference {
namespace {

std::string summary(std::vector<problem> const & problems)
{
    std::string text = problems.front().message();
    if (problems.size() > 1)
        text += ", and " + std::to_string(problems.size() - 1) + " more problems";
    return text + "\nhint: correct the files, or leave such entries out with --lenient-reference";
}

/// What is read and found before the reference is made.
struct work
{
    entry_set entries;
    std::optional<gff3_annotation> annotation;
    origin from;
    std::vector<problem> left_out;
};

work read_files(build_config const & config)
{
    work files;
    files.from.species = config.species;
    source_text const hairpins = read_source(config.hairpins);
    source_text const matures = read_source(config.matures);
    files.entries.hairpin_path = hairpins.path;
    files.entries.mature_path = matures.path;
    files.entries.hairpins = select_entries(hairpins, config.species, files.left_out);
    files.entries.matures = select_entries(matures, config.species, files.left_out);
    files.from.sources = {hairpins.origin, matures.origin};
    if (config.gff3)
    {
        source_text const gff3 = read_source(*config.gff3);
        files.annotation = parse_gff3(gff3);
        files.from.sources.push_back(gff3.origin);
    }
    return files;
}

/// Takes the matures without a placement out of `entries` and gives the placements their new indices.
void drop_unplaced(entry_set & entries, placing & places, std::vector<problem> & left_out)
{
    std::vector<bool> placed(entries.matures.size(), false);
    for (placement const & place : places.placements)
        placed[place.mature] = true;

    std::vector<entry> kept;
    std::vector<std::uint32_t> new_index(entries.matures.size(), 0);
    for (std::size_t i = 0; i < entries.matures.size(); ++i)
    {
        entry & mature = entries.matures[i];
        new_index[i] = static_cast<std::uint32_t>(kept.size());
        if (placed[i])
            kept.push_back(std::move(mature));
        else
            left_out.push_back({{entries.mature_path, mature.line},
                                mature.name,
                                "lies in no hairpin of " + entries.hairpin_path});
    }
    entries.matures = std::move(kept);
    for (placement & place : places.placements)
        place.mature = new_index[place.mature];
}

std::string make_label(work const & from)
{
    std::string files;
    for (source_file const & source : from.from.sources)
        files += (files.empty() ? "" : ", ") + source.name;
    std::string const release =
        from.annotation && !from.annotation->release.empty() ? from.annotation->release + ", " : "";
    return from.from.species + " from " + files + " (" + release +
           std::to_string(from.entries.hairpins.size()) + " hairpins)";
}

mirna_reference make_reference(entry_set const & entries, placing places, std::string label)
{
    std::vector<hairpin> hairpins;
    for (entry const & made : entries.hairpins)
        hairpins.push_back({made.accession, made.name, made.sequence});
    std::vector<mature> matures;
    for (entry const & made : entries.matures)
        matures.push_back({made.accession, made.name, made.sequence});
    return {std::move(label), std::move(hairpins), std::move(matures), std::move(places.placements)};
}

/// `name` or `name`.gz in `directory`, if there.
std::optional<std::filesystem::path> find_file(std::filesystem::path const & directory,
                                               std::string const & name)
{
    std::error_code ignored;
    for (std::string const & candidate : {name, name + ".gz"})
        if (std::filesystem::exists(directory / candidate, ignored))
            return directory / candidate;
    return std::nullopt;
}

std::filesystem::path require_file(std::filesystem::path const & directory, std::string const & name)
{
    auto found = find_file(directory, name);
    if (!found)
        throw input_error{directory.string() + ": has neither " + name + " nor " + name +
                          ".gz; is it the folder of a miRBase release?"};
    return *std::move(found);
}

} // namespace

void build_config::validate() const
{
    if (hairpins.empty() || matures.empty())
        throw usage_error{"a reference is built from a hairpin and a mature FASTA file: give both"};
    if (species.empty())
        throw usage_error{"the species is not given: use the prefix of the miRNA names (hsa), or all"};
}

std::string problem::message() const
{
    std::string text = where.path;
    if (where.line != 0)
        text += ':' + std::to_string(where.line);
    return text + ": " + what + " (" + name + ")";
}

build_error::build_error(std::vector<problem> problems) :
    input_error{summary(problems)}, problems_{std::move(problems)}
{}

build_config mirbase_files(std::filesystem::path const & directory, std::string const & species)
{
    return {require_file(directory, "hairpin.fa"),
            require_file(directory, "mature.fa"),
            find_file(directory, species + ".gff3"),
            species};
}

build_result build(build_config const & config)
{
    config.validate();
    work files = read_files(config);
    placing places =
        files.annotation ? place_by_gff3(files.entries, *files.annotation) : place_by_sequence(files.entries);
    if (places.placements.empty())
        throw input_error{files.entries.mature_path + ": no mature lies in a hairpin of " +
                          files.entries.hairpin_path +
                          ": are the two files swapped or of different releases?"};

    std::vector<problem> left_out = std::move(files.left_out);
    left_out.insert(left_out.end(), places.left_out.begin(), places.left_out.end());
    std::vector<problem> notes = std::move(places.notes);
    drop_unplaced(files.entries, places, left_out);
    if (!left_out.empty() && !config.lenient)
        throw build_error{std::move(left_out)};

    std::string label = make_label(files);
    mirna_reference made = make_reference(files.entries, std::move(places), std::move(label));
    return {std::move(made), std::move(files.from), std::move(left_out), std::move(notes)};
}

} // namespace polarmir::reference
