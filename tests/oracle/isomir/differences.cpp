#include "differences.hpp"

#include <polarmir/count/annotator.hpp>
#include <polarmir/isomir/isomir.hpp>

#include <algorithm>

namespace polarmir::test {
std::vector<comparison> compare_all(examples const & all, reference::mirna_reference const & reference)
{
    count::annotator const annotate{reference, {}, {1}};
    std::vector<comparison> done;
    for (example const & one : all)
    {
        comparison c;
        c.theirs = one;
        auto const v = annotate(one.insert);
        c.verdict = count::name_of(v.read_class);
        if (!v.claims.empty())
        {
            auto claim = v.claims.front();
            for (auto const & k : v.claims)
                if (reference.matures()[k.mature].name == one.mirna)
                {
                    claim = k;
                    break;
                }
            auto const form = isomir::describe(reference, one.insert, claim, v.stratum.tail);
            c.mirna = reference.matures()[claim.mature].name;
            c.variant = isomir::variant_text(form);
            c.cigar = isomir::cigar(form);
            c.start = std::to_string(form.begin + 1);
        }
        c.reason = c.mirna == one.mirna && c.variant == one.variant ? "" : "?";
        done.push_back(c);
    }
    return done;
}
} // namespace polarmir::test
