#include "score/running_moments.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/version.hpp>
#include <polarmir/io/output_file.hpp>
#include <polarmir/score/reference_file.hpp>

#include <span>
#include <string>

#include <nlohmann/json.hpp>

namespace polarmir::score {
namespace {

using json = nlohmann::ordered_json;

/// On one line; bytes of a name that are no UTF-8 are replaced.
std::string line_of(json const & value)
{
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

json values_of(std::span<std::optional<double> const> values)
{
    json all = json::array();
    for (std::optional<double> const & value : values)
        all.push_back(value ? json(*value) : json(nullptr));
    return all;
}

json score_of(reference_score const & one)
{
    running_moments moments;
    for (std::optional<double> const & value : one.scores)
        if (value)
            moments.add(*value);
    return {{"score", one.name},
            {"kind", one.is_index ? "index" : "set"},
            {"variant", name_of(one.variant)},
            {"members_hash", one.members_hash},
            {"n", moments.n()},
            {"mean", moments.n() > 0 ? json(moments.mean()) : json(nullptr)},
            {"sd", moments.n() > 1 ? json(moments.sd()) : json(nullptr)},
            {"values", values_of(one.scores)},
            {"rank_values", values_of(one.ranks)}};
}

class document
{
  public:
    void add(std::string const & key, json const & value) { begin(key).append(line_of(value)); }

    /// A list of one line per element.
    template <typename list_t, typename to_json_t>
    void add_list(std::string const & key, list_t const & list, to_json_t const & to_json)
    {
        begin(key).append("[");
        bool is_first{true};
        for (auto const & one : list)
        {
            text_.append(is_first ? "\n    " : ",\n    ").append(line_of(to_json(one)));
            is_first = false;
        }
        text_.append("\n  ]");
    }

    [[nodiscard]] std::string finish() const { return text_ + "\n}\n"; }

  private:
    std::string & begin(std::string const & key)
    {
        return text_.append(text_.size() == 1 ? "\n  " : ",\n  ").append(line_of(key)).append(": ");
    }

    std::string text_{"{"};
};

} // namespace

void write_reference(std::filesystem::path const & path, reference_cohort const & reference)
{
    if (std::size_t const most = most_scores(reference); most < fewest_reference_samples)
        throw input_error{path.string() + ": not written: a reference cohort needs " +
                          std::to_string(fewest_reference_samples) + " samples with an OK score, " +
                          std::to_string(most) + " have one"};
    document text;
    text.add("format", reference_format);
    text.add("format_version", reference_format_version);
    text.add("program", std::string{version()});
    text.add("group", reference.group);
    text.add("offset_cpm", reference.offset);
    text.add("annotation",
             {{"mirnas", reference.levels.size()}, {"hash", hash_names(annotation_of(reference))}});
    text.add("panel", {{"hash", hash_names(reference.panel)}, {"mirnas", reference.panel}});
    text.add_list("signatures", reference.sets, [](reference_set const & set) {
        return json{{"set", set.name}, {"version", set.version}, {"hash", set.hash}};
    });
    text.add_list("samples", reference.samples, [](reference_sample const & one) {
        return json{{"sample", one.name}, {"counts_hash", one.counts_hash}};
    });
    text.add_list("scores", reference.scores, score_of);
    text.add_list("mirnas", reference.levels, [](reference_level const & one) {
        return json{{"miRNA", one.mirna}, {"mean", one.mean}, {"sd", one.sd}};
    });
    io::write_file(path, text.finish());
}

} // namespace polarmir::score
