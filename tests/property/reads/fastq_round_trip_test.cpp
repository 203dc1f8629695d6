#include "support/catch.hpp"
#include "support/tmp_dir.hpp"
#include "unit/io/gzip_support.hpp"

#include <polarmir/reads/fastq.hpp>

#include <random>

using namespace polarmir;
using namespace polarmir::test;

namespace {

struct record
{
    std::string name, bases, qualities;
    friend bool operator==(record const &, record const &) = default;
};

std::string random_letters(std::mt19937 & random, std::size_t size, std::string_view alphabet)
{
    std::string text(size, '\0');
    for (char & letter : text)
        letter = alphabet[random() % alphabet.size()];
    return text;
}

std::vector<record> random_records(std::mt19937 & random, std::size_t size)
{
    std::string qualities;
    for (char letter = '!'; letter <= '~'; ++letter)
        qualities += letter;
    std::vector<record> records(size);
    for (record & next : records)
    {
        std::size_t const length =
            random() % 10 == 0 ? random() % (reads::max_read_length + 1) : random() % 60;
        next.name = random_letters(random, random() % 30, "@+>ACGT :/0123456789\t#.");
        next.bases = random_letters(random, length, random() % 2 == 0 ? "ACGT" : "ACGTN");
        next.qualities = random_letters(random, length, random() % 2 == 0 ? "@+>I" : qualities);
    }
    return records;
}

/// The records with every freedom a writer has: case, U, dots, line ends, what is behind '+', the file's end.
std::string written(std::vector<record> const & records, std::mt19937 & random)
{
    auto const line_end = [&] { return random() % 4 == 0 ? "\r\n" : "\n"; };
    std::string text;
    for (record const & next : records)
    {
        std::string bases = next.bases;
        for (char & letter : bases)
            if (random() % 50 == 0)
                letter = letter == 'N'   ? '.'
                         : letter == 'T' ? "tuU"[random() % 3]
                                         : static_cast<char>(letter + 32);
        text += '@' + next.name + line_end() + bases + line_end() + '+' +
                (random() % 3 == 0 ? next.name : "") + line_end() + next.qualities + line_end();
    }
    for (std::size_t blank = random() % 8; blank < 5; ++blank)
        text += line_end();
    if (text.ends_with('\n') && random() % 3 == 0)
        text.pop_back();
    return text;
}

std::string compressed(std::string const & text, std::mt19937 & random)
{
    switch (random() % 4)
    {
    case 0:
        return text;
    case 1:
        return gzip_member(text, static_cast<int>(random() % 10));
    case 2:
        return bgzf(text, 1 + random() % 10'000);
    default:
        break;
    }
    std::size_t const half = random() % (text.size() + 1);
    return gzip_member(text.substr(0, half)) + gzip_member(text.substr(half));
}

std::vector<record> read(std::filesystem::path const & path, io::input_config config, std::size_t chunk_bytes)
{
    std::vector<record> records;
    reads::fastq_reader reader{path, config, chunk_bytes};
    while (std::optional<reads::fastq_chunk> chunk = reader.next())
        for (reads::read_view const & read : reads::parse(*chunk, reader.name()))
            records.push_back({std::string{read.name}, std::string{read.bases}, std::string{read.qualities}});
    return records;
}

} // namespace

TEST_CASE("records read back from whatever form they were written in")
{
    tmp_dir const dir;
    for (unsigned seed = 0; seed < 2000; ++seed)
    {
        std::mt19937 random{seed};
        std::vector<record> const records = random_records(random, random() % 60);
        std::filesystem::path const path =
            write_bytes(dir / "x", compressed(written(records, random), random));
        io::input_config const config{backends[random() % 2], random() % 2 == 0};
        std::size_t const chunk_bytes = 1 + random() % (random() % 2 == 0 ? 300 : 30'000);
        CAPTURE(seed, chunk_bytes);
        CHECK((read(path, config, chunk_bytes) == records));
    }
}
