#include "html/chapters.hpp"
#include "html/signature_figures.hpp"

namespace polarmir::html {

std::optional<chapter> signature_chapter(view const & v)
{
    bool const has_index = !v.cohort().polarization.contributions.rows.empty();
    std::string const html =
        (has_index ? members_figure(v) + leave_one_out_figure(v) : std::string{}) + haemolysis_figure(v);
    if (html.empty())
        return std::nullopt;
    return chapter{"signature", has_index ? "Behind the index" : "Haemolysis", html};
}

} // namespace polarmir::html
