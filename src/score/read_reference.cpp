#include "score/json_place.hpp"
#include "score/running_moments.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/phrase.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/score/reference_file.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace polarmir::score {
namespace {

constexpr std::size_t largest_file{std::size_t{1} << 28U};
constexpr double rounding{1e-9};

void require_format(json_place const & document)
{
    json_place const format = document.at("format");
    if (format.text() != reference_format)
        format.fail("this is no reference cohort; give a file that --write-reference wrote");
    json_place const version = document.at("format_version");
    if (version.count() != reference_format_version)
        version.fail("written by another version of polarmir; write the reference again");
}

/// The names under `key` of every item, all different.
std::vector<std::string> names_of(std::vector<json_place> const & items, std::string const & key)
{
    std::vector<std::string> names;
    std::set<std::string> seen;
    for (json_place const & item : items)
    {
        names.push_back(item.at(key).text());
        if (!seen.insert(names.back()).second)
            item.fail(names.back() + " is listed twice");
    }
    return names;
}

variant variant_of(json_place const & place)
{
    std::string const name = place.text();
    for (variant const v : {variant::all, variant::no_red_cell, variant::no_doubtful})
        if (name == name_of(v))
            return v;
    place.fail("'" + name + "' is no variant: all, noRBC or noDoubtful is expected");
}

std::vector<std::optional<double>> values_of(json_place const & list, std::size_t samples)
{
    std::vector<std::optional<double>> values;
    for (json_place const & item : list.items())
        values.push_back(item.number_or_null());
    if (values.size() != samples)
        list.fail(std::to_string(values.size()) + " values, but there are " + std::to_string(samples) +
                  " samples");
    return values;
}

void require_close(json_place const & place, std::optional<double> expected)
{
    std::optional<double> const value = place.number_or_null();
    bool const fits =
        value.has_value() == expected.has_value() && (!value || std::abs(*value - *expected) <= rounding);
    if (!fits)
        place.fail("does not fit the values; the file was changed, write it again");
}

/// The summary of the values is for people; here it shows that the file is whole.
void require_summary(json_place const & place, std::vector<std::optional<double>> const & values)
{
    running_moments moments;
    for (std::optional<double> const & value : values)
        if (value)
            moments.add(*value);
    auto const when = [](bool holds, double value) { return holds ? std::optional{value} : std::nullopt; };
    require_close(place.at("n"), static_cast<double>(moments.n()));
    require_close(place.at("mean"), when(moments.n() > 0, moments.mean()));
    require_close(place.at("sd"), when(moments.n() > 1, moments.sd()));
}

reference_score read_score(json_place const & place, std::size_t samples)
{
    reference_score one;
    one.name = place.at("score").text();
    std::string const kind = place.at("kind").text();
    if (kind != "index" && kind != "set")
        place.at("kind").fail("'index' or 'set' is expected");
    one.is_index = kind == "index";
    one.variant = variant_of(place.at("variant"));
    one.members_hash = place.at("members_hash").text();
    one.scores = values_of(place.at("values"), samples);
    one.ranks = values_of(place.at("rank_values"), samples);
    require_summary(place, one.scores);
    return one;
}

std::vector<reference_level> read_levels(json_place const & list)
{
    std::vector<json_place> const items = list.items();
    std::vector<std::string> const names = names_of(items, "miRNA");
    std::vector<reference_level> levels;
    for (std::size_t i = 0; i < items.size(); ++i)
    {
        reference_level one{names[i], items[i].at("mean").number(), items[i].at("sd").number()};
        if (one.sd < 0)
            items[i].at("sd").fail("0 or more is expected");
        levels.push_back(std::move(one));
    }
    return levels;
}

void require_hash(json_place const & place, std::vector<std::string> const & names)
{
    if (place.text() != hash_names(names))
        place.fail("does not fit the miRNAs that are listed; the file was changed, write it again");
}

reference_cohort read(json_place const & document)
{
    require_format(document);
    reference_cohort reference;
    reference.group = document.at("group").text();
    reference.offset = document.at("offset_cpm").number();
    for (json_place const & item : document.at("panel").at("mirnas").items())
        reference.panel.push_back(item.text());
    require_hash(document.at("panel").at("hash"), reference.panel);

    std::vector<json_place> const sets = document.at("signatures").items();
    std::vector<std::string> const set_names = names_of(sets, "set");
    for (std::size_t i = 0; i < sets.size(); ++i)
        reference.sets.push_back({set_names[i], sets[i].at("version").text(), sets[i].at("hash").text()});
    std::vector<json_place> const samples = document.at("samples").items();
    std::vector<std::string> const sample_names = names_of(samples, "sample");
    for (std::size_t i = 0; i < samples.size(); ++i)
        reference.samples.push_back({sample_names[i], samples[i].at("counts_hash").text()});
    for (json_place const & item : document.at("scores").items())
        reference.scores.push_back(read_score(item, samples.size()));
    reference.levels = read_levels(document.at("mirnas"));
    require_hash(document.at("annotation").at("hash"), annotation_of(reference));
    return reference;
}

} // namespace

reference_cohort read_reference(std::filesystem::path const & path)
{
    nlohmann::json document;
    std::string const text = io::read_text(path, largest_file);
    try
    {
        document = nlohmann::json::parse(text);
    }
    catch (nlohmann::json::exception const & e)
    {
        throw input_error{path.string() + ": this is no reference cohort (JSON): " + without_code(e.what())};
    }
    return read({document, path.string()});
}

} // namespace polarmir::score
