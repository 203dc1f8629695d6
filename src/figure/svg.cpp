#include <polarmir/core/markup.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/core/utf8.hpp>
#include <polarmir/figure/svg.hpp>

#include <array>

namespace polarmir::figure {
namespace {

std::string attribute(char const * name, double value)
{
    return std::string{" "} + name + "=\"" + coordinate(value) + '"';
}

std::string class_of(std::string_view style)
{
    return style.empty() ? std::string{} : " class=\"" + std::string{style} + '"';
}

std::string points_of(std::vector<point> const & points)
{
    std::string text{" points=\""};
    for (std::size_t i = 0; i < points.size(); ++i)
        text.append(i == 0 ? "" : " ")
            .append(coordinate(points[i].x))
            .append(",")
            .append(coordinate(points[i].y));
    return text + '"';
}

bool is_continuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Where the first `count` characters end.
std::size_t bytes_of(std::string_view text, std::size_t count)
{
    std::size_t at{0};
    for (; at < text.size(); ++at)
        if (!is_continuation(text[at]) && count-- == 0)
            break;
    return at;
}

char const * name_of(anchor place) noexcept
{
    constexpr std::array names{"start", "middle", "end"};
    return names[static_cast<std::size_t>(place)];
}

/// Width of a character by its first byte, in a wide sans-serif font (DejaVu Sans) of 12 px.
double character_width(char first_byte)
{
    constexpr double narrow{4};
    constexpr double slim{6};
    constexpr double usual{7.7};
    constexpr double capital{9.5};
    constexpr double broad{12};
    constexpr unsigned char three_bytes{0xE2}; // from here on also scripts with square characters
    if (static_cast<unsigned char>(first_byte) >= three_bytes ||
        std::string_view{"mMwW@%"}.find(first_byte) != std::string_view::npos)
        return broad;
    if (std::string_view{"ijlI.,:;'| "}.find(first_byte) != std::string_view::npos)
        return narrow;
    if (std::string_view{R"(frt-_()[]"/\)"}.find(first_byte) != std::string_view::npos)
        return slim;
    bool const is_capital = first_byte >= 'A' && first_byte <= 'Z';
    bool const is_sign = std::string_view{"&<>=+~#^"}.find(first_byte) != std::string_view::npos;
    return is_capital || is_sign ? capital : usual;
}

} // namespace

std::string coordinate(double value)
{
    return format_compact(value, 1);
}

std::string shortened(std::string_view text, std::size_t longest)
{
    std::size_t const own = character_count(text);
    if (own <= longest)
        return std::string{text};
    std::size_t const head = longest / 2;
    std::size_t const tail = longest - head - 1;
    return std::string{text.substr(0, bytes_of(text, head))} + "…" +
           std::string{text.substr(bytes_of(text, own - tail))};
}

double text_width(std::string_view text)
{
    double width{0};
    for (char const byte : text)
        if (!is_continuation(byte))
            width += character_width(byte);
    return width;
}

std::string group_style(std::size_t group)
{
    return 'g' + std::to_string(group % group_colours);
}

std::string category_style(std::size_t category)
{
    return 'c' + std::to_string(category % category_colours);
}

svg::svg(double width, double height, caption const & about)
{
    text_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"figure\" role=\"img\" viewBox=\"0 0 " +
            coordinate(width) + ' ' + coordinate(height) + '"' + attribute("width", width) +
            attribute("height", height) + " aria-label=\"" +
            escape_markup(about.description.empty() ? about.title : about.title + ". " + about.description) +
            "\">";
}

void svg::element(std::string const & drawn, char const * name, std::string_view tooltip)
{
    text_.append("<").append(name).append(drawn);
    if (tooltip.empty())
        text_ += "/>";
    else
        text_.append("><title>").append(escape_markup(tooltip)).append("</title></").append(name).append(">");
}

void svg::line(point from, point to, std::string_view style)
{
    element(class_of(style) + attribute("x1", from.x) + attribute("y1", from.y) + attribute("x2", to.x) +
                attribute("y2", to.y),
            "line",
            {});
}

void svg::rectangle(point corner, double width, double height, std::string_view style)
{
    rectangle(corner, width, height, style, {});
}

void svg::rectangle(
    point corner, double width, double height, std::string_view style, std::string_view tooltip)
{
    element(class_of(style) + attribute("x", corner.x) + attribute("y", corner.y) +
                attribute("width", width) + attribute("height", height),
            "rect",
            tooltip);
}

void svg::polyline(std::vector<point> const & points, std::string_view style, std::string_view tooltip)
{
    element(class_of(style) + points_of(points), "polyline", tooltip);
}

void svg::polygon(std::vector<point> const & points, std::string_view style)
{
    element(class_of(style) + points_of(points), "polygon", {});
}

void svg::path(std::string_view data, std::string_view style)
{
    element(class_of(style) + " d=\"" + std::string{data} + '"', "path", {});
}

void svg::mark(point centre, std::size_t group, std::string_view tooltip, double size)
{
    constexpr std::size_t shapes{4};
    auto const [x, y] = centre;
    std::string const style = class_of(group_style(group));
    switch (group % shapes)
    {
    case 0:
        return element(
            style + attribute("cx", x) + attribute("cy", y) + attribute("r", size), "circle", tooltip);
    case 1:
        return element(style +
                           points_of({{x, y - size - 1}, {x + size + 1, y + size}, {x - size - 1, y + size}}),
                       "polygon",
                       tooltip);
    case 2:
        return rectangle(
            {x - size + 0.5, y - size + 0.5}, 2 * size - 1, 2 * size - 1, group_style(group), tooltip);
    default:
        return element(
            style + points_of({{x, y - size - 1}, {x + size + 1, y}, {x, y + size + 1}, {x - size - 1, y}}),
            "polygon",
            tooltip);
    }
}

void svg::text(point where, std::string_view words, std::string_view style, anchor place)
{
    text_ += "<text" + class_of(style) + attribute("x", where.x) + attribute("y", where.y);
    if (place != anchor::start)
        text_.append(" text-anchor=\"").append(name_of(place)).append("\"");
    text_.append(">").append(escape_markup(words)).append("</text>");
}

void svg::upward_text(point where, std::string_view words, std::string_view style)
{
    text_ += "<text" + class_of(style) + " text-anchor=\"middle\" transform=\"translate(" +
             coordinate(where.x) + ' ' + coordinate(where.y) + ") rotate(-90)\">" + escape_markup(words) +
             "</text>";
}

std::string svg::finish() &&
{
    return std::move(text_) + "</svg>";
}

} // namespace polarmir::figure
