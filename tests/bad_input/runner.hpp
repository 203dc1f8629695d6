// One row of the table of bad input: what is given, what is to be said about it, and that nothing is left
// behind.
#pragma once
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/core/utf8.hpp>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace polarmir::test {

struct made_file
{
    std::string path;
    std::string bytes;
};

struct bad_input
{
    std::vector<made_file> files{};                               ///< below the folder of the row, '@'
    std::function<void(std::filesystem::path const &)> prepare{}; ///< what bytes do not make: links, runs
    std::string command{}; ///< words; '@' is the folder; 'two words' in quotes
    int code{0};
    std::vector<std::string>
        says{}; ///< one line of the log (without error: or of the summary) holds all of it
    std::vector<std::string> finished{}; ///< samples that are done all the same
    std::vector<std::string> leaves{};   ///< what else may be new or changed, by its beginning
};

/// How many rows there are, in all source files together.
inline std::size_t & bad_input_rows()
{
    static std::size_t rows{0};
    return rows;
}

struct counted_row
{
    counted_row() { ++bad_input_rows(); }
};

inline std::vector<std::string> words_of(std::string const & command, std::string const & folder)
{
    std::vector<std::string> words;
    std::string word;
    bool quoted{false};
    for (char const letter : command + ' ')
    {
        if (letter == '\'')
            quoted = !quoted;
        else if (letter == '@')
            word += folder;
        else if (letter != ' ' || quoted)
            word += letter;
        else if (!word.empty())
            words.push_back(std::exchange(word, {}));
    }
    return words;
}

/// The lines of the log, a hint together with what it is about.
inline std::vector<std::string> messages_of(std::string const & log)
{
    std::vector<std::string> messages;
    std::istringstream lines{log};
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with("hint: ") && !messages.empty())
            messages.back() += ' ' + line;
        else
            messages.push_back(line);
    return messages;
}

/// Files with their bytes, and folders.
inline std::map<std::string, std::string> everything_in(std::filesystem::path const & root)
{
    std::map<std::string, std::string> found;
    for (auto const & entry : std::filesystem::recursive_directory_iterator{root})
        found[entry.path().lexically_relative(root).string()] =
            entry.is_regular_file() ? read_file(entry.path()) : std::string{"no file"};
    return found;
}

inline bool holds(std::string const & text, std::string const & part)
{
    return text.find(part) != std::string::npos;
}

/// Nobody can act upon these.
inline void check_wording(std::string const & log)
{
    for (char const * const jargon :
         {"internal error", "std::", "basic_", "json.exception", "terminate", "stoi"})
    {
        CAPTURE(jargon);
        CHECK_FALSE(holds(log, jargon));
    }
    CHECK(is_utf8(log));
    CHECK(std::ranges::none_of(log, [](char letter) {
        return (letter >= '\0' && letter < ' ' && letter != '\n') || letter == '\x7f';
    }));
}

/// What is said on standard error; where the program goes on also the summary, on standard output.
inline void check_log(bad_input const & row, cli_result const & result)
{
    std::vector<std::string> const messages =
        messages_of(row.code > 1 ? result.err : result.err + result.out);
    std::vector<std::string> const logged = messages_of(result.err);
    CHECK(std::set<std::string>(logged.begin(), logged.end()).size() == logged.size());
    auto const tells = [&](std::string const & message) {
        return std::ranges::all_of(row.says, [&](std::string const & part) { return holds(message, part); });
    };
    CHECK(std::ranges::count_if(messages, tells) == 1);
    if (row.code > 1)
    {
        REQUIRE_FALSE(messages.empty());
        CHECK(tells(messages.back()));
        CHECK(messages.back().starts_with("polarmir: "));
    }
    check_wording(result.err);
}

inline bool begins_with_any(std::string const & path, std::vector<std::string> const & beginnings)
{
    return std::ranges::any_of(beginnings, [&](std::string const & one) { return path.starts_with(one); });
}

/// Whether a run that ended with the row's exit code may have made this.
inline bool may_be_new(bad_input const & row, std::string const & path)
{
    if (begins_with_any(path, row.leaves))
        return true;
    if (row.code > 1 || holds(path, ".tmp.") || holds(path, "/."))
        return false;
    std::string const samples{"out/samples/"};
    return row.code == 0 || !path.starts_with(samples) ||
           std::ranges::any_of(row.finished, [&](std::string const & name) {
               return (path + '/').starts_with(samples + name + '/');
           });
}

inline void check_files(bad_input const & row,
                        std::map<std::string, std::string> const & before,
                        std::map<std::string, std::string> const & after)
{
    std::vector<std::string> spoilt;
    for (auto const & [path, bytes] : before)
        if ((!after.contains(path) || after.at(path) != bytes) && !begins_with_any(path, row.leaves))
            spoilt.push_back(path);
    CHECK(spoilt == std::vector<std::string>{});
    std::vector<std::string> left_behind;
    for (auto const & [path, bytes] : after)
        if (!before.contains(path) && !may_be_new(row, path))
            left_behind.push_back(path);
    CHECK(left_behind == std::vector<std::string>{});
    for (std::string const & name : row.finished)
        CHECK(after.contains("out/samples/" + name));
}

inline void check_bad_input(bad_input const & row)
{
    tmp_dir const folder;
    for (made_file const & file : row.files)
    {
        std::filesystem::create_directories((folder / file.path).parent_path());
        std::ofstream{folder / file.path, std::ios::binary} << file.bytes;
    }
    if (row.prepare)
        row.prepare(folder.path());
    auto const before = everything_in(folder.path());
    cli_result const result = run_cli(words_of(row.command, folder.path().string()));
    CAPTURE(row.command, row.says, result.err, result.out);
    CHECK(result.code == row.code);
    check_log(row, result);
    check_files(row, before, everything_in(folder.path()));
}

} // namespace polarmir::test

#define BAD_INPUT_JOINED(LEFT, RIGHT) LEFT##RIGHT
#define BAD_INPUT_NAME(LEFT, RIGHT) BAD_INPUT_JOINED(LEFT, RIGHT)

/// A row: its name, then the fields of bad_input in braces.
#define BAD_INPUT(NAME, ...)                                                                                 \
    namespace {                                                                                              \
    polarmir::test::counted_row const BAD_INPUT_NAME(row_in_line_, __LINE__);                                \
    }                                                                                                        \
    TEST_CASE(NAME, "[bad_input]")                                                                           \
    {                                                                                                        \
        polarmir::test::check_bad_input(polarmir::test::bad_input __VA_ARGS__);                              \
    }
