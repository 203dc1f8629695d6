#include "io/gzip_layer.hpp"
#include "support/catch.hpp"
#include "support/tmp_dir.hpp"
#include "unit/io/gzip_support.hpp"

using namespace polarmir;
using namespace polarmir::test;

namespace {

/// A layer over text that gives at most `most` bytes per call, in pieces of changing size.
class trickle_layer final : public io::byte_layer
{
  public:
    trickle_layer(std::string text, std::size_t most) : text_{std::move(text)}, most_{most} {}

    [[nodiscard]] std::size_t read_some(std::span<char> into) override
    {
        std::size_t const size = std::min(into.size(), 1 + random_() % most_);
        std::size_t const count = text_.copy(into.data(), size, position_);
        position_ += count;
        return count;
    }

  private:
    std::string text_;
    std::size_t most_;
    std::size_t position_{0};
    std::mt19937 random_{7};
};

outcome
inflate(std::string const & file, io::inflate_backend backend, std::size_t most_in, std::size_t most_out)
{
    io::gzip_layer layer{
        std::make_unique<io::byte_window>(std::make_unique<trickle_layer>(file, most_in), most_in % 2 == 0),
        io::make_inflater(backend),
        "x.gz"};
    outcome result;
    std::string buffer(most_out, '\0');
    try
    {
        while (std::size_t const count = layer.read_some(buffer))
            result.bytes.append(buffer, 0, count);
    }
    catch (input_error const & error)
    {
        result.error = error.what();
    }
    return result;
}

outcome inflate(std::string const & file, io::inflate_backend backend)
{
    return inflate(file, backend, 1 << 20, 1 << 12);
}

std::string problem(std::string const & what, std::size_t good_end)
{
    return "x.gz: gzip data are " + what + " after byte " + std::to_string(good_end) +
           ", where the last good member ends; copy or download the file again";
}

std::string const garbage{"followed by something that is not gzip"};

} // namespace

TEST_CASE("gzip members of every level inflate with both backends whatever the buffer sizes")
{
    auto const backend = GENERATE(io::inflate_backend::fastest, io::inflate_backend::zlib);
    auto const level = GENERATE(0, 1, 6, 9);
    auto const most_in = GENERATE(std::size_t{1}, std::size_t{3}, std::size_t{100}, std::size_t{1} << 20);
    auto const most_out = GENERATE(std::size_t{1}, std::size_t{77}, std::size_t{1} << 18);
    std::string const text = random_text(40'000, 1);
    CAPTURE(level, most_in, most_out, backend == io::inflate_backend::zlib);
    CHECK(inflate(gzip_member(text, level), backend, most_in, most_out) == outcome{text, {}});
}

TEST_CASE("a large gzip member inflates with both backends")
{
    std::string const text = random_text(5'000'000, 2);
    for (io::inflate_backend const backend : backends)
        for (int const level : {0, 1, 6})
            CHECK((inflate(gzip_member(text, level), backend, 300'000, 1 << 19) == outcome{text, {}}));
}

TEST_CASE("several gzip members and BGZF blocks are one stream")
{
    std::string const text = random_text(30'000, 3);
    std::string members;
    for (std::size_t i = 0; i < text.size(); i += 1000)
        members += gzip_member(text.substr(i, 1000), static_cast<int>(i / 1000 % 10)) + gzip_member("");
    for (io::inflate_backend const backend : backends)
        for (std::size_t const most_in : {std::size_t{1}, std::size_t{9}, std::size_t{1} << 20})
        {
            CHECK((inflate(members, backend, most_in, 4096) == outcome{text, {}}));
            CHECK((inflate(bgzf(text, 700), backend, most_in, 4096) == outcome{text, {}}));
        }
}

TEST_CASE("optional fields of a gzip header are skipped and its checksum is verified")
{
    std::string const text{"@r\nACGT\n+\nIIII\n"};
    std::string const extra = little_endian(300, 2) + std::string(300, '\x1f');
    std::string const name{"reads.fq\0", 9};
    std::string const comment{"\x1f\x8b lane 1\0", 10};
    std::string const with_all = gzip_header(1 | 2 | 4 | 8 | 16, extra + name + comment);
    std::string const rest = deflated(text) + gzip_trailer(text);
    std::string const good = with_all + little_endian(crc_of(with_all) & 0xffffU, 2) + rest;
    std::string const bad = with_all + little_endian((crc_of(with_all) + 1) & 0xffffU, 2) + rest;
    for (io::inflate_backend const backend : backends)
        for (std::size_t const most_in : {std::size_t{1}, std::size_t{1000}})
        {
            CHECK((inflate(good, backend, most_in, 100) == outcome{text, {}}));
            CHECK((inflate(gzip_header(8, name) + rest, backend, most_in, 100) == outcome{text, {}}));
            CHECK((inflate(gzip_header(16, comment) + rest, backend, most_in, 100) == outcome{text, {}}));
            CHECK((inflate(gzip_header(4, extra) + rest, backend, most_in, 100) == outcome{text, {}}));
            CHECK((inflate(bad, backend, most_in, 100) == outcome{{}, problem("corrupt", 0)}));
        }
}

TEST_CASE("gzip data cut at any byte are an error that names the end of the last good member")
{
    std::string const text = random_text(600, 4);
    std::string const first = gzip_member(text, 6);
    std::string const second = gzip_member(text, 0);
    std::string const file = first + second + bgzf_block(text);
    std::vector<std::size_t> const ends{0, first.size(), first.size() + second.size(), file.size()};
    for (std::size_t size = 0; size <= file.size(); ++size)
    {
        std::size_t const members =
            static_cast<std::size_t>(std::upper_bound(ends.begin(), ends.end(), size) - ends.begin()) - 1;
        bool const whole = ends[members] == size;
        CAPTURE(size);
        for (io::inflate_backend const backend : backends)
        {
            outcome const got = inflate(file.substr(0, size), backend);
            CHECK(got.error == (whole ? std::string{} : problem("truncated", ends[members])));
            CHECK((text + text + text).starts_with(got.bytes));
            CHECK(got.bytes.size() >= members * text.size());
        }
    }
}

TEST_CASE("gzip data with one wrong bit are an error or still the right data")
{
    std::string const text = random_text(900, 5);
    std::string const file = gzip_member(text) + gzip_member(text, 0);
    std::string const expected = text + text;
    std::size_t accepted{0};
    for (std::size_t bit = 0; bit < 8 * file.size(); ++bit)
    {
        std::string damaged = file;
        damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
        outcome const fastest = inflate(damaged, io::inflate_backend::fastest);
        outcome const zlib = inflate(damaged, io::inflate_backend::zlib);
        CAPTURE(bit / 8, bit % 8, fastest.error, zlib.error);
        CHECK(fastest.error.empty() == zlib.error.empty());
        for (outcome const & got : {fastest, zlib})
            CHECK((!got.error.empty() || got.bytes == expected));
        accepted += zlib.error.empty() ? 1U : 0U;
    }
    // Per member: the text flag, four bytes of time, the effort, the system; and padding bits within the
    // data.
    constexpr std::size_t flags_without_effect{98};
    CHECK(accepted >= flags_without_effect);
    CHECK(accepted <= flags_without_effect + 14);
}

TEST_CASE("a wrong checksum or length or method or flag of a gzip member is corrupt data")
{
    std::string const text = random_text(500, 6);
    std::string const good = gzip_member(text);
    std::string const body = deflated(text);
    std::vector<std::string> const bad{
        gzip_header() + body + little_endian(crc_of(text) ^ 1U, 4) + little_endian(text.size(), 4),
        gzip_header() + body + little_endian(crc_of(text), 4) + little_endian(text.size() + 1, 4),
        std::string{"\x1f\x8b\x07", 3} + good.substr(3),
        gzip_header(32) + good.substr(10),
        gzip_header(128) + good.substr(10),
        gzip_header() + '\x07' + body + gzip_trailer(text), // block type 3
    };
    for (io::inflate_backend const backend : backends)
        for (std::string const & member : bad)
        {
            CHECK(inflate(member, backend).error == problem("corrupt", 0));
            CHECK(inflate(good + member, backend).error == problem("corrupt", good.size()));
            CHECK(inflate(good + member, backend).bytes.starts_with(text));
        }
}

TEST_CASE("only zero bytes may follow the last gzip member")
{
    std::string const good = gzip_member("ACGT");
    std::string const zeros(300'000, '\0');
    for (io::inflate_backend const backend : backends)
    {
        CHECK((inflate(good + '\0', backend) == outcome{"ACGT", {}}));
        CHECK((inflate(good + zeros, backend, 1000, 1000) == outcome{"ACGT", {}}));
        for (std::string const & tail : {std::string{"x"},
                                         std::string{"@r\nA\n+\nI\n"},
                                         std::string{"\x1f\x8c\x08"},
                                         zeros + "x",
                                         zeros + good})
            CHECK((inflate(good + tail, backend) == outcome{"ACGT", problem(garbage, good.size())}));
        CHECK(inflate(good + '\x1f', backend).error == problem("truncated", good.size()));
    }
}
