#include "reads/file_kind.hpp"

#include <polarmir/reads/alignment_reader.hpp>
#include <polarmir/reads/fastq.hpp>
#include <polarmir/reads/read_source.hpp>

namespace polarmir::reads {

std::unique_ptr<read_source> open_reads(std::filesystem::path const & path, io::input_config config)
{
    if (kind_of(path.filename().string()) == file_kind::alignment)
        return std::make_unique<alignment_reader>(path);
    return std::make_unique<fastq_reader>(path, config);
}

} // namespace polarmir::reads
