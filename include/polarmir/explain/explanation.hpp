#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace polarmir::explain {

struct table
{
    std::string caption;
    std::vector<std::string> header; ///< the first column names the rows
    std::vector<std::vector<std::string>> rows;
};

/// Bases laid on others: `.` is the base above it, an upper-case letter another one, a lower-case letter part
/// of a tail, which is not compared, and `-` a gap.
struct drawn_bases
{
    std::size_t offset{0}; ///< from the left edge of the panel
    std::string letters;
};

/// What is known of a part of the sequence, drawn with `=` in place of `.`.
struct feature
{
    drawn_bases drawing;
    std::string name;
};

/// An insert laid on the sequence.
struct laid_insert
{
    std::vector<std::string> cells; ///< one for each column of the panel
    drawn_bases drawing;
    std::string remark;
    std::string bases; ///< all of the insert, as sequenced
};

/// A sequence, or a part of it, and what lies on it.
struct panel
{
    std::string title;
    drawn_bases sequence;
    std::vector<feature> features;
    std::vector<std::string> columns;
    std::vector<laid_insert> inserts;
};

struct chapter
{
    std::string title;
    std::vector<std::string> sentences;
    std::vector<panel> panels;
    std::string rest; ///< what is not drawn, summed up; empty when everything is
};

/// What is behind a number, for people.
struct explanation
{
    std::string title;
    std::vector<std::string> sentences;
    std::vector<table> tables;
    std::vector<chapter> chapters;
};

/// Plain text; lines end with LF.
[[nodiscard]] std::string to_text(explanation const & what);

/// A fragment of HTML (one `section` element) without scripts, links, identifiers and style sheets, which a
/// content security policy may forbid; it loses only its looks where one forbids style attributes. Names are
/// escaped.
[[nodiscard]] std::string to_html(explanation const & what);

} // namespace polarmir::explain
