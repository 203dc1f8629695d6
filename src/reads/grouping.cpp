#include "grouping.hpp"

#include "first_read.hpp"
#include "pooling.hpp"
#include "project.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/core/utf8.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace polarmir::reads {
namespace {

namespace fs = std::filesystem;

/// The files of one sample name, by project folder.
using files_by_project = std::map<std::string, std::vector<named_file>>;

/// Settles whether a bare `_1` or `_2` tells the end of the molecule or belongs to the sample's name.
file_name settle_digit(file_name decoded, found_file const & file, std::set<fs::path> const & paths)
{
    if (decoded.partner.empty())
        return decoded;
    bool const may_be_name = decoded.rule == name_rule::digit; // MGI files end in _1 also without a _2
    fs::path const partner = file.path.parent_path() / decoded.partner;
    if (!paths.contains(partner))
        return may_be_name ? as_replicate(decoded) : decoded;
    bool const is_first = decoded.role == read_role::first;
    fs::path const & one = is_first ? file.path : partner;
    fs::path const & two = is_first ? partner : file.path;
    pair_relation const relation = compare_first_reads(first_read_name(one), first_read_name(two));
    if (relation == pair_relation::separate)
        return as_replicate(decoded);
    if (relation == pair_relation::unclear && may_be_name)
        throw input_error{
            printable(one.string()) + " and " + printable(two.filename().string()) +
            " may be two ends of one sample or two samples, and their first reads do not tell; " +
            "say which with a sample sheet (--samples)"};
    return decoded;
}

named_file decode(found_file const & file, std::set<fs::path> const & paths)
{
    if (file.path != "-")
        if (std::optional<file_name> decoded = decode_file_name(file.path.filename().string()))
            return {file, settle_digit(*std::move(decoded), file, paths)};
    file_name standard_input;
    standard_input.sample = "stdin";
    return {file, std::move(standard_input)};
}

bool reads_before(named_file const & a, named_file const & b)
{
    if (a.name.lane != b.name.lane)
        return natural_less(a.name.lane, b.name.lane);
    if (a.name.chunk != b.name.chunk)
        return natural_less(a.name.chunk, b.name.chunk);
    return natural_less(a.file.path.native(), b.file.path.native());
}

/// Turns files into samples and collects what there is to say about them.
class grouper
{
  public:
    explicit grouper(found_files found) :
        files_{std::move(found.files)}, result_{{}, std::move(found.skipped), {}, std::move(found.warnings)}
    {}

    [[nodiscard]] cohort group()
    {
        std::map<std::string, files_by_project> by_name;
        for (named_file & one : decode_all())
            by_name[one.name.sample][project_of(one)].push_back(std::move(one));
        for (auto & [name, projects] : by_name)
            add_projects(name, projects);
        std::ranges::sort(result_.samples, natural_less, &sample::name);
        auto const twice = std::ranges::adjacent_find(result_.samples, {}, &sample::name);
        if (twice != result_.samples.end())
            throw input_error{printable(twice->files.front().string()) + ": a second sample is called '" +
                              twice->name + "'; tell them apart with a sample sheet (--samples)"};
        return std::move(result_);
    }

  private:
    [[nodiscard]] static std::string project_of(named_file const & one)
    {
        return one.file.path == "-" ? std::string{} : reads::project_of(one.file.path, one.name.sample);
    }

    [[nodiscard]] std::vector<named_file> decode_all()
    {
        std::set<fs::path> paths;
        for (found_file const & file : files_)
            paths.insert(file.path);
        std::vector<named_file> used;
        for (found_file const & file : files_)
        {
            named_file named = decode(file, paths);
            if (char const * const reason = reason_to_skip(named.name.role))
                result_.skipped.push_back({file.path, reason});
            else
                used.push_back(std::move(named));
        }
        return used;
    }

    void add_projects(std::string const & name, files_by_project & projects)
    {
        bool const apart = projects.size() > 1;
        std::string names;
        for (auto & [project, files] : projects)
        {
            std::string prefix = apart && !project.empty() ? project + '_' : std::string{};
            names += names.empty() ? "" : ", ";
            names += add_sample(prefix.append(name), std::move(files)).name;
        }
        if (apart)
            result_.warnings.push_back("sample '" + name + "' is in several folders and kept apart as " +
                                       names +
                                       "; to pool the files, list them in a sample sheet (--samples)");
    }

    sample const & add_sample(std::string const & name, std::vector<named_file> files)
    {
        std::ranges::sort(files, reads_before);
        if (std::optional<std::string> const fault = fault_of_sample_name(name))
            throw input_error{printable(files.front().file.path.string()) + ": the sample name '" +
                              printable(name) + "' " + *fault +
                              "; rename the file, or name the sample in a sample sheet (--samples)"};
        if (std::size_t const cells = check_pooling(files); cells > 1)
            result_.warnings.push_back("sample '" + name + "' pools files of " + std::to_string(cells) +
                                       " flow cells");
        sample & added = result_.samples.emplace_back();
        added.name = name;
        for (named_file & one : files)
            added.files.push_back(std::move(one.file.path));
        return added;
    }

    std::vector<found_file> files_;
    cohort result_;
};

} // namespace

char const * reason_to_skip(read_role role) noexcept
{
    switch (role)
    {
    case read_role::mate:
        return "mate (R2): a small RNA is read from one end";
    case read_role::index:
        return "index read";
    case read_role::undetermined:
        return "undetermined: reads that belong to no sample";
    case read_role::first:
        break;
    }
    return nullptr;
}

cohort group_by_name(found_files found)
{
    return grouper{std::move(found)}.group();
}

} // namespace polarmir::reads
