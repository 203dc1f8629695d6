#include "explain/gapped_chapter.hpp"

#include "explain/gapped.hpp"
#include "explain/wording.hpp"

#include <polarmir/core/phrase.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/reference/sequences.hpp>

#include <algorithm>
#include <string_view>
#include <vector>

namespace polarmir::explain {
namespace {

/// What differs in a gapped alignment.
struct differences
{
    std::size_t mismatches{0};
    std::size_t missing{0}; ///< bases of the target that the insert has not
    std::size_t extra{0};   ///< bases of the insert that the target has not
};

differences compare(gapped_alignment const & found)
{
    differences seen;
    for (std::size_t i = 0; i < found.insert_bases.size(); ++i)
    {
        if (found.insert_bases[i] == '-')
            ++seen.missing;
        else if (found.target_bases[i] == '-')
            ++seen.extra;
        else if (found.insert_bases[i] != found.target_bases[i])
            ++seen.mismatches;
    }
    return seen;
}

std::string text_of(differences const & seen)
{
    std::vector<std::string> parts;
    if (seen.missing > 0)
        parts.push_back(count_of(seen.missing, "base") + " missing");
    if (seen.extra > 0)
        parts.push_back(count_of(seen.extra, "base") + " too many");
    if (seen.mismatches > 0)
        parts.push_back(count_of(seen.mismatches, "base") + " different");
    return join(parts, ", ");
}

panel draw(gapped_alignment const & found, std::string const & name, std::string const & bases)
{
    auto const gaps = static_cast<std::size_t>(std::ranges::count(found.target_bases, '-'));
    panel drawn;
    drawn.title = name + ", bases " + std::to_string(found.begin + 1) + " to " +
                  std::to_string(found.begin + found.target_bases.size() - gaps);
    drawn.sequence.letters = found.target_bases;
    drawn.columns = {"edits"};
    laid_insert & insert = drawn.inserts.emplace_back();
    insert.cells = {std::to_string(found.edits)};
    insert.drawing.letters = found.insert_bases;
    for (std::size_t i = 0; i < found.insert_bases.size(); ++i)
        if (found.insert_bases[i] == found.target_bases[i])
            insert.drawing.letters[i] = '.';
    insert.remark = text_of(compare(found));
    insert.bases = bases;
    return drawn;
}

/// The nearest place of a random insert on human hairpins has 4 edits with 18 bases, 5 or 6 with 22, 8 to 10
/// with 31, 10 with 33, 14 or 15 with 43 (medians and ranges of random inserts on the 158,893 bases of
/// miRBase 22).
bool is_by_chance(gapped_alignment const & found, std::size_t insert_length)
{
    constexpr std::size_t slope{4}; // per ten bases
    constexpr std::size_t offset{32};
    return found.edits * 10 + 9 + offset >= slope * insert_length;
}

std::string sentence(gapped_alignment const & found, std::string const & name, std::size_t insert_length)
{
    differences const seen = compare(found);
    std::string const text = "Nearest to " + name + ": " + text_of(seen) + ".";
    if (is_by_chance(found, insert_length))
        return text + " A sequence without any relation would be as near.";
    if (seen.missing + seen.extra > 0)
        return text + " Reads are laid on it without gaps.";
    return text + " That is more than is allowed, or too near to its end.";
}

} // namespace

chapter gapped_chapter(std::string const & bases, pipeline::resources const & shared)
{
    chapter result;
    result.title = "Nearest with gaps";
    if (!can_align_with_gaps())
    {
        result.sentences.emplace_back("Not known: this program was built without SeqAn3.");
        return result;
    }
    auto const hairpins = reference::sequences_of(shared.reference().hairpins());
    auto const rnas = reference::sequences_of(shared.competitors().entries());
    auto const add = [&](std::optional<gapped_alignment> const & found, auto const & names) {
        if (!found)
            return;
        std::string const & name = names[found->target].name;
        result.sentences.push_back(sentence(*found, name, bases.size()));
        if (!is_by_chance(*found, bases.size()))
            result.panels.push_back(draw(*found, name, bases));
    };
    add(nearest_with_gaps(bases, hairpins), shared.reference().hairpins());
    add(nearest_with_gaps(bases, rnas), shared.competitors().entries());
    return result;
}

} // namespace polarmir::explain
