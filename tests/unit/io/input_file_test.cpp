#include "support/catch.hpp"
#include "support/tmp_dir.hpp"
#include "unit/io/gzip_support.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/io/input_file.hpp>

#include <atomic>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace polarmir;
using namespace polarmir::test;

namespace {

std::vector<io::input_config> const configs{{.backend = io::inflate_backend::fastest},
                                            {.backend = io::inflate_backend::fastest, .read_ahead = true},
                                            {.backend = io::inflate_backend::zlib},
                                            {.backend = io::inflate_backend::zlib, .read_ahead = true}};

} // namespace

TEST_CASE("an input file gives the same bytes plain or compressed with any way of reading")
{
    tmp_dir const dir;
    std::string const text = random_text(3'000'000, 11);
    std::vector<std::filesystem::path> const files{
        write_bytes(dir / "plain.gz", text), // the name does not count
        write_bytes(dir / "one.fq", gzip_member(text)),
        write_bytes(dir / "blocks.gz", bgzf(text, 60'000))};
    for (std::filesystem::path const & path : files)
        for (io::input_config const config : configs)
            for (std::size_t const piece :
                 {std::size_t{999}, std::size_t{1} << 20, text.size(), 2 * text.size()})
                CHECK((read_all(path, config, piece) == outcome{text, {}}));
}

TEST_CASE("an input file survives reads of random sizes and stays at its end")
{
    tmp_dir const dir;
    std::string const text = random_text(500'000, 12);
    std::filesystem::path const path = write_bytes(dir / "x.gz", gzip_member(text));
    for (io::input_config const config : configs)
    {
        io::input_file file{path, config};
        std::mt19937 random{5};
        std::vector<char> buffer(20'000);
        std::string got;
        while (got.size() < text.size())
        {
            std::size_t const asked = 1 + random() % buffer.size();
            std::size_t const count = file.read(std::span{buffer}.first(asked));
            REQUIRE(count == std::min(asked, text.size() - got.size()));
            got.append(buffer.data(), count);
        }
        CHECK((got == text));
        CHECK(file.read(buffer) == 0);
        CHECK(file.read(buffer) == 0);
        CHECK(file.name() == path.string());
    }
}

TEST_CASE("empty and tiny files are plain")
{
    tmp_dir const dir;
    for (io::input_config const config : configs)
        for (std::string const & text :
             {std::string{}, std::string{"@"}, std::string{"ab"}, std::string{"\x8b"}})
            CHECK((read_all(write_bytes(dir / "x", text), config) == outcome{text, {}}));
}

TEST_CASE("errors in gzip data come behind the good bytes with any way of reading")
{
    tmp_dir const dir;
    std::string const text = random_text(2'000'000, 13);
    std::string const member = gzip_member(text);
    std::filesystem::path const path =
        write_bytes(dir / "x.gz", member + member.substr(0, member.size() - 3));
    for (io::input_config const config : configs)
    {
        outcome const got = read_all(path, config, 1000);
        CHECK((got.bytes == text + text));
        CHECK(got.error == path.string() + ": gzip data are truncated after byte " +
                               std::to_string(member.size()) +
                               ", where the last good member ends; copy or download the file again");
    }
}

TEST_CASE("a failed read of an input file fails again")
{
    tmp_dir const dir;
    std::filesystem::path const path = write_bytes(dir / "x.gz", gzip_member("ACGT").substr(0, 15));
    for (io::input_config const config : configs)
    {
        io::input_file file{path, config};
        std::array<char, 10> buffer{};
        CHECK_THROWS_AS(file.read(buffer), input_error);
        CHECK_THROWS_AS(file.read(buffer), input_error);
    }
}

TEST_CASE("a file that cannot be read is an input error that says why")
{
    tmp_dir const dir;
    CHECK(read_all(dir / "none", {}).error ==
          (dir / "none").string() + ": cannot open: No such file or directory");
    CHECK(read_all(dir.path(), {}).error == dir.path().string() + ": cannot read: Is a directory");
    if (::geteuid() != 0) // root reads everything
    {
        write_bytes(dir / "locked", "x");
        ::chmod((dir / "locked").c_str(), 0);
        CHECK(read_all(dir / "locked", {}).error ==
              (dir / "locked").string() + ": cannot open: Permission denied");
    }
}

TEST_CASE("the digest is that of the file as it lies on disk")
{
    tmp_dir const dir;
    std::string const text = random_text(1'200'000, 14);
    for (std::string const & bytes : {text, gzip_member(text), std::string{}, gzip_member(text) + '\0'})
        for (io::input_config const config : configs)
        {
            io::input_file file{write_bytes(dir / "x", bytes), config};
            std::vector<char> buffer(text.size() + 1);
            REQUIRE(file.read(buffer) <= text.size());
            CHECK(file.digest().bytes == bytes.size());
            CHECK(file.digest().xxh3 == xxh3_hex(bytes));
        }
}

TEST_CASE("a minus sign is standard input")
{
    tmp_dir const dir;
    std::string const text = random_text(100'000, 15);
    write_bytes(dir / "x.gz", gzip_member(text));
    int const kept = ::dup(STDIN_FILENO);
    int const file = ::open((dir / "x.gz").c_str(), O_RDONLY);
    REQUIRE(::dup2(file, STDIN_FILENO) == STDIN_FILENO);
    ::close(file);
    outcome const got = read_all("-", {});
    std::string name;
    {
        io::input_file const again{"-"};
        name = again.name();
    }
    bool const still_open = ::fcntl(STDIN_FILENO, F_GETFD) != -1;
    if (kept >= 0)
    {
        ::dup2(kept, STDIN_FILENO);
        ::close(kept);
    }
    CHECK((got == outcome{text, {}}));
    CHECK(name == "<stdin>");
    CHECK(still_open);
}

TEST_CASE("a pipe that trickles is read to its end")
{
    tmp_dir const dir;
    REQUIRE(::mkfifo((dir / "pipe").c_str(), 0600) == 0);
    std::string const text = random_text(200'000, 16);
    std::string const bytes = gzip_member(text);
    std::atomic<bool> written{true};
    std::jthread writer{[&] {
        int const file = ::open((dir / "pipe").c_str(), O_WRONLY);
        for (std::size_t i = 0; i < bytes.size(); i += 1777)
        {
            std::string const piece = bytes.substr(i, 1777);
            written = ::write(file, piece.data(), piece.size()) > 0 && written;
        }
        ::close(file);
    }};
    outcome const got = read_all(dir / "pipe", {}, 777);
    writer.join();
    CHECK(written);
    CHECK((got == outcome{text, {}}));
}
