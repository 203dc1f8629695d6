#include <polarmir/core/markup.hpp>
#include <polarmir/explain/explanation.hpp>

#include <algorithm>
#include <string_view>

namespace polarmir::explain {
namespace {

constexpr char const * cell_style{
    " style=\"padding:0.1em 0.6em;white-space:nowrap;text-align:left;vertical-align:top\""};
constexpr char const * number_style{
    " style=\"padding:0.1em 0.6em;white-space:nowrap;text-align:right;vertical-align:top\""};
constexpr char const * drawing_style{" style=\"margin:0;font-family:monospace\""};
constexpr char const * table_style{" style=\"border-collapse:collapse;margin:0.5em 0\""};
constexpr char const * caption_style{" style=\"text-align:left;font-weight:bold\""};

bool is_number(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789.") == std::string_view::npos;
}

std::string cell(std::string const & text)
{
    return std::string{"<td"} + (is_number(text) ? number_style : cell_style) + ">" + escape_markup(text) +
           "</td>";
}

std::string column_head(std::string const & text)
{
    return std::string{"<th scope=\"col\""} + cell_style + ">" + escape_markup(text) + "</th>";
}

std::string row_head(std::string const & text)
{
    return std::string{"<th scope=\"row\""} + cell_style + ">" + escape_markup(text) + "</th>";
}

/// A table that scrolls, also by keyboard, where it is wider than the screen.
std::string table_begin(std::string const & caption)
{
    return R"(<div style="overflow-x:auto" role="region" tabindex="0" aria-label=")" +
           escape_markup(caption) + "\">\n<table" + table_style + ">\n<caption" + caption_style + ">" +
           escape_markup(caption) + "</caption>\n<thead><tr>";
}

constexpr char const * table_end{"</tbody>\n</table>\n</div>\n"};

std::string html_of(table const & what)
{
    std::string html = table_begin(what.caption);
    for (std::string const & name : what.header)
        html += column_head(name);
    html += "</tr></thead>\n<tbody>\n";
    for (auto const & row : what.rows)
    {
        html += "<tr>" + row_head(row.front());
        for (std::size_t i = 1; i < row.size(); ++i)
            html += cell(row[i]);
        html += "</tr>\n";
    }
    return html + table_end;
}

std::string drawing_cell(std::size_t offset, std::string const & letters)
{
    return std::string{"<td"} + cell_style + "><pre" + drawing_style + ">" + std::string(offset, ' ') +
           letters + "</pre></td>";
}

/// What a letter is marked with.
std::string_view element_of(char letter) noexcept
{
    if (letter >= 'a' && letter <= 'z')
        return "i";
    return letter >= 'A' && letter <= 'Z' ? "b" : "";
}

/// Differing bases bold, tails in italics: told apart also where style attributes are forbidden.
std::string drawing(drawn_bases const & bases)
{
    std::string letters;
    std::string_view open;
    for (char const letter : bases.letters + ' ')
    {
        if (std::string_view const element = element_of(letter); element != open)
        {
            if (!open.empty())
                letters.append("</").append(open).append(">");
            if (!element.empty())
                letters.append("<").append(element).append(">");
            open = element;
        }
        letters += letter;
    }
    letters.pop_back();
    return drawing_cell(bases.offset, letters);
}

/// A line without numbers: the sequence, whose letters are no differences, or a feature of it.
std::string named_line(std::size_t columns, std::string const & drawn, std::string const & name)
{
    std::string html{"<tr>"};
    if (columns > 0)
        html += "<td colspan=\"" + std::to_string(columns) + "\"></td>";
    return html + drawn + "<td" + cell_style + ">" + escape_markup(name) + "</td></tr>\n";
}

std::string html_of(panel const & what)
{
    std::size_t const columns = what.inserts.empty() ? 0 : what.columns.size();
    bool const has_remarks =
        std::ranges::any_of(what.inserts, [](laid_insert const & one) { return !one.remark.empty(); });
    std::string html = table_begin(what.title);
    for (std::size_t i = 0; i < columns; ++i)
        html += column_head(what.columns[i]);
    html += column_head("alignment") + column_head("insert or miRNA");
    if (has_remarks)
        html += column_head("remark");
    html += "</tr></thead>\n<tbody>\n" +
            named_line(columns,
                       drawing_cell(what.sequence.offset, escape_markup(what.sequence.letters)),
                       "sequence");
    for (feature const & one : what.features)
        html += named_line(columns, drawing(one.drawing), one.name);
    for (laid_insert const & one : what.inserts)
    {
        html += "<tr>";
        for (std::string const & text : one.cells)
            html += cell(text);
        html +=
            drawing(one.drawing) + "<td" + cell_style + "><code>" + escape_markup(one.bases) + "</code></td>";
        if (has_remarks)
            html += cell(one.remark);
        html += "</tr>\n";
    }
    return html + table_end;
}

std::string paragraph(std::string const & text)
{
    return "<p>" + escape_markup(text) + "</p>\n";
}

std::string html_of(chapter const & what)
{
    std::string html = "<h3>" + escape_markup(what.title) + "</h3>\n";
    for (std::string const & sentence : what.sentences)
        html += paragraph(sentence);
    for (panel const & one : what.panels)
        html += html_of(one);
    return what.rest.empty() ? html : html + paragraph(what.rest);
}

} // namespace

std::string to_html(explanation const & what)
{
    std::string html = "<section lang=\"en\">\n<h2>" + escape_markup(what.title) + "</h2>\n";
    for (std::string const & sentence : what.sentences)
        html += paragraph(sentence);
    for (table const & one : what.tables)
        html += html_of(one);
    for (chapter const & one : what.chapters)
        html += html_of(one);
    return html + "</section>\n";
}

} // namespace polarmir::explain
