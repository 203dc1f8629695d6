#include "sheet_files.hpp"

#include "file_kind.hpp"
#include "file_search.hpp"
#include "grouping.hpp"
#include "sheet_fastq_list.hpp"
#include "sheet_finder.hpp"
#include "sheet_illumina.hpp"
#include "sheet_illumina_files.hpp"
#include "sheet_notes.hpp"
#include "sheet_text.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/utf8.hpp>
#include <polarmir/reads/file_name.hpp>
#include <polarmir/reads/sample_sheet.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace polarmir::reads {
namespace {

namespace fs = std::filesystem;

enum class sheet_origin
{
    person,
    demultiplexer, ///< written with the files; its paths are often those of another machine
};

/// Builds the cohort row by row.
class sheet_reader
{
  public:
    sheet_reader(sample_sheet sheet, std::span<fs::path const> inputs, sheet_origin origin) :
        sheet_{std::move(sheet)}, origin_{origin}, found_{find_fastq(inputs)}, finder_{sheet_.path, inputs}
    {
        result_.annotation_columns = sheet_.annotation_columns;
        if (origin == sheet_origin::demultiplexer)
            finder_.search_names(found_.files);
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
                          "file '" + printable(row.file) + "' of sample '" + printable(row.sample) + "' " +
                              what};
    }

    [[nodiscard]] fs::path locate(sheet_row const & row) const
    {
        sheet_match const found = finder_.find(row.file);
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
        if (origin_ == sheet_origin::demultiplexer && is_of_no_sample(file))
            return skip(file, reason_to_skip(read_role::undetermined));
        auto const [owner, is_new] = owners_.try_emplace(file == "-" ? file : fs::canonical(file), &row);
        sheet_row const & first = *owner->second;
        if (first.sample != row.sample)
            refuse(row,
                   "is also that of sample '" + printable(first.sample) + "' on line " +
                       std::to_string(first.line));
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

    /// fastq_list.csv lists the reads of no sample as well.
    [[nodiscard]] static bool is_of_no_sample(fs::path const & file)
    {
        std::optional<file_name> const decoded = decode_file_name(file.filename().string());
        return decoded && decoded->role == read_role::undetermined;
    }

    void skip(fs::path const & file, char const * reason)
    {
        if (skipped_.insert(fs::weakly_canonical(file)).second)
            result_.skipped.push_back({file, reason});
    }

    void skip_mate(sheet_row const & row)
    {
        if (row.mate.empty())
            return;
        if (std::optional<fs::path> const found = finder_.find(row.mate).file)
        {
            if (owners_.contains(fs::weakly_canonical(*found)))
                refuse(row, "is also named as a mate (R2)");
            skip(*found, reason_to_skip(read_role::mate));
        }
        else
            result_.skipped.push_back({row.mate, reason_to_skip(read_role::mate)});
    }

    void skip_the_rest()
    {
        result_.warnings = std::move(found_.warnings);
        result_.skipped.insert(result_.skipped.end(), found_.skipped.begin(), found_.skipped.end());
        for (found_file const & file : found_.files)
            if (!owners_.contains(file.identity) && !skipped_.contains(file.identity))
                result_.skipped.push_back({file.path, "not in sheet"});
    }

    sample_sheet sheet_;
    sheet_origin origin_;
    found_files found_;
    sheet_finder finder_;
    cohort result_;
    std::map<std::string, std::size_t> indices_;   ///< of the samples, by name
    std::map<fs::path, sheet_row const *> owners_; ///< the first row that names a file, by canonical path
    std::set<fs::path> skipped_;                   ///< canonical
};

} // namespace

bool is_own_sheet(fs::path const & path)
{
    std::string const text = read_sheet_text(path);
    return !is_illumina_sheet(text) && !is_fastq_list(text);
}

cohort read_cohort(fs::path const & sheet, std::span<fs::path const> inputs)
{
    std::string const text = read_sheet_text(sheet);
    // The demultiplexer puts its sheet beside the files or above them.
    std::vector<fs::path> const folder{sheet.has_parent_path() ? sheet.parent_path() : fs::path{"."}};
    std::span<fs::path const> const places = inputs.empty() ? folder : inputs;
    if (is_illumina_sheet(text))
        return read_illumina_cohort(parse_illumina_sheet(text, sheet.string()), places);
    cohort found =
        is_fastq_list(text)
            ? sheet_reader{parse_fastq_list(text, sheet.string()), places, sheet_origin::demultiplexer}.read()
            : sheet_reader{parse_sample_sheet(text, sheet.string()), inputs, sheet_origin::person}.read();
    warn_of_masking(found, inputs);
    return found;
}

} // namespace polarmir::reads
