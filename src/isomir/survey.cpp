#include <polarmir/isomir/survey.hpp>

#include <utility>

namespace polarmir::isomir {

sample_survey survey(std::filesystem::path const & isomirs, expression counted, gff3_writer & gff3)
{
    sample_survey found;
    found.numbers = no_kinds();
    summariser sums;
    edit_finder edits;
    record_reader records{isomirs};
    while (record const * const one = records.next())
    {
        if (found.lines.empty() || found.lines.back().accession != one->accession)
            found.lines.push_back({one->accession, records.line_begin(), 0});
        found.lines.back().end = records.line_end();
        std::uint64_t const reads = one->*counted;
        if (reads == 0)
            continue;
        sums.add(*one, reads);
        edits.add(*one, reads);
        add(found.numbers, *one, reads);
        gff3.write(*one, reads);
    }
    found.mirnas = std::move(sums).finish();
    found.edits = edits.finish();
    return found;
}

} // namespace polarmir::isomir
