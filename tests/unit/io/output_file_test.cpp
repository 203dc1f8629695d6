#include "support/catch.hpp"
#include "support/tmp_dir.hpp"
#include "unit/io/gzip_support.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/io/output_file.hpp>

#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace polarmir;
using namespace polarmir::test;

namespace {

std::vector<std::string> names_in(std::filesystem::path const & folder)
{
    std::vector<std::string> names;
    for (auto const & entry : std::filesystem::directory_iterator{folder})
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

using names = std::vector<std::string>;

/// No file of this process may grow beyond `bytes`, as on a full disk.
class file_size_limit
{
  public:
    explicit file_size_limit(rlim_t bytes) : handler_{std::signal(SIGXFSZ, SIG_IGN)}
    {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        rlimit const limited{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limited);
    }
    file_size_limit(file_size_limit const &) = delete;
    file_size_limit & operator=(file_size_limit const &) = delete;
    ~file_size_limit()
    {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }

  private:
    rlimit before_{};
    void (*handler_)(int);
};

/// The message of the resource_error that writing `text` ends with.
std::string write_error(std::filesystem::path const & path, std::string const & text, io::compression how)
{
    try
    {
        io::output_file file{path, how};
        file.write(text);
        file.commit();
    }
    catch (resource_error const & error)
    {
        return error.what();
    }
    return {};
}

} // namespace

TEST_CASE("an output file appears with all its bytes at its commit")
{
    tmp_dir const dir;
    std::string const text = random_text(300'000, 21);
    io::output_file file{dir / "a/b/x.txt"};
    for (std::size_t i = 0; i < text.size(); i += 7000)
        file.write(text.substr(i, 7000));
    std::string const temporary = "x.txt.tmp." + std::to_string(::getpid()) + ".0";
    CHECK(names_in(dir / "a/b") == names{temporary});
    file.commit();
    CHECK(names_in(dir / "a/b") == names{"x.txt"});
    CHECK((file_bytes(dir / "a/b/x.txt") == text));
    CHECK_THROWS_AS(file.write("more"), std::logic_error);
    CHECK_THROWS_AS(file.commit(), std::logic_error);
}

TEST_CASE("an output file without commit leaves nothing and keeps what was there")
{
    tmp_dir const dir;
    io::write_file(dir / "x.txt", "old");
    {
        io::output_file file{dir / "x.txt"};
        file.write(std::string(200'000, 'n'));
    }
    CHECK(names_in(dir.path()) == names{"x.txt"});
    CHECK(file_bytes(dir / "x.txt") == "old");
    io::write_file(dir / "x.txt", "new");
    CHECK(file_bytes(dir / "x.txt") == "new");
}

TEST_CASE("two output files of one name and a stale temporary file do not disturb each other")
{
    tmp_dir const dir;
    write_bytes(dir / ("x.tmp." + std::to_string(::getpid()) + ".0"), "stale");
    io::output_file first{dir / "x"};
    io::output_file second{dir / "x"};
    first.write("first");
    second.write("second");
    second.commit();
    first.commit();
    CHECK(file_bytes(dir / "x") == "first");
}

TEST_CASE("compressed output is one gzip member that depends on its input alone")
{
    tmp_dir const dir;
    std::string const text = random_text(1'000'000, 22);
    for (std::size_t const piece : {std::size_t{1} << 21, std::size_t{10'001}})
    {
        io::output_file file{dir / std::to_string(piece), io::compression::gzip};
        for (std::size_t i = 0; i < text.size(); i += piece)
            file.write(std::string_view{text}.substr(i, piece));
        file.commit();
    }
    std::string const bytes = file_bytes(dir / "10001");
    CHECK((bytes == file_bytes(dir / std::to_string(1 << 21))));
    CHECK(bytes.starts_with(gzip_header()));
    CHECK(bytes.ends_with(gzip_trailer(text)));
    for (io::inflate_backend const backend : backends)
        CHECK((read_all(dir / "10001", {backend, false}) == outcome{text, {}}));
}

TEST_CASE("empty output is a file as well")
{
    tmp_dir const dir;
    io::write_file(dir / "plain", {});
    CHECK(std::filesystem::file_size(dir / "plain") == 0);
    io::output_file file{dir / "x.gz", io::compression::gzip};
    file.commit();
    CHECK((read_all(dir / "x.gz", {}) == outcome{}));
    CHECK(std::filesystem::file_size(dir / "x.gz") == 20);
}

TEST_CASE("a full disk is a resource error and leaves nothing behind")
{
    tmp_dir const dir;
    std::string const text = random_text(500'000, 23);
    for (io::compression const how : {io::compression::none, io::compression::gzip})
    {
        std::string message;
        {
            file_size_limit const limit{20'000};
            message = write_error(dir / "x", text, how);
        }
        CHECK(message == (dir / "x").string() + ": cannot write: File too large");
        CHECK(names_in(dir.path()).empty());
    }
}

TEST_CASE("a place that cannot be written to is a resource error that says why")
{
    tmp_dir const dir;
    io::write_file(dir / "file", "x");
    std::filesystem::create_directories(dir / "folder/inner");
    CHECK(write_error(dir / "file/x", "y", io::compression::none) ==
          (dir / "file").string() + ": cannot create the folder: Not a directory");
    CHECK(write_error(dir / "folder", "y", io::compression::none) ==
          (dir / "folder").string() + ": cannot rename the finished file: Is a directory");
    CHECK(names_in(dir.path()) == names{"file", "folder"});
    if (::geteuid() != 0) // root writes everywhere
    {
        ::chmod((dir / "folder").c_str(), 0500);
        CHECK(write_error(dir / "folder/x", "y", io::compression::none) ==
              (dir / "folder/x").string() + ": cannot create: Permission denied");
        ::chmod((dir / "folder").c_str(), 0700);
    }
}
