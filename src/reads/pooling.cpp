#include "pooling.hpp"

#include "first_read.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/core/utf8.hpp>
#include <polarmir/reads/sequencing_lane.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace polarmir::reads {
namespace {

/// Equal, or not both in the names: then nothing tells them apart.
bool may_be_same(std::string_view one, std::string_view two)
{
    return one.empty() || two.empty() || one == two;
}

/// Lanes and chunks are in all names or in none, and no pair occurs twice: the names tell the files apart.
bool names_suffice(std::vector<named_file> const & files)
{
    std::set<std::pair<std::string_view, std::string_view>> places;
    file_name const & first = files.front().name;
    for (named_file const & one : files)
        if (one.name.lane.empty() != first.lane.empty() || one.name.chunk.empty() != first.chunk.empty() ||
            one.name.flow_cell != first.flow_cell || !places.emplace(one.name.lane, one.name.chunk).second)
            return false;
    return true;
}

/// Names that a sequencer's software gives; the same sample is then meant on every flow cell.
bool is_from_sequencer(name_rule rule) noexcept
{
    return rule == name_rule::illumina || rule == name_rule::casava || rule == name_rule::mgi;
}

std::string flow_cell(named_file const & one)
{
    if (!one.name.flow_cell.empty())
        return one.name.flow_cell;
    return lane_of(first_read_name(one.file.path).value_or("")).value_or(sequencing_lane{}).flow_cell;
}

[[noreturn]] void refuse(named_file const & one, named_file const & two, std::string const & why)
{
    throw input_error{printable(one.file.path.string()) + " and " + printable(two.file.path.string()) +
                      ": both are sample '" + printable(one.name.sample) + "', " + why +
                      "; say with a sample sheet (--samples) what they are"};
}

void check_pair(named_file const & one, named_file const & two, bool same_flow_cell)
{
    if (!may_be_same(one.name.lane, two.name.lane) || !may_be_same(one.name.chunk, two.name.chunk))
        return;
    if (same_flow_cell)
        refuse(one, two, "and flow cell, lane and chunk do not tell them apart");
    if (!is_from_sequencer(one.name.rule) || !is_from_sequencer(two.name.rule))
        refuse(one, two, "and may be different samples of that name");
}

/// Checks every pair that may be of one lane and chunk.
void check_pairs(std::vector<named_file const *> const & files, std::vector<std::string> const & cells)
{
    auto const all = [&](std::string file_name::*part) {
        return std::ranges::none_of(files, [&](named_file const * one) { return (one->name.*part).empty(); });
    };
    bool const by_lane = all(&file_name::lane);
    bool const by_chunk = all(&file_name::chunk);
    std::map<std::pair<std::string_view, std::string_view>, std::vector<std::size_t>> places;
    for (std::size_t i = 0; i < files.size(); ++i)
        places[{by_lane ? std::string_view{files[i]->name.lane} : "",
                by_chunk ? std::string_view{files[i]->name.chunk} : ""}]
            .push_back(i);
    for (auto const & [place, members] : places)
        for (std::size_t i = 0; i < members.size(); ++i)
            for (std::size_t j = i + 1; j < members.size(); ++j)
                check_pair(*files[members[i]],
                           *files[members[j]],
                           may_be_same(cells[members[i]], cells[members[j]]));
}

/// How many flow cells the first file of each folder tells of: a run is one folder or several.
std::size_t flow_cells_of_folders(std::vector<named_file> const & files)
{
    std::map<std::filesystem::path, named_file const *> folders;
    for (named_file const & one : files)
        folders.try_emplace(one.file.path.parent_path(), &one);
    if (folders.size() == 1)
        return 1;
    std::set<std::string> cells;
    for (auto const & [folder, one] : folders)
        cells.insert(flow_cell(*one));
    cells.erase("");
    return std::max<std::size_t>(cells.size(), 1);
}

bool reads_before(named_file const & a, named_file const & b)
{
    if (a.name.lane != b.name.lane)
        return natural_less(a.name.lane, b.name.lane);
    if (a.name.chunk != b.name.chunk)
        return natural_less(a.name.chunk, b.name.chunk);
    return natural_less(a.file.path.native(), b.file.path.native());
}

/// How many flow cells are told apart; throws as pool does.
std::size_t check_pooling(std::vector<named_file> const & files)
{
    if (names_suffice(files))
        return flow_cells_of_folders(files);
    std::vector<named_file const *> with_reads;
    std::vector<std::string> cells;
    for (named_file const & one : files)
    {
        std::string cell = flow_cell(one);
        if (cell.empty() && has_no_reads(one.file.path))
            continue;
        with_reads.push_back(&one);
        cells.push_back(std::move(cell));
    }
    check_pairs(with_reads, cells);
    std::set<std::string> known(cells.begin(), cells.end());
    known.erase("");
    return known.size();
}

} // namespace

void pool(std::vector<named_file> files, sample & target, std::vector<std::string> & warnings)
{
    std::ranges::sort(files, reads_before);
    if (std::size_t const cells = check_pooling(files); cells > 1)
        warnings.push_back("sample '" + target.name + "' pools files of " + std::to_string(cells) +
                           " flow cells");
    for (named_file & one : files)
        target.files.push_back(std::move(one.file.path));
}

} // namespace polarmir::reads
