#include "grouping.hpp"

#include "mates.hpp"
#include "pooling.hpp"
#include "project.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/core/utf8.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace polarmir::reads {
namespace {

namespace fs = std::filesystem;

/// The files of one sample name, by project folder.
using files_by_project = std::map<std::string, std::vector<named_file>>;

/// Turns files into samples and collects what there is to say about them.
class grouper
{
  public:
    explicit grouper(found_files found) :
        files_{std::move(found.files)}, result_{
                                            {}, std::move(found.skipped), {}, std::move(found.warnings), {}}
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

    [[nodiscard]] static named_file settle(mate_settler & settler, found_file const & file)
    {
        std::optional<file_name> decoded =
            file.path == "-" ? std::nullopt : decode_file_name(file.path.filename().string());
        if (decoded)
            return settler.settle(*std::move(decoded), file);
        file_name standard_input;
        standard_input.sample = "stdin";
        return {file, std::move(standard_input)};
    }

    [[nodiscard]] std::vector<named_file> decode_all()
    {
        mate_settler settler{files_};
        std::vector<named_file> used;
        for (found_file const & file : files_)
        {
            named_file named = settle(settler, file);
            if (char const * const reason = reason_to_skip(named.name.role))
                result_.skipped.push_back({file.path, reason});
            else
                used.push_back(std::move(named));
        }
        result_.warnings.insert(result_.warnings.end(), settler.warnings().begin(), settler.warnings().end());
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
        if (std::optional<std::string> const fault = fault_of_sample_name(name))
            throw input_error{printable(files.front().file.path.string()) + ": the sample name '" +
                              printable(name) + "' " + *fault +
                              "; rename the file, or name the sample in a sample sheet (--samples)"};
        sample & added = result_.samples.emplace_back();
        added.name = name;
        pool(std::move(files), added, result_.warnings);
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
