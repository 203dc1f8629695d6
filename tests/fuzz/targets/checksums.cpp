// Lists of MD5 sums, and SHA256SUMS of a finished folder.
#include "reads/md5_list.hpp"
#include "support/target.hpp"

#include <polarmir/provenance/checksums.hpp>

namespace {

using namespace polarmir;

constexpr std::string_view hexadecimal{"0123456789abcdef"};

void read_md5(std::string_view text)
{
    std::vector<reads::md5_entry> const entries = reads::parse_md5_list(text);
    for (reads::md5_entry const & entry : entries)
        fuzz::promise(entry.hash.size() == 32 &&
                          entry.hash.find_first_not_of(hexadecimal) == std::string::npos,
                      "an MD5 sum has 32 digits");
    if (!entries.empty())
        static_cast<void>(reads::sums_of(entries, "/data/run", "/data/run/" + entries.front().name));
}

void read_sha256(std::string_view text)
{
    provenance::checksum_list const list = provenance::parse_checksum_lines(text);
    std::vector<provenance::result_file> files;
    for (provenance::checksum_line const & line : list.lines)
    {
        fuzz::promise(line.sha256.size() == 64 &&
                          line.sha256.find_first_not_of(hexadecimal) == std::string::npos,
                      "a SHA-256 sum has 64 digits");
        std::filesystem::path const path{line.path};
        fuzz::promise(!path.empty() && path.is_relative(), "a path of the list is in the folder");
        fuzz::promise(std::ranges::find(path, "..") == path.end(),
                      "no path of the list leads out of the folder");
        files.push_back({line.path, {line.sha256, 0}});
    }
    provenance::checksum_list const again =
        provenance::parse_checksum_lines(provenance::to_checksum_lines(files));
    fuzz::promise(again.damaged.empty() && again.lines.size() == files.size(),
                  "a list that was written is read");
    for (std::size_t i = 0; i < files.size(); ++i)
        fuzz::promise(again.lines[i].path == files[i].path, "paths that were written are read again");
}

} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const * data, std::size_t size)
{
    std::string_view const text = fuzz::text_of(data, size);
    read_md5(text);
    read_sha256(text);
    return 0;
}
