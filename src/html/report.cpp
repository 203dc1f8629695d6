#include "html/base64.hpp"
#include "html/chapters.hpp"
#include "html/hashes.hpp"

#include <polarmir/core/markup.hpp>
#include <polarmir/core/phrase.hpp>
#include <polarmir/core/version.hpp>
#include <polarmir/html/report.hpp>
#include <polarmir/io/output_file.hpp>

#include <string_view>
#include <utility>

namespace polarmir::embedded {
extern std::string_view const report_figure_style;
extern std::string_view const report_page_style;
extern std::string_view const report_script;
} // namespace polarmir::embedded

namespace polarmir::html {
namespace {

/// Nothing may be loaded; the styles and the script of the page are known by their hashes.
std::string policy()
{
    auto const source = [](char const * hex) { return " 'sha256-" + base64_of_hex(hex) + '\''; };
    return "default-src 'none'; base-uri 'none'; form-action 'none'; style-src" +
           source(hashes::figure_style) + source(hashes::page_style) + "; script-src" +
           source(hashes::script);
}

std::string head(std::string const & title)
{
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
           "http-equiv=\"Content-Security-Policy\" content=\"" +
           policy() +
           "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta "
           "name=\"generator\" content=\"polarmir " +
           std::string{version()} + "\">\n<title>" + escape_markup(title) +
           "</title>\n<style id=\"figure-style\">" + std::string{embedded::report_figure_style} +
           "</style>\n<style>" + std::string{embedded::report_page_style} + "</style>\n</head>\n";
}

std::vector<chapter> chapters_of(view const & v)
{
    std::vector<chapter> chapters{overview(v), sample_table(v)};
    auto const add = [&](std::optional<chapter> one) {
        if (one)
            chapters.push_back(*std::move(one));
    };
    add(comparison_chapter(v));
    add(signature_chapter(v));
    add(reads_chapter(v));
    add(depth_chapter(v));
    add(mirna_chapter(v));
    add(landscape_chapter(v));
    add(methods_chapter(v));
    return chapters;
}

/// `tumor - control, 10 samples`
std::string title_of(view const & v)
{
    if (v.size() == 1)
        return v.sample(0).name;
    auto const & comparison = v.cohort().polarization.comparison;
    return (comparison ? comparison->groups.name() + ", " : "") + count_of(v.size(), "sample");
}

std::string navigation(std::vector<chapter> const & chapters)
{
    std::string html{"<nav aria-label=\"Chapters\"><ul>\n"};
    for (chapter const & one : chapters)
        html += "<li><a href=\"#" + one.id + "\">" + escape_markup(one.title) + "</a></li>\n";
    return html + "</ul></nav>\n";
}

} // namespace

std::string report_page(pipeline::merge_outcome const & cohort)
{
    view const v{cohort};
    std::string const title = title_of(v);
    std::vector<chapter> const chapters = chapters_of(v);
    std::string html = head("polarmir: " + title) +
                       "<body>\n<a class=\"skip\" href=\"#main\">Skip to the answer</a>\n<header><h1>Exosome "
                       "miRNA and macrophage polarization</h1><p><bdi>" +
                       escape_markup(title) + "</bdi></p></header>\n" + navigation(chapters) +
                       "<main id=\"main\">\n";
    for (chapter const & one : chapters)
        html += "<section id=\"" + one.id + "\" aria-labelledby=\"" + one.id + "-title\">\n<h2 id=\"" +
                one.id + "-title\"><a href=\"#" + one.id + "\">" + escape_markup(one.title) + "</a></h2>\n" +
                one.html + "</section>\n";
    return html + "</main>\n<footer>Made by polarmir " + std::string{version()} +
           ". Research use only: not for diagnosis.</footer>\n<script>" +
           std::string{embedded::report_script} + "</script>\n</body>\n</html>\n";
}

void write_report(std::filesystem::path const & path, pipeline::merge_outcome const & cohort)
{
    io::write_file(path, report_page(cohort));
}

} // namespace polarmir::html
