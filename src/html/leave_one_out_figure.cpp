#include "html/chapter.hpp"
#include "html/signature_figures.hpp"

#include <polarmir/figure/interval_plot.hpp>
#include <polarmir/html/report.hpp>

namespace polarmir::html {

std::string leave_one_out_figure(view const & v)
{
    std::vector<figure::interval_row> rows;
    data_table table{"Without the most influential miRNA (polarization_long.tsv)",
                     {{"sample", false},
                      {"index", true},
                      {"without", false},
                      {"change", true, "log2"},
                      {"dominated", false, "the change is more than two standard errors"}}};
    for (std::size_t const i : v.by_group())
    {
        score::index_score const & one = *v.index(i);
        auto const value = v.index_value(i);
        if (!value || !one.loo || (v.is_dense() && !one.dominated))
            continue;
        rows.push_back({v.sample(i).name,
                        v.group(i),
                        value->score,
                        value->score,
                        value->score,
                        value->score + one.loo->change,
                        "without " + one.loo->mirna});
        table.rows.push_back({text_cell(v.sample(i).name),
                              number_cell(value->score, 2),
                              text_cell(one.loo->mirna),
                              number_cell(one.loo->change, 2),
                              text_cell(one.dominated ? "yes" : "no")});
    }
    if (rows.empty() || rows.size() > most_samples_drawn)
        return {};
    return to_html(figure_block{
        "leave-one-out",
        "Does one miRNA decide?",
        {figure::interval_plot(
            rows,
            {"polarization index, log2"},
            v.groups(),
            {"Leave one out", "Index of every sample, and without the miRNA that changes it most"})},
        std::string{"Mark: the index; open square: without the one miRNA that changes it most."} +
            (v.is_dense() ? " Only samples that one miRNA dominates are shown." : ""),
        table});
}

} // namespace polarmir::html
