#include "fetch/received.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/io/output_file.hpp>
#include <polarmir/io/text_file.hpp>

#include <algorithm>
#include <utility>

namespace polarmir::fetch {
namespace {

constexpr std::string_view published{"published"};
constexpr std::string_view first_seen{"first_seen"};

} // namespace

received_files::received_files(std::filesystem::path const & folder, std::string release) :
    path_{folder / "manifest.tsv"}, release_{std::move(release)}
{
    std::error_code ignored;
    if (!std::filesystem::exists(path_, ignored))
        return;
    io::table const table = io::read_table(path_);
    for (io::table::row const & line : table.rows)
    {
        io::row_view const row{table, line};
        if (row.text("release") != release_)
            throw usage_error{folder.string() + ": holds files of " + row.text("release") + ", not of " +
                              release_ + ": choose a new or empty directory"};
        files_.push_back({row.text("file"),
                          row.text("url"),
                          row.number<std::uint64_t>("bytes"),
                          row.text("sha256"),
                          row.text("basis") == published});
    }
}

std::optional<received_file> received_files::find(std::string const & name) const
{
    auto const found = std::ranges::find(files_, name, &received_file::name);
    return found == files_.end() ? std::nullopt : std::optional{*found};
}

void received_files::keep(received_file const & file)
{
    std::erase_if(files_, [&](received_file const & one) { return one.name == file.name; });
    files_.push_back(file);
    std::ranges::sort(files_, {}, &received_file::name);
    std::string text{"release\tfile\turl\tbytes\tsha256\tbasis\n"};
    for (received_file const & one : files_)
    {
        text += release_ + '\t' + one.name + '\t' + one.url + '\t' + std::to_string(one.bytes) + '\t' +
                one.sha256;
        text += '\t' + std::string{one.is_published ? published : first_seen} + '\n';
    }
    io::write_file(path_, text);
}

} // namespace polarmir::fetch
