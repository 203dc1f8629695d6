// A FASTQ file gives the same reads, or is refused with the same words, whatever the size of its chunks; and
// reads that are written again are read as they were.
#include "support/scratch.hpp"
#include "support/target.hpp"

#include <polarmir/reads/fastq.hpp>

namespace {

using namespace polarmir;

struct outcome
{
    std::string reads; ///< written again
    std::size_t number{0};
    std::optional<std::string> refused;
};

outcome read(std::filesystem::path const & path, std::size_t chunk_bytes)
{
    outcome out;
    out.refused = fuzz::refusal([&] {
        reads::fastq_reader file{path, {}, chunk_bytes};
        while (std::optional<reads::fastq_chunk> chunk = file.next())
        {
            reads::chunk_parser parser{*chunk, file.name()};
            for (reads::read_view read; parser.next(read); ++out.number)
            {
                fuzz::promise(read.bases.size() == read.qualities.size(), "a quality for each base");
                fuzz::promise(read.bases.size() <= reads::max_read_length, "no read is too long");
                fuzz::promise(read.bases.find_first_not_of("ACGTN") == std::string_view::npos,
                              "bases are ACGTN");
                // A CR at the end of a name would be taken for part of the line end.
                out.reads.append(1, '@')
                    .append(read.name.substr(0, read.name.find_last_not_of('\r') + 1))
                    .append(1, '\n')
                    .append(read.bases);
                out.reads.append("\n+\n").append(read.qualities).append(1, '\n');
            }
        }
    });
    return out;
}

} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const * data, std::size_t size)
{
    std::filesystem::path const file = fuzz::files().put("reads.fastq", fuzz::text_of(data, size));
    outcome const whole = read(file, std::size_t{1} << 14U);
    for (std::size_t const chunk_bytes : {std::size_t{7}, std::size_t{64}, std::size_t{509}})
    {
        outcome const pieces = read(file, chunk_bytes);
        fuzz::promise(pieces.refused == whole.refused, "chunks do not change why a file is refused");
        fuzz::promise(pieces.reads == whole.reads, "chunks do not change the reads");
    }
    outcome const again = read(fuzz::files().put("again.fastq", whole.reads), std::size_t{1} << 12U);
    fuzz::promise(!again.refused && again.reads == whole.reads, "reads that were written are read again");
    return 0;
}
