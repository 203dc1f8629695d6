#include "figure/plot_area.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/figure/stacked_bars.hpp>

#include <algorithm>
#include <numeric>

namespace polarmir::figure {
namespace {

constexpr double row_height{18};
constexpr double plot_width{540};
constexpr double axis_room{40};
constexpr double right_room{16};
constexpr double percent{100};

double sum_of(stacked_row const & row)
{
    return std::accumulate(row.parts.begin(), row.parts.end(), 0.0);
}

void draw_bar(svg & canvas, stacked_row const & row, legend const & categories, box const & place)
{
    double const sum = sum_of(row);
    double done{0};
    for (std::size_t i = 0; i < row.parts.size(); ++i)
    {
        if (row.parts[i] <= 0)
            continue;
        double const width = (place.right - place.left) * row.parts[i] / sum;
        canvas.rectangle({place.left + done, place.top},
                         width,
                         place.bottom - place.top,
                         category_style(i),
                         row.label + ", " + categories[i] + ": " + format_thousands(row.parts[i]) + " (" +
                             format_fixed(percent * row.parts[i] / sum, 1) + " %)");
        done += width;
    }
}

} // namespace

std::string stacked_bars(std::span<stacked_row const> rows, legend const & categories, caption const & about)
{
    constexpr double half_letter{4};
    constexpr double gap{2};
    std::vector<std::string> labels;
    for (stacked_row const & row : rows)
        labels.push_back(row.label);
    double const left = label_room(labels);
    double const right = left + plot_width;
    double const top = legend_height(categories, right) + gap;
    box const area{left, top, right, top + row_height * static_cast<double>(rows.size())};
    svg canvas{right + right_room, area.bottom + axis_room, about};
    draw_legend(canvas, {gap, 0, right, top}, categories, swatch::area);
    axis const along{"% of reads", false, {}, range{0, percent}};
    draw_x_axis(canvas, area, along, make_scale(along, {}, {left, right}));
    for (std::size_t i = 0; i < rows.size(); ++i)
    {
        double const y = top + row_height * static_cast<double>(i);
        canvas.text({left - 2 * half_letter, y + row_height / 2 + half_letter},
                    shortened(rows[i].label, longest_label),
                    "t",
                    anchor::end);
        if (sum_of(rows[i]) > 0)
            draw_bar(canvas, rows[i], categories, {left, y + gap, right, y + row_height - gap});
    }
    return std::move(canvas).finish();
}

std::string stacked_columns(std::span<stacked_row const> columns,
                            legend const & categories,
                            std::string const & x_title,
                            std::string const & y_title,
                            caption const & about)
{
    constexpr double left{64};
    constexpr double height{220};
    constexpr std::size_t most_labels{24};
    double const top = legend_height(categories, left + plot_width) + 8;
    box const area{left, top, left + plot_width, top + height};
    svg canvas{area.right + right_room, area.bottom + axis_room, about};
    draw_legend(canvas, {2, 0, area.right, top}, categories, swatch::area);
    std::vector<double> sums{0};
    for (stacked_row const & column : columns)
        sums.push_back(sum_of(column));
    axis const y_axis{y_title};
    scale const y = make_scale(y_axis, sums, {area.bottom, area.top});
    draw_y_axis(canvas, area, y_axis, y);
    double const step = plot_width / static_cast<double>(std::max<std::size_t>(columns.size(), 1));
    std::size_t const label_every = columns.size() / most_labels + 1;
    for (std::size_t i = 0; i < columns.size(); ++i)
    {
        double const x = left + step * static_cast<double>(i);
        double done{0};
        for (std::size_t k = 0; k < columns[i].parts.size(); ++k)
            if (double const part = columns[i].parts[k]; part > 0)
            {
                canvas.rectangle({x + 1, y(done + part)},
                                 std::max(step - 2, 1.0),
                                 y(done) - y(done + part),
                                 category_style(k),
                                 columns[i].label + ", " + categories[k] + ": " + format_compact(part, 2));
                done += part;
            }
        if (i % label_every == 0)
            canvas.text({x + step / 2, area.bottom + row_height - 2}, columns[i].label, "tm", anchor::middle);
    }
    canvas.line({area.left, area.bottom}, {area.right, area.bottom}, "ax");
    canvas.text({(left + area.right) / 2, area.bottom + 2 * row_height - 2}, x_title, "t", anchor::middle);
    return std::move(canvas).finish();
}

} // namespace polarmir::figure
