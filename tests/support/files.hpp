#pragma once
#include <polarmir/io/output_file.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::test {

inline std::string read_file(std::filesystem::path const & path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

inline void write_gzip(std::filesystem::path const & path, std::string_view content)
{
    io::output_file file{path, io::compression::gzip};
    file.write(content);
    file.commit();
}

/// A FASTQ record with the best qualities.
inline std::string record(std::string const & name, std::string const & bases)
{
    return '@' + name + '\n' + bases + "\n+\n" + std::string(bases.size(), 'I') + '\n';
}

/// Relative path and content of every file below `root`, leaving out the files that may differ between equal
/// runs.
inline std::map<std::string, std::string> tree(std::filesystem::path const & root)
{
    std::map<std::string, std::string> files;
    for (auto const & entry : std::filesystem::recursive_directory_iterator{root})
        if (std::filesystem::path const name = entry.path().filename();
            entry.is_regular_file() && name != "run.json" && name != "ro-crate-metadata.json")
            files[entry.path().lexically_relative(root).string()] = read_file(entry.path());
    return files;
}

/// The cells of a tab-separated file by row name (first column) and column name.
inline std::map<std::string, std::map<std::string, std::string>> cells(std::filesystem::path const & path)
{
    std::ifstream file{path};
    std::map<std::string, std::map<std::string, std::string>> table;
    std::vector<std::string> header;
    for (std::string line; std::getline(file, line);)
    {
        std::vector<std::string> fields;
        std::size_t begin{0};
        for (std::size_t end = 0; end != std::string::npos; begin = end + 1)
        {
            end = line.find('\t', begin);
            fields.push_back(line.substr(begin, end == std::string::npos ? end : end - begin));
            if (end == std::string::npos)
                break;
        }
        if (header.empty())
            header = fields;
        else
            for (std::size_t i = 1; i < fields.size() && i < header.size(); ++i)
                table[fields.front()][header[i]] = fields[i];
    }
    return table;
}

} // namespace polarmir::test
