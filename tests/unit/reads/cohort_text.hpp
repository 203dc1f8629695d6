#pragma once
#include "support/files.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/reads/discovery.hpp>

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace polarmir::test {

/// Folder with FASTQ files for discovery; paths in what it tells are relative to it.
class reads_folder
{
  public:
    /// A file with one read of this name; without a name an empty file.
    reads_folder & add(std::string const & path, std::optional<std::string> const & read_name = "r")
    {
        return add_text(path, read_name ? record(*read_name, "ACGTACGTACGTACGTACGT") : "");
    }
    reads_folder & add_all(std::vector<std::string> const & paths)
    {
        for (std::string const & path : paths)
            add(path);
        return *this;
    }
    reads_folder & add_text(std::string const & path, std::string const & text)
    {
        std::filesystem::create_directories((root() / path).parent_path());
        std::ofstream{root() / path, std::ios::binary} << text;
        return *this;
    }

    [[nodiscard]] std::filesystem::path const & root() const { return dir_.path(); }

    /// `name: file file` per sample, or the message of the error.
    [[nodiscard]] std::vector<std::string> samples(std::vector<std::string> const & inputs = {""},
                                                   std::optional<std::string> const & sheet = {}) const
    {
        return told(
            [&](reads::cohort const & cohort) {
                std::vector<std::string> lines;
                for (reads::sample const & sample : cohort.samples)
                {
                    std::string line = sample.name + ':';
                    for (std::filesystem::path const & file : sample.files)
                        line += ' ' + shorten(file.string());
                    for (auto const & [column, value] : sample.annotations)
                        line += ' ' + column + '=' + value;
                    lines.push_back(line);
                }
                return lines;
            },
            inputs,
            sheet);
    }

    /// `file: reason` per skipped file.
    [[nodiscard]] std::vector<std::string> skipped(std::vector<std::string> const & inputs = {""},
                                                   std::optional<std::string> const & sheet = {}) const
    {
        return told(
            [&](reads::cohort const & cohort) {
                std::vector<std::string> lines;
                for (reads::skipped_file const & file : cohort.skipped)
                    lines.push_back(shorten(file.path.string()) + ": " + shorten(file.reason));
                return lines;
            },
            inputs,
            sheet);
    }

    [[nodiscard]] std::vector<std::string> warnings(std::vector<std::string> const & inputs = {""},
                                                    std::optional<std::string> const & sheet = {}) const
    {
        return told([&](reads::cohort const & cohort) { return shorten(cohort.warnings); }, inputs, sheet);
    }

    [[nodiscard]] std::vector<std::string> notes(std::vector<std::string> const & inputs = {""}) const
    {
        return told([&](reads::cohort const & cohort) { return shorten(cohort.notes); }, inputs, {});
    }

    /// The message of the input_error, or `accepted`.
    [[nodiscard]] std::string refusal(std::vector<std::string> const & inputs = {""},
                                      std::optional<std::string> const & sheet = {}) const
    {
        try
        {
            static_cast<void>(discover(inputs, sheet));
        }
        catch (input_error const & e)
        {
            return shorten(e.what());
        }
        return "accepted";
    }

  private:
    [[nodiscard]] reads::cohort discover(std::vector<std::string> const & inputs,
                                         std::optional<std::string> const & sheet) const
    {
        std::vector<std::filesystem::path> paths;
        for (std::string const & input : inputs)
            paths.push_back(input == "-"    ? std::filesystem::path{input}
                            : input.empty() ? root()
                                            : root() / input);
        return reads::discover(paths, sheet ? std::optional{root() / *sheet} : std::nullopt);
    }

    template <typename tell_t>
    [[nodiscard]] std::vector<std::string>
    told(tell_t tell, std::vector<std::string> const & inputs, std::optional<std::string> const & sheet) const
    try
    {
        return tell(discover(inputs, sheet));
    }
    catch (input_error const & e)
    {
        return {"refused: " + shorten(e.what())};
    }

    /// Without the path of the folder.
    [[nodiscard]] std::string shorten(std::string text) const
    {
        std::string const prefix = root().string() + '/';
        for (std::size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix))
            text.erase(at, prefix.size());
        return text;
    }

    [[nodiscard]] std::vector<std::string> shorten(std::vector<std::string> texts) const
    {
        for (std::string & text : texts)
            text = shorten(std::move(text));
        return texts;
    }

    tmp_dir dir_;
};

} // namespace polarmir::test
