// Sets of miRNAs of the user, and what scores are measured against; the first letter of an input says in
// which form.
#include "support/scratch.hpp"
#include "support/target.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/reference/mirna_names.hpp>
#include <polarmir/score/background.hpp>
#include <polarmir/score/signature_file.hpp>

#include <cmath>

namespace {

using namespace polarmir;

void check(score::signature_file const & file)
{
    for (score::signature_problem const & one : file.problems)
        fuzz::promise(!one.message().empty(), "a problem has a message");
    if (!file.problems.empty())
        return;
    fuzz::promise(!file.sets.empty(), "a file without problems has sets");
    for (score::signature const & set : file.sets)
    {
        fuzz::promise(!set.name.empty() && !set.members.empty(), "a set has a name and members");
        for (score::member const & one : set.members)
            fuzz::promise(one.weight > 0 && std::isfinite(one.weight) && std::abs(one.direction) == 1,
                          "weights and directions are what the file form allows");
    }
    static_cast<void>(score::find_opposing(file.sets));
    static_cast<void>(score::species_of(file.sets));
}

void read(std::string const & name, std::string_view text)
{
    std::filesystem::path const file = fuzz::files().put(name, text);
    fuzz::refuse_or_do([&] { check(score::read_signature_file(file, reference::human_mirna_names())); });
    fuzz::refuse_or_do(
        [&] { static_cast<void>(score::load_signatures(file, reference::human_mirna_names())); });
}

} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const * data, std::size_t size)
{
    std::string_view input = fuzz::text_of(data, size);
    switch (fuzz::take_choice(input, 3))
    {
    case 0:
        read("sets.tsv", input);
        break;
    case 1:
        read("sets.gmt", input);
        break;
    default:
        std::filesystem::path const file = fuzz::files().put("background.tsv", input);
        fuzz::refuse_or_do([&] { static_cast<void>(score::read_mirna_list(file)); });
        fuzz::refuse_or_do([&] { static_cast<void>(score::read_abundances(file)); });
        for (std::string_view const name : split(input, '\n'))
            static_cast<void>(reference::human_mirna_names().similar(name));
    }
    return 0;
}
