#include "sheet_files.hpp"

#include "file_kind.hpp"
#include "file_search.hpp"
#include "grouping.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/utf8.hpp>
#include <polarmir/reads/sample_sheet.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace polarmir::reads {
namespace {

namespace fs = std::filesystem;

bool is_file(fs::path const & path)
{
    std::error_code ignored;
    return fs::exists(path, ignored) && !fs::is_directory(path, ignored);
}

/// Where a file of a sheet was found.
struct match
{
    std::optional<fs::path> file;
    std::optional<fs::path> other; ///< a different file that may be meant as well
};

/// Finds the files a sheet names.
class file_finder
{
  public:
    file_finder(fs::path const & sheet, std::span<fs::path const> inputs) : sheet_folder_{sheet.parent_path()}
    {
        std::error_code ignored;
        for (fs::path const & input : inputs)
            if (input != "-")
                input_folders_.push_back(fs::is_directory(input, ignored) ? input : input.parent_path());
    }

    [[nodiscard]] match find(fs::path const & file) const
    {
        if (file == "-")
            return {file, {}};
        if (is_file(sheet_folder_ / file)) // an absolute path stays as it is
            return {sheet_folder_ / file, {}};
        match found = find_in_inputs(file);
        if (!found.file && is_file(file))
            found.file = file;
        return found;
    }

    /// The places `find` looks at, for a message.
    [[nodiscard]] std::string places(fs::path const & file) const
    {
        if (file.is_absolute())
            return {};
        std::set<std::string> named{sheet_folder_.string(), ""};
        std::string text =
            "; looked in " + (sheet_folder_.empty() ? "" : printable(sheet_folder_.string()) + ", ");
        for (fs::path const & folder : input_folders_)
            if (named.insert(folder.string()).second)
                text += printable(folder.string()) + ", ";
        return text + "the working directory";
    }

  private:
    [[nodiscard]] match find_in_inputs(fs::path const & file) const
    {
        match found;
        for (fs::path const & folder : input_folders_)
        {
            fs::path const place = folder / file;
            if (!is_file(place))
                continue;
            if (found.file && !fs::equivalent(*found.file, place))
                found.other = place;
            found.file = found.file.value_or(place);
        }
        return found;
    }

    fs::path sheet_folder_;
    std::vector<fs::path> input_folders_;
};

/// Builds the cohort row by row.
class sheet_reader
{
  public:
    sheet_reader(sample_sheet sheet, std::span<fs::path const> inputs) :
        sheet_{std::move(sheet)}, inputs_{inputs}, finder_{sheet_.path, inputs}
    {
        result_.annotation_columns = sheet_.annotation_columns;
    }

    [[nodiscard]] cohort read()
    {
        for (sheet_row const & row : sheet_.rows)
            add(row);
        for (sheet_row const & row : sheet_.rows)
            skip_mate(row);
        skip_the_rest();
        return std::move(result_);
    }

  private:
    [[noreturn]] void refuse(sheet_row const & row, std::string const & what) const
    {
        throw parse_error{{sheet_.path, row.line},
                          "file '" + printable(row.file) + "' of sample '" + row.sample + "' " + what};
    }

    [[nodiscard]] fs::path locate(sheet_row const & row) const
    {
        match const found = finder_.find(row.file);
        if (!found.file)
            refuse(row, "not found" + finder_.places(row.file));
        if (found.other)
            refuse(row,
                   "may be " + printable(found.file->string()) + " or " + printable(found.other->string()) +
                       "; write the one that is meant");
        if (std::optional<std::string> const fault = fault_of_kind(found.file->filename().string()))
            refuse(row, *fault);
        return *found.file;
    }

    void add(sheet_row const & row)
    {
        fs::path const file = locate(row);
        auto const [owner, is_new] = owners_.try_emplace(file == "-" ? file : fs::canonical(file), &row);
        sheet_row const & first = *owner->second;
        if (first.sample != row.sample)
            refuse(row,
                   "is also that of sample '" + first.sample + "' on line " + std::to_string(first.line));
        sample & target = sample_of(row);
        if (is_new)
            target.files.push_back(file);
    }

    sample & sample_of(sheet_row const & row)
    {
        auto const [place, is_new] = indices_.try_emplace(row.sample, result_.samples.size());
        if (!is_new)
            return result_.samples[place->second];
        sample & added = result_.samples.emplace_back();
        added.name = row.sample;
        for (std::size_t i = 0; i < row.annotations.size(); ++i)
            added.annotations.emplace_back(sheet_.annotation_columns[i], row.annotations[i]);
        return added;
    }

    void skip_mate(sheet_row const & row)
    {
        if (row.mate.empty())
            return;
        std::optional<fs::path> const found = finder_.find(row.mate).file;
        if (!found || skipped_.insert(fs::weakly_canonical(*found)).second)
            result_.skipped.push_back({found.value_or(row.mate), reason_to_skip(read_role::mate)});
    }

    void skip_the_rest()
    {
        found_files found = find_fastq(inputs_);
        result_.warnings = std::move(found.warnings);
        result_.skipped.insert(result_.skipped.end(), found.skipped.begin(), found.skipped.end());
        for (found_file const & file : found.files)
            if (!owners_.contains(file.identity) && !skipped_.contains(file.identity))
                result_.skipped.push_back({file.path, "not in sheet"});
    }

    sample_sheet sheet_;
    std::span<fs::path const> inputs_;
    file_finder finder_;
    cohort result_;
    std::map<std::string, std::size_t> indices_;   ///< of the samples, by name
    std::map<fs::path, sheet_row const *> owners_; ///< the first row that names a file, by canonical path
    std::set<fs::path> skipped_;                   ///< canonical
};

} // namespace

cohort read_cohort(fs::path const & sheet, std::span<fs::path const> inputs)
{
    return sheet_reader{read_sample_sheet(sheet), inputs}.read();
}

} // namespace polarmir::reads
