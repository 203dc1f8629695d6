// The genome a CRAM file was compressed against: where it is looked for and where not.
#include "alignment_files.hpp"
#include "io/file_descriptor.hpp"
#include "support/files.hpp"
#include "support/samtools.hpp"
#include "support/tmp_dir.hpp"

#include <utility>

#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace polarmir::test;

namespace {

/// What comes at standard error during its life, also from C code.
class captured_stderr
{
  public:
    explicit captured_stderr(fs::path path) : path_{std::move(path)}
    {
        polarmir::io::file_descriptor const file{::open(path_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600)};
        REQUIRE(::dup2(file.number(), STDERR_FILENO) == STDERR_FILENO);
    }
    captured_stderr(captured_stderr const &) = delete;
    captured_stderr & operator=(captured_stderr const &) = delete;
    ~captured_stderr() { ::dup2(before_.number(), STDERR_FILENO); }

    [[nodiscard]] std::string text() const { return read_file(path_); }

  private:
    fs::path path_;
    polarmir::io::file_descriptor before_{::dup(STDERR_FILENO)};
};

/// A local port at which a server could be; a client that comes waits in vain.
class silent_server
{
  public:
    silent_server()
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto * const generic = reinterpret_cast<sockaddr *>(&address); // NOLINT: as the call wants it
        REQUIRE(::bind(socket_.number(), generic, size) == 0);
        REQUIRE(::listen(socket_.number(), 1) == 0);
        REQUIRE(::getsockname(socket_.number(), generic, &size) == 0);
        port_ = ntohs(address.sin_port);
    }
    [[nodiscard]] std::string address() const { return "http://127.0.0.1:" + std::to_string(port_); }
    [[nodiscard]] bool was_asked() const
    {
        pollfd waiting{socket_.number(), POLLIN, 0};
        return ::poll(&waiting, 1, 0) != 0;
    }

  private:
    polarmir::io::file_descriptor socket_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    std::uint16_t port_{0};
};

/// x.sam and, compressed against genome.fa, local.cram, which names that file, and remote.cram, which names a
/// server; cache/ holds the genome under its checksum.
struct cram_files
{
    explicit cram_files(tmp_dir const & dir)
    {
        polarmir::io::write_file(dir / "x.sam", many_kinds());
        polarmir::io::write_file(dir / "genome.fa", ">chr1\n" + genome + '\n');
        samtools(dir.path(), "view -C -T genome.fa -o local.cram x.sam");
        samtools(dir.path(), "view -H -o header.sam local.cram");
        std::string text = read_file(dir / "header.sam");
        std::string const checksum = text.substr(text.find("M5:") + 3, 32);
        polarmir::io::write_file(dir / "cache" / checksum, genome);
        std::size_t const place = text.find("UR:") + 3;
        text.replace(place, text.find_first_of("\t\n", place) - place, server.address() + "/genome.fa");
        polarmir::io::write_file(dir / "header.sam", text);
        samtools(dir.path(), "reheader header.sam local.cram > remote.cram");
    }

    silent_server server;
};

} // namespace

TEST_CASE("CRAM without its reference says so, and is read where REF_PATH leads to it", "[reads]")
{
    tmp_dir const dir;
    cram_files const files{dir};
    std::string const expected = read_all(dir / "x.sam").text;
    CHECK(read_all(dir / "local.cram").text == expected);
    fs::remove(dir / "genome.fa");
    REQUIRE(fs::exists(dir / "genome.fa.fai")); // with which htslib is sure to look for the genome
    captured_stderr const printed{dir / "stderr"};
    for (char const * name : {"local.cram", "remote.cram"})
    {
        CAPTURE(name);
        ::unsetenv("REF_PATH");
        CHECK(refusal(dir / name).find("record 1 cannot be decoded: the reference genome") == 0);
        ::setenv("REF_PATH", (dir / "cache").c_str(), 1);
        CHECK(read_all(dir / name).text == expected);
    }
    ::unsetenv("REF_PATH");
    for (char const * content : {"", "no FASTA", ">chr2\nACGT\n"})
    {
        CAPTURE(content);
        fs::remove(dir / "genome.fa.fai");
        polarmir::io::write_file(dir / "genome.fa", content);
        CHECK(refusal(dir / "local.cram").find("record 1 cannot be decoded: the reference genome") == 0);
    }
    CHECK(printed.text().empty()); // htslib says nothing on its own
}

TEST_CASE("no server is asked for the reference of CRAM", "[reads]")
{
    tmp_dir const dir;
    cram_files const files{dir};
    fs::remove(dir / "genome.fa");
    ::unsetenv("REF_PATH");
    CHECK(refusal(dir / "remote.cram").find("record 1 cannot be decoded") == 0);
    CHECK_FALSE(files.server.was_asked());
    ::setenv("REF_PATH", (dir / "nothing").c_str(), 1);
    CHECK(refusal(dir / "remote.cram").find("record 1 cannot be decoded") == 0);
    CHECK_FALSE(files.server.was_asked());
    // htslib looks into its cache right before it asks its server: it must not come as far as that.
    ::unsetenv("REF_PATH");
    ::setenv("REF_CACHE", (dir / "cache/%s").c_str(), 1);
    CHECK(refusal(dir / "local.cram").find("record 1 cannot be decoded") == 0);
}
