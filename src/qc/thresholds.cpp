#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/qc/metrics.hpp>
#include <polarmir/qc/thresholds.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace polarmir::embedded {

extern std::string_view const qc_thresholds;

} // namespace polarmir::embedded

namespace polarmir::qc {
namespace {

constexpr std::size_t largest_file{1 << 20};

std::optional<sample_type> read_type(io::row_view const & row)
{
    std::string const & text = row.text("sample_type");
    if (text == "any")
        return std::nullopt;
    auto const type = sample_type_of(text);
    if (!type)
        row.fail("sample_type", "any, ev, plasma, serum or cell");
    return type;
}

std::optional<double> read_limit(io::row_view const & row, std::string_view column)
{
    std::string const & text = row.text(column);
    if (text == "NA")
        return std::nullopt;
    auto const value = parse_number<double>(text);
    if (!value || !std::isfinite(*value))
        row.fail(column, "a number or NA");
    return value;
}

std::string optional_text(io::table const & table, io::row_view const & row, std::string_view column)
{
    return table.find(column) ? row.text(column) : std::string{};
}

/// Whether `low` lies above `high`.
bool is_crossed(std::optional<double> low, std::optional<double> high)
{
    return low && high && *low > *high;
}

void check_order(threshold const & one, io::row_view const & row)
{
    if (is_crossed(one.fail_below, one.warn_below))
        row.fail("fail_below", "a number not above warn_below");
    if (is_crossed(one.warn_above, one.fail_above))
        row.fail("fail_above", "a number not below warn_above");
    for (auto const & low : {one.warn_below, one.fail_below})
        for (auto const & high : {one.warn_above, one.fail_above})
            if (is_crossed(low, high))
                row.fail("warn_above", "limits above those of warn_below and fail_below");
}

threshold read_row(io::table const & table, io::table::row const & fields)
{
    io::row_view const row{table, fields};
    threshold one;
    one.metric = row.text("metric");
    if (!is_metric(one.metric))
        row.fail("metric", "a column of qc/summary.tsv");
    one.type = read_type(row);
    one.warn_below = read_limit(row, "warn_below");
    one.fail_below = read_limit(row, "fail_below");
    one.warn_above = read_limit(row, "warn_above");
    one.fail_above = read_limit(row, "fail_above");
    check_order(one, row);
    one.meaning = optional_text(table, row, "meaning");
    one.remedy = optional_text(table, row, "remedy");
    one.source = optional_text(table, row, "source");
    if (!one.meaning.empty() && one.meaning.find("{}") == std::string::npos)
        row.fail("meaning", "text with {} where the value stands");
    return one;
}

/// Whether two lines limit the metric in the same way: a text about too much is none about too little.
bool limit_alike(threshold const & a, threshold const & b)
{
    return a.warn_below.has_value() == b.warn_below.has_value() &&
           a.fail_below.has_value() == b.fail_below.has_value() &&
           a.warn_above.has_value() == b.warn_above.has_value() &&
           a.fail_above.has_value() == b.fail_above.has_value();
}

/// Takes the text that `one` lacks from the shipped line that limits the metric as it does, of the same type
/// if there is one. Where several do, each has a text for its own limit: none of them is taken.
void complete(threshold & one, std::vector<threshold> const & shipped)
{
    threshold const * model{nullptr};
    std::size_t found{0};
    for (threshold const & other : shipped)
        if (other.metric == one.metric && other.type == one.type && limit_alike(one, other))
        {
            model = &other;
            ++found;
        }
    if (found == 0)
        for (threshold const & other : shipped)
            if (other.metric == one.metric && limit_alike(one, other) &&
                (model == nullptr || model->meaning != other.meaning))
            {
                model = &other;
                ++found;
            }
    bool const is_clear = found == 1;
    if (one.meaning.empty())
        one.meaning = is_clear ? model->meaning : one.metric + " is {}";
    if (one.remedy.empty() && is_clear)
        one.remedy = model->remedy;
}

} // namespace

std::vector<threshold> const & shipped_thresholds()
{
    static std::vector<threshold> const lines =
        parse_thresholds(embedded::qc_thresholds, "qc_thresholds.tsv");
    return lines;
}

std::vector<threshold> parse_thresholds(std::string_view text, std::string const & name)
{
    io::table const table = io::parse_table(text, name);
    std::vector<threshold> lines;
    for (char const * const column :
         {"metric", "sample_type", "warn_below", "fail_below", "warn_above", "fail_above"})
        static_cast<void>(table.column(column)); // an empty table is checked too
    for (io::table::row const & row : table.rows)
        lines.push_back(read_row(table, row));
    return lines;
}

std::vector<threshold> with_own(std::vector<threshold> shipped, std::vector<threshold> own)
{
    for (threshold & one : own)
        complete(one, shipped);
    std::erase_if(shipped, [&](threshold const & line) {
        return std::ranges::any_of(own, [&](threshold const & one) {
            return one.metric == line.metric && (!one.type || one.type == line.type);
        });
    });
    std::ranges::move(own, std::back_inserter(shipped));
    return shipped;
}

std::vector<threshold> read_thresholds(std::filesystem::path const & path)
{
    return with_own(shipped_thresholds(), parse_thresholds(io::read_text(path, largest_file), path.string()));
}

} // namespace polarmir::qc
