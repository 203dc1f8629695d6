#include "html/chapter.hpp"

#include <polarmir/core/markup.hpp>

namespace polarmir::html {

std::string paragraph(std::string_view text, std::string_view style)
{
    std::string html{"<p"};
    if (!style.empty())
        html.append(" class=\"").append(style).append("\"");
    return html + '>' + escape_markup(text) + "</p>\n";
}

std::string list_of(std::vector<std::string> const & lines)
{
    std::string html{"<ul>\n"};
    for (std::string const & line : lines)
        html += "<li>" + escape_markup(line) + "</li>\n";
    return html + "</ul>\n";
}

std::string to_html(figure_block const & figure)
{
    std::string html = "<figure id=\"" + figure.id + "\">\n<h3><a href=\"#" + figure.id + "\">" +
                       escape_markup(figure.title) + "</a></h3>\n";
    if (figure.drawings.size() > 1)
        html += "<div class=\"beside\">\n";
    for (std::size_t i = 0; i < figure.drawings.size(); ++i)
        html += "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"" +
                escape_markup(figure.title) + ", drawing " + std::to_string(i + 1) + "\">" +
                figure.drawings[i] + "</div>\n";
    if (figure.drawings.size() > 1)
        html += "</div>\n";
    if (!figure.explanation.empty())
        html += paragraph(figure.explanation, "muted");
    if (figure.numbers.columns.empty() && !figure.numbers.caption.empty())
        html += paragraph("Too many samples for a table here: " + figure.numbers.caption + '.', "muted");
    if (!figure.numbers.columns.empty())
        html += figure.shows_numbers
                    ? to_html(figure.numbers)
                    : "<details><summary>" + std::string{figure.drawings.empty() ? "Table" : "Numbers"} +
                          "</summary>\n" + to_html(figure.numbers) + "</details>\n";
    return html + "</figure>\n";
}

} // namespace polarmir::html
