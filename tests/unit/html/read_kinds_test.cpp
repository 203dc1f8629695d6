#include "html/read_kinds.hpp"
#include "support/catch.hpp"

#include <polarmir/count/count_table.hpp>
#include <polarmir/figure/svg.hpp>
#include <polarmir/qc/ledger.hpp>

#include <algorithm>
#include <set>

using namespace polarmir;
using namespace polarmir::html;

TEST_CASE("every fate of a read is in exactly one kind", "[html]")
{
    std::multiset<std::string> shown;
    for (read_kind const & kind : read_fates())
        shown.insert(kind.fates.begin(), kind.fates.end());
    qc::ledger const empty = qc::make_ledger({}, {}, 0);
    for (auto const & [fate, reads] : empty.fates)
    {
        CAPTURE(fate);
        CHECK(shown.count(fate) == 1);
    }
    CHECK(shown.size() == empty.fates.size());
}

TEST_CASE("every class of inserts is in exactly one kind, and each kind has a colour of its own", "[html]")
{
    std::multiset<std::string> shown;
    for (read_kind const & kind : rna_classes())
        shown.insert(kind.fates.begin(), kind.fates.end());
    for (std::size_t i = 0; i < count::read_class_count; ++i)
    {
        auto const kind = static_cast<count::read_class>(i);
        CAPTURE(name_of(kind));
        // What has no information was not looked up.
        CHECK(shown.count(name_of(kind)) == (kind == count::read_class::low_complexity ? 0 : 1));
    }
    CHECK(rna_classes().size() <= figure::category_colours);
    CHECK(read_fates().size() <= figure::category_colours);
}
