#include "md5_list.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/core/utf8.hpp>
#include <polarmir/io/directory.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/parallel/parallel_for.hpp>
#include <polarmir/reads/checksum.hpp>

#include <htslib/hts.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <memory>
#include <new>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

namespace polarmir::reads {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_list{1 << 26};

struct free_md5
{
    void operator()(hts_md5_context * context) const noexcept { hts_md5_destroy(context); }
};

/// The sum of a file's bytes, not decompressed; nothing when it cannot be read.
std::optional<std::string> md5_of(fs::path const & path)
{
    constexpr std::size_t buffer_size{std::size_t{1} << 20};
    constexpr std::size_t digest_size{16};
    constexpr std::size_t text_size{2 * digest_size + 1};
    std::unique_ptr<hts_md5_context, free_md5> const context{hts_md5_init()};
    if (!context)
        throw std::bad_alloc{};
    std::ifstream file{path, std::ios::binary};
    if (!file)
        return std::nullopt;
    std::vector<char> buffer(buffer_size);
    while (file)
    {
        file.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        hts_md5_update(context.get(), buffer.data(), static_cast<unsigned long>(file.gcount()));
    }
    if (file.bad())
        return std::nullopt;
    std::array<unsigned char, digest_size> digest{};
    std::array<char, text_size> text{};
    hts_md5_final(digest.data(), context.get());
    hts_md5_hex(text.data(), digest.data());
    return std::string{text.data()};
}

bool is_list_name(fs::path const & path)
{
    constexpr std::array<std::string_view, 8> names{
        "md5.txt", "md5sum.txt", "md5sums.txt", "md5", "md5sum", "md5sums", "checksum.txt", "checksums.txt"};
    std::string const name = to_lower(path.filename().string());
    return name.ends_with(".md5") || std::ranges::find(names, name) != names.end();
}

fs::path folder_of(fs::path const & path)
{
    return path.has_parent_path() ? path.parent_path() : fs::path{"."};
}

/// A sum and the list it is in.
using listed_sum = std::pair<md5_entry, fs::path>;

/// All sums that lie in one folder.
class folder_sums
{
  public:
    explicit folder_sums(fs::path folder) : folder_{std::move(folder)}
    {
        std::vector<fs::path> lists;
        std::error_code failure;
        for (fs::path & path : io::list_directory(folder_, failure))
            if (std::error_code ignored; is_list_name(path) && fs::is_regular_file(path, ignored))
                lists.push_back(std::move(path));
        std::ranges::sort(lists, natural_less, [](fs::path const & list) { return list.native(); });
        for (fs::path const & list : lists)
            add(list);
    }

    /// FILE.md5 is about FILE, whatever name it holds.
    [[nodiscard]] std::vector<listed_sum> own_of(fs::path const & file) const
    {
        auto const found = own_.find(file.filename().string());
        return found == own_.end() ? std::vector<listed_sum>{} : std::vector{found->second};
    }

    [[nodiscard]] std::vector<listed_sum> listed_for(fs::path const & file) const
    {
        std::vector<listed_sum> result;
        auto const found = listed_.find(file.filename().string());
        if (found == listed_.end())
            return result;
        for (auto const & [list, entries] : found->second)
            for (md5_entry & entry : sums_of(entries, folder_, file))
                result.emplace_back(std::move(entry), list);
        return result;
    }

  private:
    void add(fs::path const & list)
    {
        constexpr std::string_view ending{".md5"};
        std::vector<md5_entry> entries = parse_md5_list(io::read_text(list, largest_list));
        std::string const name = list.filename().string();
        if (entries.size() == 1 && to_lower(name).ends_with(ending))
            own_.try_emplace(name.substr(0, name.size() - ending.size()), entries.front(), list);
        for (md5_entry & entry : entries)
        {
            std::string const file = fs::path{entry.name}.filename().string();
            listed_[file][list].push_back(std::move(entry));
        }
    }

    fs::path folder_;
    std::map<std::string, listed_sum> own_;                                    ///< by the name of the file
    std::map<std::string, std::map<fs::path, std::vector<md5_entry>>> listed_; ///< by name, then by list
};

/// Reads the lists of each folder once.
class md5_lists
{
  public:
    /// The sums delivered for a file, from the nearest place that has any.
    [[nodiscard]] std::vector<listed_sum> sums_for(fs::path const & file)
    {
        std::vector<listed_sum> found = sums_beside(file);
        std::error_code failure;
        fs::path const target = fs::canonical(file, failure);
        return found.empty() && !failure ? sums_beside(target) : found;
    }

  private:
    [[nodiscard]] std::vector<listed_sum> sums_beside(fs::path const & file)
    {
        fs::path const folder = folder_of(file);
        if (std::vector<listed_sum> found = sums_in(folder).own_of(file); !found.empty())
            return found;
        if (std::vector<listed_sum> found = sums_in(folder).listed_for(file); !found.empty())
            return found;
        return sums_in((folder / "..").lexically_normal()).listed_for(file);
    }

    [[nodiscard]] folder_sums const & sums_in(fs::path const & folder)
    {
        return folders_.try_emplace(folder, folder).first->second;
    }

    std::map<fs::path, folder_sums> folders_;
};

void compare(checksum_result & result, std::vector<listed_sum> const & sums)
{
    if (sums.empty())
        return;
    auto const & [expected, list] = sums.front();
    std::string const where = printable(list.string());
    std::string const name = printable(result.file.string()) + ": ";
    result.status = checksum_status::differs;
    for (auto const & [other, place] : sums)
        if (other.hash != expected.hash)
        {
            result.problem = name + "two MD5 sums are given, " + expected.hash + " in " + where + " and " +
                             other.hash + " in " + printable(place.string()) +
                             "; remove the list that is wrong";
            return;
        }
    std::optional<std::string> const found = md5_of(result.file);
    if (!found)
        result.problem = name + "cannot be read to check its MD5 sum; see its permissions and the disk";
    else if (*found != expected.hash)
        result.problem = name + "MD5 sum is " + *found + ", but " + where + " says " + expected.hash +
                         "; the file is damaged or incomplete, fetch it again";
    else
        result.status = checksum_status::agrees;
}

} // namespace

std::vector<checksum_result> check_md5(std::span<fs::path const> files, std::size_t threads)
{
    md5_lists lists;
    std::vector<checksum_result> results;
    std::vector<std::vector<listed_sum>> sums;
    for (fs::path const & file : files)
    {
        results.push_back({file, checksum_status::no_sum, {}});
        sums.push_back(lists.sums_for(file));
    }
    parallel_for(threads, results.size(), 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            compare(results[i], sums[i]);
    });
    return results;
}

} // namespace polarmir::reads
