#include "file_search.hpp"

#include "file_kind.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/core/utf8.hpp>
#include <polarmir/io/directory.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

namespace polarmir::reads {
namespace {

namespace fs = std::filesystem;

bool natural_path_less(fs::path const & a, fs::path const & b)
{
    return natural_less(a.native(), b.native());
}

/// The entries of a folder in natural order, so that nothing depends on how the system lists them.
std::vector<fs::path> entries_of(fs::path const & folder, std::error_code & failure)
{
    std::vector<fs::path> entries = io::list_directory(folder, failure);
    std::ranges::sort(entries, natural_path_less);
    return entries;
}

/// True for a folder this program wrote: it holds a run.json that begins with our name.
bool is_result_folder(fs::path const & folder)
{
    constexpr std::size_t beginning{64};
    std::ifstream file{folder / "run.json", std::ios::binary};
    std::string text(beginning, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    std::size_t const key = text.find("\"program\"");
    return key != std::string::npos && text.find("\"polarmir\"", key) != std::string::npos;
}

/// Walks the inputs; remembers where it has been, so links cannot lead it in circles.
class search
{
  public:
    void add(fs::path const & input)
    {
        std::error_code ignored;
        if (input == "-")
            add_file(input, input);
        else if (fs::is_directory(input, ignored))
            add_folder(input);
        else
            add_given_file(input);
    }

    [[nodiscard]] found_files finish()
    {
        std::ranges::sort(result_.files, natural_path_less, &found_file::path);
        for (auto const & [folder, closed] : closed_)
            result_.warnings.push_back(printable(folder.string()) + ": " + std::to_string(closed.number) +
                                       " entries of this folder cannot be looked at: " + closed.reason);
        for (auto const & [ending, number] : others_)
            result_.others += (result_.others.empty() ? "" : ", ") + std::to_string(number) + ' ' + ending;
        return std::move(result_);
    }

  private:
    void add_file(fs::path const & path, fs::path const & identity)
    {
        auto const [first, is_new] = files_.try_emplace(identity, path);
        if (is_new)
            result_.files.push_back({path, identity});
        else if (first->second.filename() != path.filename())
            result_.skipped.push_back({path, "the same file as " + printable(first->second.string())});
    }

    void add_given_file(fs::path const & path)
    {
        std::error_code failure;
        fs::path const identity = fs::canonical(path, failure);
        if (failure == std::errc::no_such_file_or_directory)
            throw input_error{printable(path.string()) + ": no such file or folder"};
        if (failure)
            throw input_error{printable(path.string()) + ": cannot be reached: " + failure.message()};
        std::string const name = path.filename().string();
        if (std::optional<std::string> const fault = fault_of_kind(name))
            throw input_error{printable(path.string()) + ": " + *fault};
        if (kind_of(name) == file_kind::other)
            throw input_error{printable(path.string()) +
                              ": not a FASTQ file by its name (.fastq or .fq, optionally .gz), nor BAM, CRAM "
                              "or SAM; rename it, " +
                              "or list it in a sample sheet (--samples)"};
        add_file(path, identity);
    }

    void add_folder(fs::path const & input)
    {
        std::size_t const before = result_.files.size();
        saw_base_calls_ = false;
        walk(input);
        if (saw_base_calls_ && result_.files.size() == before)
            result_.raw_folders.push_back(input);
    }

    void walk(fs::path const & folder)
    {
        std::error_code failure;
        fs::path const identity = fs::canonical(folder, failure);
        if (!failure && !folders_.insert(identity).second)
            return;
        std::vector<fs::path> const entries = entries_of(folder, failure);
        if (failure)
            result_.warnings.push_back(printable(folder.string()) +
                                       ": this folder cannot be searched: " + failure.message());
        for (fs::path const & entry : entries)
            visit(entry);
    }

    void visit(fs::path const & path)
    {
        std::error_code failure;
        bool const is_hidden = path.filename().native().starts_with('.');
        fs::file_status const status = fs::status(path, failure);
        if (failure && status.type() != fs::file_type::not_found && !is_loop(failure))
            add_closed(path.parent_path(), failure);
        else if (!fs::is_directory(status))
            visit_file(path, is_hidden);
        else if (!is_hidden && !is_result_folder(path))
            walk(path);
    }

    void add_closed(fs::path const & folder, std::error_code const & failure)
    {
        closed_entries & closed = closed_[folder];
        ++closed.number;
        closed.reason = failure.message();
    }

    [[nodiscard]] static bool is_loop(std::error_code const & failure)
    {
        return failure == std::errc::too_many_symbolic_link_levels;
    }

    void visit_file(fs::path const & path, bool is_hidden)
    {
        std::string const name = path.filename().string();
        file_kind const kind = kind_of(name);
        if (kind == file_kind::base_calls)
            saw_base_calls_ = true;
        else if (kind == file_kind::other)
            ++others_[path.has_extension() ? printable(path.extension().string()) : "without an extension"];
        else if (is_hidden)
            result_.skipped.push_back({path, "hidden file"});
        else if (kind == file_kind::fastq || kind == file_kind::alignment)
            visit_reads(path);
        else
            result_.skipped.push_back({path, fault_of_kind(name).value_or("")});
    }

    void visit_reads(fs::path const & path)
    {
        std::error_code failure;
        fs::path const identity = fs::canonical(path, failure);
        if (!failure && fs::is_regular_file(identity, failure))
            return add_file(path, identity);
        // A sample that silently goes missing is worse than a line of log.
        bool const is_closed = failure == std::errc::permission_denied;
        result_.skipped.push_back({path,
                                   is_closed ? "cannot be reached: " + failure.message()
                                   : failure ? "a link that leads nowhere"
                                             : "not a regular file"});
        result_.warnings.push_back("skipped " + printable(path.string()) + ": " +
                                   result_.skipped.back().reason);
    }

    struct closed_entries
    {
        std::size_t number{0};
        std::string reason;
    };

    found_files result_;
    std::map<fs::path, fs::path> files_; ///< by identity, the first way there
    std::set<fs::path> folders_;
    std::map<fs::path, closed_entries> closed_; ///< by folder
    std::map<std::string, std::size_t> others_;
    bool saw_base_calls_{false};
};

} // namespace

std::string raw_folder_message(fs::path const & folder)
{
    return printable(folder.string()) +
           ": a sequencer's run folder without FASTQ files; demultiplex it first (bcl-convert or bcl2fastq)";
}

found_files find_fastq(std::span<fs::path const> inputs)
{
    std::vector<fs::path> ordered(inputs.begin(), inputs.end());
    std::ranges::sort(ordered, natural_path_less);
    search walker;
    for (fs::path const & input : ordered)
        walker.add(input);
    return walker.finish();
}

} // namespace polarmir::reads
