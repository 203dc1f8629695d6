// A BAM, CRAM or SAM file gives the same reads, or is refused with the same words, whatever the size of its
// chunks; and what it gives is FASTQ. htslib itself is not under test: it is linked as it is installed.
#include "reads/first_read.hpp"
#include "support/scratch.hpp"
#include "support/target.hpp"

#include <polarmir/reads/alignment_reader.hpp>
#include <polarmir/reads/fastq.hpp>

namespace {

using namespace polarmir;

struct outcome
{
    std::string text;
    std::optional<std::string> refused;
};

outcome read(std::filesystem::path const & path, std::size_t chunk_bytes)
{
    outcome out;
    out.refused = fuzz::refusal([&] {
        reads::alignment_reader file{path, chunk_bytes};
        while (std::optional<reads::fastq_chunk> chunk = file.next())
        {
            out.text.append(chunk->text.data(), chunk->text.size());
            std::optional<std::string> const refused =
                fuzz::refusal([&] { static_cast<void>(reads::parse(*chunk, file.name())); });
            fuzz::promise(!refused, "reads of an alignment are FASTQ without a fault");
        }
    });
    return out;
}

} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const * data, std::size_t size)
{
    std::filesystem::path const file = fuzz::files().put("reads.bam", fuzz::text_of(data, size));
    outcome const whole = read(file, reads::read_source::default_chunk_bytes);
    outcome const pieces = read(file, 1);
    fuzz::promise(pieces.refused == whole.refused, "chunks do not change why a file is refused");
    fuzz::promise(pieces.text.starts_with(whole.text), "chunks do not change the reads");
    static_cast<void>(reads::first_read_name(file));
    return 0;
}
