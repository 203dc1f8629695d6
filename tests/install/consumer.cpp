#include <polarmir/align/aligner.hpp>
#include <polarmir/reference/embedded.hpp>

#include <string_view>
#include <vector>

/// Aligns let-7a-5p to the embedded panel through the installed library; 0 when it is found.
int main()
{
    std::vector<std::string_view> hairpins;
    for (auto const & hairpin : polarmir::reference::human_panel().hairpins())
        hairpins.push_back(hairpin.sequence);
    polarmir::align::hairpin_index const index{hairpins};
    polarmir::align::aligner const align{index, {}};
    return align("TGAGGTAGTAGGTTGTATAGTT").alignments.size() == 3 ? 0 : 1;
}
