#include "differences.hpp"

#include <polarmir/core/text.hpp>

#include <iostream>
#include <vector>

using namespace polarmir;

/// One line per example: file, read, insert, miRNA, variant, what this program calls it, its miRNA and
/// variant, reasons, differences in notation.
int main()
{
    for (test::example_sets const & of_reference : test::all_examples())
        for (test::examples const & set : of_reference.sets)
            for (test::comparison const & one : test::compare_all(set, of_reference.reference))
            {
                bool const is_claimed = !one.ours.mirna.empty();
                std::vector<std::string> const reasons(one.reasons.begin(), one.reasons.end());
                std::vector<std::string> const notation(one.notation.begin(), one.notation.end());
                std::cout << one.theirs.set << '\t' << one.theirs.name << '\t' << one.theirs.insert << '\t'
                          << one.theirs.mirna << '\t' << one.theirs.variant << '\t' << one.ours.verdict
                          << '\t' << one.ours.mirna << '\t'
                          << (is_claimed ? isomir::variant_text(one.ours.form) : "") << '\t'
                          << join(reasons, ",") << '\t' << join(notation, ",") << '\n';
            }
    return 0;
}
