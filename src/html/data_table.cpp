#include "html/data_table.hpp"

#include <polarmir/core/markup.hpp>
#include <polarmir/core/text.hpp>

#include <utility>

namespace polarmir::html {
namespace {

constexpr int table_decimals{6}; // of log2 values and shares in output tables
constexpr int p_digits{6};

std::string cell_html(cell const & one, char const * name, bool is_number)
{
    std::string style = one.style;
    if (is_number)
        style.append(style.empty() ? "n" : " n");
    std::string html{"<"};
    html.append(name);
    if (std::string{name} == "th")
        html += " scope=\"row\"";
    if (!style.empty())
        html += " class=\"" + style + '"';
    if (!one.exact.empty() && one.exact != one.shown)
        html += " data-v=\"" + escape_markup(one.exact) + '"';
    bool const is_text = !is_number && one.style.empty();
    html +=
        is_text ? "><bdi>" + escape_markup(one.shown) + "</bdi></" : '>' + escape_markup(one.shown) + "</";
    return html + name + '>';
}

std::string heading_html(column const & one)
{
    std::string html{"<th scope=\"col\""};
    if (one.is_number)
        html += " class=\"n\"";
    if (!one.help.empty())
        html += " title=\"" + escape_markup(one.help) + '"';
    return html + '>' + escape_markup(one.heading) + "</th>";
}

} // namespace

cell text_cell(std::string shown, std::string style)
{
    return {std::move(shown), {}, std::move(style)};
}

cell number_cell(std::optional<double> value, int decimals)
{
    return value ? cell{format_fixed(*value, decimals), format_compact(*value, table_decimals), {}}
                 : text_cell("NA");
}

cell count_cell(double value)
{
    return {format_thousands(value), format_compact(value, table_decimals), {}};
}

cell p_cell(std::optional<double> p)
{
    constexpr int shown_digits{2};
    return p ? cell{format_significant(*p, shown_digits), format_significant(*p, p_digits), {}}
             : text_cell("NA");
}

data_table caption_of(data_table const & table)
{
    return {table.caption, {}};
}

std::string to_html(data_table const & table)
{
    // Long tables scroll by themselves: what follows them stays within reach.
    constexpr std::size_t most_rows{30};
    std::string const style = table.rows.size() > most_rows ? "scroll tall" : "scroll";
    std::string html = "<div class=\"" + style + "\" role=\"region\" tabindex=\"0\" aria-label=\"" +
                       escape_markup(table.caption) + "\">\n<table";
    if (table.is_sortable)
        html += " class=\"sortable\"";
    if (!table.filter.empty())
        html += " data-filter=\"" + escape_markup(table.filter) + '"';
    html += ">\n<caption>" + escape_markup(table.caption) + "</caption>\n<thead><tr>";
    for (column const & one : table.columns)
        html += heading_html(one);
    html += "</tr></thead>\n<tbody>\n";
    for (std::vector<cell> const & row : table.rows)
    {
        html += "<tr>" + cell_html(row.front(), "th", false);
        for (std::size_t i = 1; i < row.size(); ++i)
            html += cell_html(row[i], "td", table.columns[i].is_number);
        html += "</tr>\n";
    }
    return html + "</tbody>\n</table>\n</div>\n";
}

} // namespace polarmir::html
