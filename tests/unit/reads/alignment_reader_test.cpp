#include "io/file_descriptor.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/samtools.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/io/output_file.hpp>
#include <polarmir/reads/alignment_reader.hpp>
#include <polarmir/reads/fastq.hpp>

#include <array>
#include <random>
#include <string>
#include <utility>

#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

namespace fs = std::filesystem;
namespace reads = polarmir::reads;
namespace test = polarmir::test;

namespace {

std::string const genome{
    "GATTACAGATTACCAGGCATCATTAGCCTGAATTCCGTTAGGCAATCGGATCCTAGCATGACTTGCAACGGTTACGTCATGGCATTACAGGTCAAC"};
std::string const header{"@HD\tVN:1.6\n@SQ\tSN:chr1\tLN:" + std::to_string(genome.size()) + '\n'};

/// A line of SAM: bases of the genome from `begin` (0-based).
std::string aligned(std::string const & name,
                    int flag,
                    std::size_t begin,
                    std::string const & qualities,
                    std::string const & tags = "")
{
    std::size_t const length = qualities == "*" ? 20 : qualities.size();
    return name + '\t' + std::to_string(flag) + "\tchr1\t" + std::to_string(begin + 1) + "\t30\t" +
           std::to_string(length) + "M\t*\t0\t0\t" + genome.substr(begin, length) + '\t' + qualities + tags +
           '\n';
}

/// Everything the reader yields, and how.
struct yield
{
    std::string text;
    std::size_t chunks{0};
    std::string note;
    polarmir::io::input_digest digest;
};

yield read_all(fs::path const & path, std::size_t chunk_bytes = reads::read_source::default_chunk_bytes)
{
    reads::alignment_reader reader{path, chunk_bytes};
    yield result;
    while (auto chunk = reader.next())
    {
        result.text.append(chunk->text.begin(), chunk->text.end());
        ++result.chunks;
        static_cast<void>(reads::parse(*chunk, reader.name()));
    }
    CHECK_FALSE(reader.next());
    result.note = reader.note();
    result.digest = reader.digest();
    return result;
}

std::string refusal(fs::path const & path)
try
{
    static_cast<void>(read_all(path));
    return "none";
}
catch (polarmir::input_error const & e)
{
    std::string const what = e.what();
    CHECK(what.find('\n') == std::string::npos);
    CHECK(what.starts_with(path.string() + ": "));
    return what.substr(path.string().size() + 2);
}

/// As many kinds of records as there are rules, without second mates.
std::string many_kinds()
{
    std::string sam = header;
    sam += aligned("plain", 0, 0, "ABCDEFGHIJ");
    sam += aligned("reverse", 16, 3, "ABCDEFGHIJKL", "\tNM:i:0\tRX:Z:ACGTTG");
    sam += aligned("secondary", 256, 3, "ABCDEFGHIJKL");
    sam += aligned("supplementary", 2048 + 16, 3, "ABCDEFGHIJKL");
    sam += aligned("failed", 512, 40, "ABCDEFGHIJKL", "\tRX:Z:AC-GT\tBX:Z:TTT");
    sam += aligned("first", 1 + 64, 20, "!!!!!!!!~");
    sam += aligned("bare", 0, 30, "*");
    sam += aligned("bare_reverse", 16, 30, "*");
    sam += "unaligned\t4\t*\t0\t0\t*\t*\t0\t0\tACGTNacgtn\tIIIIIIIIII\tRX:Z:TTTT\n";
    return sam;
}

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

    [[nodiscard]] std::string text() const { return test::read_file(path_); }

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
    explicit cram_files(test::tmp_dir const & dir)
    {
        polarmir::io::write_file(dir / "x.sam", many_kinds());
        polarmir::io::write_file(dir / "genome.fa", ">chr1\n" + genome + '\n');
        test::samtools(dir.path(), "view -C -T genome.fa -o local.cram x.sam");
        test::samtools(dir.path(), "view -H -o header.sam local.cram");
        std::string text = test::read_file(dir / "header.sam");
        std::string const checksum = text.substr(text.find("M5:") + 3, 32);
        polarmir::io::write_file(dir / "cache" / checksum, genome);
        std::size_t const place = text.find("UR:") + 3;
        text.replace(place, text.find_first_of("\t\n", place) - place, server.address() + "/genome.fa");
        polarmir::io::write_file(dir / "header.sam", text);
        test::samtools(dir.path(), "reheader header.sam local.cram > remote.cram");
    }

    silent_server server;
};

} // namespace

TEST_CASE("the records of SAM become FASTQ as they were sequenced", "[reads]")
{
    test::tmp_dir const dir;
    polarmir::io::write_file(
        dir / "x.sam",
        header + aligned("r1", 0, 0, "ABCDEFG") + aligned("r2", 16, 0, "ABCDEFG", "\tRX:Z:ACGT") +
            "r3\t4\t*\t0\t0\t*\t*\t0\t0\tNAC\t*\n" + "r4\t4\t*\t0\t0\t*\t*\t0\t0\t*\t*\n");
    yield const got = read_all(dir / "x.sam");
    CHECK(got.text == "@r1\nGATTACA\n+\nABCDEFG\n"
                      "@r2\tRX:Z:ACGT\nTGTAATC\n+\nGFEDCBA\n"
                      "@r3\nNAC\n+\nBBB\n"
                      "@r4\n\n+\n\n");
    CHECK(got.note.empty());
}

TEST_CASE("second mates are left out and named, other flags decide as in samtools fastq", "[reads]")
{
    test::tmp_dir const dir;
    polarmir::io::write_file(dir / "x.sam",
                             header + aligned("p", 1 + 64, 0, "III") + aligned("p", 1 + 128, 9, "III") +
                                 aligned("q", 1 + 128, 9, "III") + aligned("both", 1 + 64 + 128, 9, "III") +
                                 aligned("second", 256, 9, "III") + aligned("part", 2048, 9, "III") +
                                 aligned("failed", 512, 3, "III"));
    yield const got = read_all(dir / "x.sam");
    CHECK(got.text == "@p\nGAT\n+\nIII\n@both\nTTA\n+\nIII\n@failed\nTAC\n+\nIII\n");
    CHECK(got.note ==
          (dir / "x.sam").string() + ": left out 2 second mates: a small RNA is read from one end");
}

TEST_CASE("BAM, CRAM and SAM give the reads that samtools fastq gives", "[reads]")
{
    test::tmp_dir const dir;
    polarmir::io::write_file(dir / "x.sam", many_kinds());
    polarmir::io::write_file(dir / "genome.fa", ">chr1\n" + genome + '\n');
    test::samtools(dir.path(), "view -b -o x.bam x.sam");
    test::samtools(dir.path(), "view -C -T genome.fa -o x.cram x.sam");
    test::samtools(dir.path(), "view -C --output-fmt-option embed_ref=1 -T genome.fa -o embedded.cram x.sam");
    test::samtools(dir.path(), "fastq -n -T RX x.bam > expected.fq");
    std::string const expected = test::read_file(dir / "expected.fq");
    REQUIRE(expected.size() > 300);
    for (char const * name : {"x.sam", "x.bam", "x.cram", "embedded.cram"})
    {
        CAPTURE(name);
        CHECK(read_all(dir / name).text == expected);
    }
}

TEST_CASE("chunks of any size hold whole records", "[reads]")
{
    test::tmp_dir const dir;
    std::string sam = header;
    for (int i = 0; i < 500; ++i)
        sam += aligned("r" + std::to_string(i),
                       i % 2 == 0 ? 0 : 16,
                       static_cast<std::size_t>(i) % 60,
                       "ABCDEFGHIJKLMNOP");
    polarmir::io::write_file(dir / "x.sam", sam);
    yield const whole = read_all(dir / "x.sam");
    CHECK(whole.chunks == 1);
    for (std::size_t const bytes : {std::size_t{0}, std::size_t{1}, std::size_t{100}, std::size_t{4096}})
    {
        CAPTURE(bytes);
        yield const got = read_all(dir / "x.sam", bytes);
        CHECK(got.text == whole.text);
        CHECK(got.chunks >= (bytes < 2 ? 500 : whole.text.size() / (bytes + 100)));
    }
}

TEST_CASE("the digest is that of the bytes on disk", "[reads]")
{
    test::tmp_dir const dir;
    polarmir::io::write_file(dir / "x.sam", header);
    // The digest of the same bytes read as text.
    polarmir::io::input_file text{dir / "x.sam"};
    std::array<char, 4096> buffer{};
    REQUIRE(text.read(buffer) == header.size());
    yield const got = read_all(dir / "x.sam");
    CHECK(got.digest.bytes == header.size());
    CHECK(got.digest.xxh3 == text.digest().xxh3);
    CHECK(got.chunks == 0); // a header alone is a file without reads
}

TEST_CASE("a record that is no short read is named by its number in the file", "[reads]")
{
    test::tmp_dir const dir;
    fs::path const file = dir / "x.sam";
    std::string const good = header + aligned("r1", 0, 0, "III") + aligned("r1", 256, 0, "III");
    auto const with =
        [&](std::string const & bases, std::string const & qualities, std::string const & tag = "") {
            polarmir::io::write_file(
                file, good + "r2\t4\t*\t0\t0\t*\t*\t0\t0\t" + bases + '\t' + qualities + tag + '\n');
            return refusal(file);
        };
    CHECK(with("ACGRA", "IIIII") == "sequence has 'R' at position 4, which is no base (record 3, r2)");
    CHECK(with("=CGA", "IIII") == "sequence has '=' at position 1, which is no base (record 3, r2)");
    CHECK(with(std::string(513, 'A'), "*") ==
          "read of 513 nt: at most 512 are supported, this is not a short-read file (record 3, r2)");
    CHECK(with(std::string(512, 'A'), "*") == "none");
    CHECK(with("ACG", "IIII") == "record 3 is damaged or cut short; copy or make the file again");
    CHECK(with("ACG", "I\x7fI") == "quality of 94 at position 2: at most 93 is allowed (record 3, r2)");
    CHECK(with("ACG", "III", "\tRX:Z:A\x01G") == "the tag RX holds byte 0x01 (record 3, r2)");
}

TEST_CASE("what is no alignment by its content is refused", "[reads]")
{
    test::tmp_dir const dir;
    for (std::string const & content : {std::string{"once upon a time\n"},
                                        std::string{">chr1\nACGT\n"},
                                        test::record("r1", "ACGT"),
                                        std::string(200, '\0'),
                                        std::string{"x"}})
        for (char const * name : {"x.bam", "x.cram", "x.sam"})
        {
            CAPTURE(content, name);
            polarmir::io::write_file(dir / name, content);
            CHECK(refusal(dir / name).find("neither BAM, CRAM nor SAM") == 0);
        }
    polarmir::io::write_file(dir / "x.bam", "");
    CHECK(refusal(dir / "x.bam").find("empty") == 0);
    CHECK(refusal(dir / "absent.bam") == "cannot open: No such file or directory");
    CHECK(refusal(dir.path()).find("not a regular file") == 0);
    test::write_gzip(dir / "x.sam.gz", many_kinds());
    CHECK(refusal(dir / "x.sam.gz").find("compressed with gzip, not with bgzip") == 0);
}

TEST_CASE("a file cut anywhere is refused by name", "[reads]")
{
    test::tmp_dir const dir;
    polarmir::io::write_file(dir / "x.sam", many_kinds());
    test::samtools(dir.path(), "view -b -o x.bam x.sam");
    test::samtools(dir.path(), "view -C --output-fmt-option no_ref=1 -o x.cram x.sam");
    for (char const * ending : {".bam", ".cram"})
    {
        std::string const whole = test::read_file(dir / (std::string{"x"} + ending));
        for (std::size_t size = 0; size < whole.size(); ++size)
        {
            CAPTURE(ending, size);
            fs::path const cut = dir / (std::string{"cut"} + ending);
            polarmir::io::write_file(cut, whole.substr(0, size));
            CHECK(refusal(cut) != "none");
        }
    }
    std::string const text = many_kinds();
    polarmir::io::write_file(dir / "cut.sam", text.substr(0, text.size() - 12));
    CHECK(refusal(dir / "cut.sam").find("cut short at byte " + std::to_string(text.size() - 12)) == 0);
}

TEST_CASE("a damaged file is refused or read the same", "[reads]")
{
    test::tmp_dir const dir;
    std::string sam = header;
    for (int i = 0; i < 300; ++i)
        sam += aligned("r" + std::to_string(i), 0, static_cast<std::size_t>(i) % 60, "ABCDEFGHIJKLMNOP");
    polarmir::io::write_file(dir / "x.sam", sam);
    test::samtools(dir.path(), "view -b -o x.bam x.sam");
    test::samtools(dir.path(), "view -C --output-fmt-option no_ref=1 -o x.cram x.sam");
    std::string const expected = read_all(dir / "x.bam").text;
    std::mt19937 random{7}; // NOLINT: the same damage in every run
    for (char const * ending : {".bam", ".cram"})
    {
        std::string const whole = test::read_file(dir / (std::string{"x"} + ending));
        std::size_t refused{0};
        for (int i = 0; i < 300; ++i)
        {
            std::string damaged = whole;
            // The checksums do not cover the first block of CRAM's header.
            std::size_t const at = 200 + random() % (whole.size() - 200);
            damaged[at] = static_cast<char>(damaged[at] ^ static_cast<char>(1 + random() % 255));
            fs::path const file = dir / (std::string{"damaged"} + ending);
            polarmir::io::write_file(file, damaged);
            CAPTURE(ending, at);
            if (refusal(file) != "none")
                ++refused;
            else
                CHECK(read_all(file).text == expected);
        }
        CAPTURE(ending, refused);
        CHECK(refused > 200);
    }
}

TEST_CASE("CRAM without its reference says so, and is read where REF_PATH leads to it", "[reads]")
{
    test::tmp_dir const dir;
    cram_files const files{dir};
    std::string const expected = read_all(dir / "x.sam").text;
    CHECK(read_all(dir / "local.cram").text == expected);
    fs::remove(dir / "genome.fa");
    fs::remove(dir / "genome.fa.fai");
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
        polarmir::io::write_file(dir / "genome.fa", content);
        CHECK(refusal(dir / "local.cram").find("record 1 cannot be decoded: the reference genome") == 0);
        fs::remove(dir / "genome.fa.fai");
    }
    CHECK(printed.text().empty()); // htslib says nothing on its own
}

TEST_CASE("no server is asked for the reference of CRAM", "[reads]")
{
    test::tmp_dir const dir;
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
