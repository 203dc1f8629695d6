#include "sheet_notes.hpp"

#include "sheet_illumina.hpp"
#include "sheet_masking.hpp"
#include "sheet_matcher.hpp"
#include "sheet_text.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/phrase.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/core/utf8.hpp>
#include <polarmir/io/directory.hpp>
#include <polarmir/reads/file_name.hpp>

#include <algorithm>
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

/// The files SampleSheet*.csv in a folder, in natural order.
std::vector<fs::path> sheets_in(fs::path const & folder)
{
    std::vector<fs::path> found;
    std::error_code failure;
    for (fs::path & path : io::list_directory(folder, failure))
    {
        std::string const name = to_lower(path.filename().string());
        std::error_code ignored;
        if (name.starts_with("samplesheet") && name.ends_with(".csv") && fs::is_regular_file(path, ignored))
            found.push_back(std::move(path));
    }
    std::ranges::sort(found, natural_less, [](fs::path const & path) { return path.native(); });
    return found;
}

fs::path plain(fs::path const & path)
{
    fs::path const normal = fs::absolute(path).lexically_normal();
    return normal.has_filename() ? normal : normal.parent_path();
}

bool is_below(fs::path const & file, fs::path const & folder)
{
    fs::path const place = plain(folder);
    fs::path const path = plain(file);
    return std::mismatch(place.begin(), place.end(), path.begin(), path.end()).first == place.end();
}

/// Collects the sheets' words on the samples of a cohort.
class annotator
{
  public:
    explicit annotator(cohort & found) : cohort_{found}, values_(found.samples.size()) {}

    void add_folder(fs::path const & folder)
    {
        std::vector<std::pair<fs::path, std::string>> illumina;
        for (fs::path const & path : sheets_in(folder))
            if (std::optional<std::string> text = read(path))
                illumina.emplace_back(path, *std::move(text));
        if (illumina.size() > 1)
            warn(printable(folder.string()) +
                 ": holds several Illumina sample sheets, none is used: " + list(illumina));
        else if (illumina.size() == 1)
            add_sheet(folder, illumina.front().first, illumina.front().second);
    }

    /// Every sample gets every column.
    void finish()
    {
        cohort_.annotation_columns = columns_;
        for (std::size_t i = 0; i < cohort_.samples.size(); ++i)
            for (std::string const & column : columns_)
                cohort_.samples[i].annotations.emplace_back(column, values_[i][to_lower(column)]);
    }

  private:
    void warn(std::string text) { cohort_.warnings.push_back(std::move(text)); }

    static std::string list(std::vector<std::pair<fs::path, std::string>> const & sheets)
    {
        std::vector<std::string> names;
        for (auto const & [path, text] : sheets)
            names.push_back(printable(path.filename().string()));
        return join(names, ", ");
    }

    /// The text of an Illumina sheet.
    [[nodiscard]] std::optional<std::string> read(fs::path const & path)
    {
        try
        {
            std::string text = read_sheet_text(path);
            if (is_illumina_sheet(text))
                return text;
            cohort_.notes.push_back(
                printable(path.string()) +
                ": no Illumina sample sheet, not used; to use it, give it with --samples");
        }
        catch (input_error const & e)
        {
            warn(std::string{"not used: "} + e.what());
        }
        return std::nullopt;
    }

    void add_sheet(fs::path const & folder, fs::path const & path, std::string const & text)
    try
    {
        illumina_sheet const sheet = parse_illumina_sheet(text, path.string());
        for (std::string & warning : masking_warnings(sheet))
            warn(std::move(warning));
        annotate(folder, sheet);
    }
    catch (input_error const & e)
    {
        warn(std::string{"not used: "} + e.what());
    }

    void annotate(fs::path const & folder, illumina_sheet const & sheet)
    {
        sheet_matcher const matcher{sheet};
        std::set<std::size_t> named;
        std::size_t known{0};
        for (std::size_t i = 0; i < cohort_.samples.size(); ++i)
            if (std::optional<std::size_t> const row = row_of(cohort_.samples[i], folder, matcher, named))
            {
                ++known;
                take(i, sheet, *row);
            }
        std::vector<std::string> missing;
        for (std::size_t row = 0; row < sheet.samples.size(); ++row)
            if (!named.contains(row))
                missing.push_back(printable(sheet.samples[row].name()) + " (line " +
                                  std::to_string(sheet.samples[row].line) + ')');
        std::string const path = printable(sheet.path);
        cohort_.notes.push_back(path + ": describes " + std::to_string(known) + " of " +
                                std::to_string(cohort_.samples.size()) + " samples" +
                                (columns_.empty() ? "" : ", columns " + join(columns_, ", ")));
        if (!missing.empty())
            warn(path + ": samples without a FASTQ file: " + some_of(missing));
    }

    /// The row that the files of a sample below `folder` lead to, if it is one. Adds all they lead to to
    /// `named`.
    [[nodiscard]] static std::optional<std::size_t> row_of(sample const & one,
                                                           fs::path const & folder,
                                                           sheet_matcher const & matcher,
                                                           std::set<std::size_t> & named)
    {
        std::set<std::size_t> rows;
        for (fs::path const & file : one.files)
        {
            if (!is_below(file, folder))
                continue;
            if (std::optional<file_name> const decoded = decode_file_name(file.filename().string()))
                for (std::size_t const row : matcher.match(file, *decoded))
                    rows.insert(row);
        }
        named.insert(rows.begin(), rows.end());
        return rows.size() == 1 ? std::optional{*rows.begin()} : std::nullopt;
    }

    void take(std::size_t i, illumina_sheet const & sheet, std::size_t row)
    {
        illumina_sample const & said = sheet.samples[row];
        if (!said.project.empty())
            set(i, sheet.project_column(), said.project);
        for (std::size_t column = 0; column < said.annotations.size(); ++column)
            set(i, sheet.annotation_columns[column], said.annotations[column]);
    }

    void set(std::size_t i, std::string const & column, std::string const & value)
    {
        std::string const lower = to_lower(column);
        if (std::ranges::none_of(columns_, [&](std::string const & one) { return to_lower(one) == lower; }))
            columns_.push_back(column);
        auto const [known, is_new] = values_[i].try_emplace(lower, value);
        if (is_new || known->second == value)
            return;
        warn("sample '" + cohort_.samples[i].name + "' has " + printable(column) + " '" +
             printable(known->second) + "' and '" + printable(value) +
             "' in the sample sheets of two run folders; left empty");
        known->second.clear();
    }

    cohort & cohort_;
    std::vector<std::string> columns_;
    std::vector<std::map<std::string, std::string>> values_; ///< by sample and column (lower case)
};

/// The folders among the inputs, each once, in natural order.
std::vector<fs::path> folders_among(std::span<fs::path const> inputs)
{
    std::vector<fs::path> folders;
    std::error_code ignored;
    for (fs::path const & input : inputs)
        if (input != "-" && fs::is_directory(input, ignored))
            folders.push_back(input);
    std::ranges::sort(folders, natural_less, [](fs::path const & path) { return path.native(); });
    std::set<fs::path> known;
    std::erase_if(folders,
                  [&](fs::path const & one) { return !known.insert(fs::weakly_canonical(one)).second; });
    return folders;
}

/// What the settings of one sheet do; nothing when it is no Illumina sheet or broken.
std::vector<std::string> masking_of(fs::path const & path)
try
{
    std::string const text = read_sheet_text(path);
    return is_illumina_sheet(text) ? masking_warnings(parse_illumina_sheet(text, path.string()))
                                   : std::vector<std::string>{};
}
catch (input_error const &)
{
    return {};
}

} // namespace

void annotate_from_run_folders(cohort & found, std::span<fs::path const> inputs)
{
    annotator notes{found};
    for (fs::path const & folder : folders_among(inputs))
        notes.add_folder(folder);
    notes.finish();
}

void warn_of_masking(cohort & found, std::span<fs::path const> inputs)
{
    for (fs::path const & folder : folders_among(inputs))
        for (fs::path const & sheet : sheets_in(folder))
            for (std::string & warning : masking_of(sheet))
                found.warnings.push_back(std::move(warning));
}

} // namespace polarmir::reads
