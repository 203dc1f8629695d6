#include "sheet_illumina_files.hpp"

#include "file_search.hpp"
#include "grouping.hpp"
#include "pooling.hpp"
#include "sheet_masking.hpp"
#include "sheet_matcher.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/core/utf8.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace polarmir::reads {
namespace {

namespace fs = std::filesystem;

/// Builds the cohort file by file.
class illumina_reader
{
  public:
    illumina_reader(illumina_sheet const & sheet, std::span<fs::path const> folders) :
        sheet_{sheet}, folders_{folders}, matcher_{sheet}, files_(sheet.samples.size())
    {}

    [[nodiscard]] cohort read()
    {
        found_files found = find_fastq(folders_);
        if (!found.raw_folders.empty() && found.files.empty())
            throw input_error{raw_folder_message(found.raw_folders.front())};
        result_.skipped = std::move(found.skipped);
        result_.warnings = std::move(found.warnings);
        for (std::string & warning : masking_warnings(sheet_))
            result_.warnings.push_back(std::move(warning));
        for (found_file const & file : found.files)
            sort_in(file);
        for (std::size_t i = 0; i < files_.size(); ++i)
            keep_own_project(i);
        refuse_missing();
        add_samples();
        return std::move(result_);
    }

  private:
    void sort_in(found_file const & file)
    {
        std::optional<file_name> decoded =
            file.path == "-" ? std::nullopt : decode_file_name(file.path.filename().string());
        if (!decoded)
            return skip(file, "not in sheet");
        std::vector<std::size_t> const owners = matcher_.match(file.path, *decoded);
        bool const is_replicate = !owners.empty() && !decoded->replicate.empty() &&
                                  (sheet_.samples[owners.front()].name() == decoded->replicate ||
                                   sheet_.samples[owners.front()].id == decoded->replicate);
        if (is_replicate)
            decoded = as_replicate(*decoded);
        if (char const * const reason = reason_to_skip(decoded->role))
            return skip(file, reason);
        if (owners.empty())
            return skip(file, "not in sheet");
        if (owners.size() > 1)
            refuse_unclear(file, owners[0], owners[1]);
        files_[owners.front()].push_back({file, *std::move(decoded)});
    }

    void skip(found_file const & file, char const * reason)
    {
        result_.skipped.push_back({file.path, reason});
    }

    [[noreturn]] void refuse_unclear(found_file const & file, std::size_t one, std::size_t two) const
    {
        throw parse_error{{sheet_.path, sheet_.samples[two].line},
                          printable(file.path.string()) + " may be of this sample or of that on line " +
                              std::to_string(sheet_.samples[one].line) +
                              "; say which with a sheet that names the files (columns sample and fastq_1)"};
    }

    /// Another project may have a sample of the same name that is not in this sheet.
    void keep_own_project(std::size_t i)
    {
        auto const is_own = [&](named_file const & one) { return matcher_.is_in_project(one.file.path, i); };
        if (std::ranges::none_of(files_[i], is_own))
            return;
        std::erase_if(files_[i], [&](named_file const & one) {
            if (is_own(one))
                return false;
            skip(one.file, "not in sheet");
            return true;
        });
    }

    void refuse_missing() const
    {
        constexpr std::size_t most{5};
        std::vector<illumina_sample const *> missing;
        for (std::size_t i = 0; i < files_.size(); ++i)
            if (files_[i].empty())
                missing.push_back(&sheet_.samples[i]);
        if (missing.empty())
            return;
        std::string text = "sample '" + printable(missing.front()->name()) + "' has no FASTQ file below ";
        for (std::size_t i = 0; i < folders_.size(); ++i)
            text += (i == 0 ? "" : ", ") + printable(folders_[i].string());
        for (std::size_t i = 1; i < std::min(missing.size(), most); ++i)
            text += (i == 1 ? "; nor have '" : ", '") + printable(missing[i]->name()) + "' (line " +
                    std::to_string(missing[i]->line) + ')';
        if (missing.size() > most)
            text += " and " + std::to_string(missing.size() - most) + " more";
        throw parse_error{{sheet_.path, missing.front()->line},
                          text + "; to analyse the others, take these lines out of the sheet"};
    }

    /// Sample_Name or Sample_ID; of equal ones those of projects with the project before, else with the ID.
    [[nodiscard]] std::vector<std::string> names()
    {
        std::map<std::string, std::vector<std::size_t>> by_name;
        for (std::size_t i = 0; i < sheet_.samples.size(); ++i)
            by_name[sheet_.samples[i].name()].push_back(i);
        std::vector<std::string> result(sheet_.samples.size());
        for (auto const & [name, indices] : by_name)
        {
            std::set<std::string> projects;
            for (std::size_t const i : indices)
                projects.insert(sheet_.samples[i].project);
            for (std::size_t const i : indices)
                result[i] = name_of(i, indices.size() > 1, projects.size() == indices.size());
            if (indices.size() > 1)
                warn_apart(name, result, indices);
        }
        return result;
    }

    [[nodiscard]] std::string name_of(std::size_t i, bool is_repeated, bool projects_tell) const
    {
        illumina_sample const & sample = sheet_.samples[i];
        if (!is_repeated)
            return sample.name();
        if (!projects_tell)
            return sample.name() + '_' + sample.id;
        return sample.project.empty() ? sample.name() : sample.project + '_' + sample.name();
    }

    void warn_apart(std::string const & name,
                    std::vector<std::string> const & names,
                    std::vector<std::size_t> const & indices)
    {
        std::vector<std::string> apart;
        for (std::size_t const i : indices)
            apart.push_back(names[i]);
        result_.warnings.push_back("sample '" + name + "' is several samples of the sheet, kept apart as " +
                                   join(apart, ", "));
    }

    void add_samples()
    {
        bool const has_project =
            std::ranges::any_of(sheet_.samples, [](auto const & one) { return !one.project.empty(); });
        if (has_project)
            result_.annotation_columns.push_back(sheet_.project_column());
        result_.annotation_columns.insert(result_.annotation_columns.end(),
                                          sheet_.annotation_columns.begin(),
                                          sheet_.annotation_columns.end());
        std::vector<std::string> const all = names();
        std::map<std::string, std::uint64_t> lines;
        for (std::size_t i = 0; i < all.size(); ++i)
        {
            check_name(all[i], i, lines);
            add_sample(all[i], i, has_project);
        }
    }

    void
    check_name(std::string const & name, std::size_t i, std::map<std::string, std::uint64_t> & lines) const
    {
        location const where{sheet_.path, sheet_.samples[i].line};
        if (std::optional<std::string> const fault = fault_of_sample_name(name))
            throw parse_error{where, "sample name '" + printable(name) + "' " + *fault};
        auto const [first, is_new] = lines.try_emplace(name, where.line);
        if (!is_new)
            throw parse_error{where,
                              "a second sample is called '" + printable(name) + "', as on line " +
                                  std::to_string(first->second)};
    }

    void add_sample(std::string const & name, std::size_t i, bool has_project)
    {
        illumina_sample const & row = sheet_.samples[i];
        sample & added = result_.samples.emplace_back();
        added.name = name;
        pool(std::move(files_[i]), added, result_.warnings);
        if (has_project)
            added.annotations.emplace_back(sheet_.project_column(), row.project);
        for (std::size_t column = 0; column < row.annotations.size(); ++column)
            added.annotations.emplace_back(sheet_.annotation_columns[column], row.annotations[column]);
    }

    illumina_sheet const & sheet_;
    std::span<fs::path const> folders_;
    sheet_matcher matcher_;
    std::vector<std::vector<named_file>> files_; ///< by sample
    cohort result_;
};

} // namespace

cohort read_illumina_cohort(illumina_sheet const & sheet, std::span<fs::path const> folders)
{
    return illumina_reader{sheet, folders}.read();
}

} // namespace polarmir::reads
