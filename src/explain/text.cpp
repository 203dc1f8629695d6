#include <polarmir/core/utf8.hpp>
#include <polarmir/explain/explanation.hpp>

#include <algorithm>
#include <string_view>

namespace polarmir::explain {
namespace {

constexpr std::size_t gap{2}; ///< blanks between columns

bool is_numeric(std::vector<std::vector<std::string>> const & rows, std::size_t column)
{
    return std::ranges::all_of(rows, [&](std::vector<std::string> const & row) {
        return row[column].find_first_not_of("0123456789.") == std::string::npos;
    });
}

/// Columns side by side, numbers to the right, without blanks at the ends of lines.
class aligned_columns
{
  public:
    aligned_columns(std::vector<std::string> const & header,
                    std::vector<std::vector<std::string>> const & rows) :
        widths_(header.size()),
        numeric_(header.size())
    {
        for (std::size_t i = 0; i < header.size(); ++i)
        {
            widths_[i] = character_count(header[i]);
            for (auto const & row : rows)
                widths_[i] = std::max(widths_[i], character_count(row[i]));
            numeric_[i] = is_numeric(rows, i);
        }
    }

    [[nodiscard]] std::string line(std::vector<std::string> const & cells) const
    {
        std::string text;
        for (std::size_t i = 0; i < cells.size(); ++i)
        {
            std::string const blanks(widths_[i] - character_count(cells[i]), ' ');
            text += (i == 0 ? std::string{} : std::string(gap, ' ')) +
                    (numeric_[i] ? blanks + cells[i] : cells[i] + blanks);
        }
        return text;
    }

    [[nodiscard]] std::size_t width() const
    {
        std::size_t sum{0};
        for (std::size_t const width : widths_)
            sum += width + gap;
        return sum;
    }

  private:
    std::vector<std::size_t> widths_;
    std::vector<bool> numeric_;
};

std::string without_end_blanks(std::string line)
{
    line.erase(line.find_last_not_of(' ') + 1);
    return line + '\n';
}

std::string text_of(table const & what)
{
    aligned_columns const columns{what.header, what.rows};
    std::string text = what.caption + ":\n" + without_end_blanks("  " + columns.line(what.header));
    for (auto const & row : what.rows)
        text += without_end_blanks("  " + columns.line(row));
    return text;
}

std::string drawn(drawn_bases const & bases)
{
    return std::string(bases.offset, ' ') + bases.letters;
}

std::string padded(std::string text, std::size_t width)
{
    text.resize(std::max(width, text.size()) + gap, ' ');
    return text;
}

std::string text_of(panel const & what)
{
    std::vector<std::vector<std::string>> rows;
    std::size_t width = drawn(what.sequence).size();
    std::size_t longest{0};
    for (laid_insert const & one : what.inserts)
    {
        rows.push_back(one.cells);
        width = std::max(width, drawn(one.drawing).size());
        longest = std::max(longest, one.bases.size());
    }
    aligned_columns const columns{what.columns, rows};
    std::string const indent(gap, ' ');
    bool const has_columns = !what.inserts.empty();
    auto const line = [&](std::string cells, std::string const & drawing, std::string const & rest) {
        cells.resize(has_columns ? columns.width() : 0, ' ');
        return without_end_blanks(indent + cells + drawing + rest);
    };
    std::string text = '\n' + indent + what.title + '\n';
    text += line(columns.line(what.columns), drawn(what.sequence), "");
    for (feature const & one : what.features)
        text += line("", drawn(one.drawing), std::string(gap, ' ') + one.name);
    for (laid_insert const & one : what.inserts)
        text += line(columns.line(one.cells),
                     padded(drawn(one.drawing), width),
                     padded(one.bases, longest) + one.remark);
    return text;
}

std::string text_of(chapter const & what)
{
    std::string text = what.title + '\n';
    for (std::string const & sentence : what.sentences)
        text += "  " + sentence + '\n';
    for (panel const & one : what.panels)
        text += text_of(one);
    if (!what.rest.empty())
        text += "\n  " + what.rest + '\n';
    return text;
}

} // namespace

std::string to_text(explanation const & what)
{
    std::string text = what.title + '\n';
    for (std::string const & sentence : what.sentences)
        text += sentence + '\n';
    for (table const & one : what.tables)
        text += '\n' + text_of(one);
    for (chapter const & one : what.chapters)
        text += '\n' + text_of(one);
    return text;
}

} // namespace polarmir::explain
