#include "bam/alignment_output.hpp"

#include "io/file_descriptor.hpp"

#include <polarmir/core/error.hpp>

#include <htslib/hfile.h>

#include <cerrno>
#include <filesystem>
#include <new>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace polarmir::bam {
namespace {

constexpr char const * cannot_write{"cannot write"};

htsFile * open_for_writing(destination const & where, std::string const & path)
{
    char const * const mode = where.format == file_format::cram ? "wc" : "wb";
    // Not by its name: htslib takes names with a colon for URLs.
    io::file_descriptor descriptor = io::open_file(path, O_WRONLY | O_CREAT | O_EXCL);
    if (descriptor.number() < 0)
        throw resource_error::from_errno(path, "cannot create", errno);
    hFILE * const bytes = hdopen(descriptor.number(), "w");
    if (bytes == nullptr)
        throw std::bad_alloc{};
    static_cast<void>(descriptor.release());
    // CRAM has this name in the file: not that of the folder.
    htsFile * const file = hts_hopen(bytes, where.file.filename().c_str(), mode);
    if (file == nullptr)
    {
        hclose_abruptly(bytes);
        throw resource_error::from_errno(path, "cannot create", errno);
    }
    return file;
}

void sync(std::string const & path)
{
    io::file_descriptor const file = io::open_file(path, O_RDONLY);
    if (file.number() < 0 || !file.sync())
        throw resource_error::from_errno(path, cannot_write, errno);
}

} // namespace

alignment_output::alignment_output(destination const & where, std::string const & header) :
    path_{std::filesystem::absolute(where.file).string()}, index_{path_ + (where.format == file_format::cram
                                                                               ? ".crai"
                                                                               : ".bai")}
{
    hts_set_log_level(HTS_LOG_OFF);
    header_.reset(sam_hdr_parse(header.size(), header.c_str()));
    record_.reset(bam_init1());
    if (header_ == nullptr || record_ == nullptr)
        throw std::bad_alloc{};
    file_.reset(open_for_writing(where, path_));
    check(sam_hdr_write(file_.get(), header_.get()), cannot_write);
    // Behind the header, in which htslib would put the path.
    if (where.format == file_format::cram)
        check(hts_set_fai_filename(file_.get(), std::filesystem::absolute(where.reference).c_str()),
              "cannot read its reference");
    constexpr int bai{0}; // of the formats of an index of BAM
    check(sam_idx_init(file_.get(), header_.get(), bai, index_.c_str()), cannot_write);
}

void alignment_output::begin(sam_record const & record)
{
    check(bam_set1(record_.get(),
                   record.name.size(),
                   record.name.c_str(),
                   record.flag,
                   record.target,
                   record.position,
                   record.mapping_quality,
                   record.cigar.size(),
                   record.cigar.data(),
                   -1,
                   -1,
                   0,
                   record.bases.size(),
                   record.bases.data(),
                   nullptr,
                   0),
          cannot_write);
}

void alignment_output::add(char const * tag, std::int64_t value)
{
    check(bam_aux_update_int(record_.get(), tag, value), cannot_write);
}

void alignment_output::add(char const * tag, std::string const & value)
{
    check(bam_aux_append(record_.get(),
                         tag,
                         'Z',
                         static_cast<int>(value.size() + 1),
                         reinterpret_cast<std::uint8_t const *>(value.c_str())),
          cannot_write);
}

void alignment_output::end()
{
    check(sam_write1(file_.get(), header_.get(), record_.get()), cannot_write);
}

void alignment_output::close()
{
    if (sam_idx_save(file_.get()) < 0)
        throw resource_error::from_errno(index_, cannot_write, errno);
    check(hts_close(file_.release()), cannot_write);
    // The last block is written after the index, and readers complain of an index that is older than its
    // file.
    std::error_code ignored;
    std::filesystem::last_write_time(index_, std::filesystem::file_time_type::clock::now(), ignored);
    sync(path_);
    sync(index_);
}

void alignment_output::check(int status, char const * action) const
{
    if (status < 0)
        throw resource_error::from_errno(path_, action, errno);
}

} // namespace polarmir::bam
