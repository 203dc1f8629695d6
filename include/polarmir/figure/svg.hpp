#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace polarmir::figure {

/// A place in a drawing, in pixels from the upper left corner.
struct point
{
    double x{0};
    double y{0};
};

/// What a figure shows, for those who cannot see it and as its name when it is kept as a file.
struct caption
{
    std::string title;
    std::string description;
};

enum class anchor
{
    start,
    middle,
    end,
};

/// A drawing as SVG text. Colours come from style classes, so that it can follow the page (light, dark,
/// print): `gN` group N, `cN` category N, `ax` axis, `gr` grid, `t` text, `tm` muted text. Texts may hold
/// anything: they are escaped. No ids, so that drawings can stand in one page.
class svg
{
  public:
    svg(double width, double height, caption const & about);

    void line(point from, point to, std::string_view style);
    void rectangle(point corner, double width, double height, std::string_view style);
    /// The same with a text that appears when the mouse rests on it.
    void
    rectangle(point corner, double width, double height, std::string_view style, std::string_view tooltip);
    void polyline(std::vector<point> const & points, std::string_view style, std::string_view tooltip = {});
    void polygon(std::vector<point> const & points, std::string_view style);
    /// Path data as of SVG.
    void path(std::string_view data, std::string_view style);
    /// A mark of group `group`: groups differ in colour and shape.
    void mark(point centre, std::size_t group, std::string_view tooltip, double size = 4);
    void
    text(point where, std::string_view words, std::string_view style = "t", anchor place = anchor::start);
    /// Words that run upwards, centred on the place.
    void upward_text(point where, std::string_view words, std::string_view style = "t");

    [[nodiscard]] std::string finish() &&;

  private:
    void element(std::string const & drawn, char const * name, std::string_view tooltip);

    std::string text_;
};

/// Coordinates to a tenth of a pixel.
[[nodiscard]] std::string coordinate(double value);

/// `text` with at most `longest` characters: the middle of longer ones gives way to an ellipsis.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t longest);

/// About how wide a text is in the drawing.
[[nodiscard]] double text_width(std::string_view text);

/// Number of colours of groups and categories; more of them share colours.
inline constexpr std::size_t group_colours{8};
inline constexpr std::size_t category_colours{12};

/// `g0`
[[nodiscard]] std::string group_style(std::size_t group);
/// `c0`
[[nodiscard]] std::string category_style(std::size_t category);

} // namespace polarmir::figure
