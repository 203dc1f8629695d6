#include "reads/alignment_file.hpp"

#include "io/file_descriptor.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/utf8.hpp>

#include <htslib/cram.h>
#include <htslib/hfile.h>
#include <htslib/kstring.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <new>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace polarmir::reads {
namespace {

constexpr char const * no_alignment{
    "neither BAM, CRAM nor SAM by its content, or damaged at its beginning; copy it again, or give it the "
    "ending of what it is"};

[[noreturn]] void refuse(std::filesystem::path const & path, std::string const & problem)
{
    throw parse_error{{printable(path.string()), 0}, problem};
}

io::file_descriptor open_regular(std::filesystem::path const & path)
{
    io::file_descriptor file = io::open_file(path, O_RDONLY | O_NONBLOCK);
    struct stat info
    {};
    if (file.number() < 0 || ::fstat(file.number(), &info) != 0)
        refuse(path, "cannot open: " + std::generic_category().message(errno));
    if (!S_ISREG(info.st_mode))
        refuse(path, "not a regular file, as BAM, CRAM and SAM must be; save it first");
    if (info.st_size == 0)
        refuse(path, "empty, without even a header; copy or make it again");
    return file;
}

char last_byte(std::filesystem::path const & path)
{
    std::ifstream file{path, std::ios::binary};
    file.seekg(-1, std::ios::end);
    return static_cast<char>(file.get());
}

/// True for a readable file of this machine; htslib would also follow URLs (`http://`, `s3://`), and prints
/// what it cannot open.
bool is_at_hand(std::string_view place)
{
    constexpr std::string_view local{"file:"}; // htslib cuts it off, whatever follows
    if (place.starts_with(local))
        place.remove_prefix(local.size());
    std::string const path{place};
    std::error_code ignored;
    return path.find(':') == std::string::npos && std::filesystem::is_regular_file(path, ignored) &&
           ::access(path.c_str(), R_OK) == 0;
}

/// Without REF_PATH, htslib asks a public server for the reference by its checksum (M5); and it follows any
/// URL the file gives (UR). It cannot when the header does not have them.
void keep_off_the_network(sam_hdr_t * header)
{
    char const * const own_path = std::getenv("REF_PATH");
    bool const by_checksum = own_path != nullptr && *own_path != '\0';
    kstring_t place = KS_INITIALIZE;
    for (int i = 0; i < sam_hdr_nref(header); ++i)
    {
        char const * const name = sam_hdr_tid2name(header, i);
        if (!by_checksum)
            sam_hdr_remove_tag_id(header, "SQ", "SN", name, "M5");
        if (sam_hdr_find_tag_id(header, "SQ", "SN", name, "UR", &place) == 0 &&
            !is_at_hand({place.s, place.l}))
            sam_hdr_remove_tag_id(header, "SQ", "SN", name, "UR");
    }
    ks_free(&place);
}

} // namespace

alignment_file::alignment_file(std::filesystem::path const & path, content wanted) :
    path_{path}, wanted_{wanted}
{
    hts_set_log_level(HTS_LOG_OFF);
    open();
    check_format();
    check_end();
    bool const is_cram = hts_get_format(file_.get())->format == cram;
    if (is_cram)
        keep_off_the_network(cram_fd_get_header(file_->fp.cram));
    if (is_cram && wanted_ == content::all_but_bases)
        hts_set_opt(file_.get(), CRAM_OPT_REQUIRED_FIELDS, SAM_RGAUX - 1 - SAM_SEQ);
    header_.reset(sam_hdr_read(file_.get()));
    if (header_ == nullptr)
        refuse(path_, "the header is damaged; copy or make the file again");
    record_.reset(bam_init1());
    if (record_ == nullptr)
        throw std::bad_alloc{};
}

void alignment_file::open()
{
    io::file_descriptor descriptor = open_regular(path_);
    // Not by its name: htslib takes names with a colon for URLs.
    hFILE * const bytes = hdopen(descriptor.number(), "r");
    if (bytes == nullptr)
        throw std::bad_alloc{};
    static_cast<void>(descriptor.release());
    file_.reset(hts_hopen(bytes, path_.c_str(), "r"));
    if (file_ != nullptr)
    {
        bytes_ = bytes;
        return;
    }
    hclose_abruptly(bytes);
    refuse(path_, no_alignment);
}

void alignment_file::check_format() const
{
    htsFormat const & format = *hts_get_format(file_.get());
    if (format.format != bam && format.format != cram && format.format != sam)
        refuse(path_, no_alignment);
    if (format.compression == gzip) // of which htslib does not notice a missing end
        refuse(path_, "compressed with gzip, not with bgzip; make it again with samtools");
}

void alignment_file::check_end() const
{
    htsFormat const & format = *hts_get_format(file_.get());
    std::string const where = "cut short at byte " + std::to_string(std::filesystem::file_size(path_)) + ": ";
    if (format.format == sam && format.compression == no_compression && last_byte(path_) != '\n')
        refuse(path_, where + "the last line has no end; copy or download it again");
    if (format.compression == no_compression)
        return;
    constexpr int present{1};
    constexpr int never_in_this_version{3};
    int const mark = hts_check_EOF(file_.get());
    if (mark != present && mark != never_in_this_version)
        refuse(path_, where + "the end-of-file mark is missing; copy or download it again");
}

std::uint64_t alignment_file::bytes_read() const noexcept
{
    return static_cast<std::uint64_t>(htell(bytes_));
}

bam1_t const * alignment_file::next()
{
    if (at_end_)
        return nullptr;
    int const status = sam_read1(file_.get(), header_.get(), record_.get());
    constexpr int end{-1};
    at_end_ = status == end;
    if (at_end_)
        return nullptr;
    if (status < end)
        fail_at(number_ + 1);
    ++number_;
    return record_.get();
}

bool alignment_file::reads_without_bases(std::uint64_t number) const
try
{
    alignment_file rest{path_, content::all_but_bases};
    while (rest.number() < number && rest.next() != nullptr)
    {}
    return rest.number() == number;
}
catch (input_error const &)
{
    return false;
}

void alignment_file::fail_at(std::uint64_t number) const
{
    std::string const record = "record " + std::to_string(number);
    bool const is_cram = hts_get_format(file_.get())->format == cram;
    if (is_cram && wanted_ == content::all && reads_without_bases(number))
        refuse(path_,
               record + " cannot be decoded: the reference genome it was compressed against is not at hand " +
                   "or is another one, or the bases are damaged; set REF_PATH to where the genome is, or " +
                   "convert the file with 'samtools fastq --reference GENOME'");
    refuse(path_, record + " is damaged or cut short; copy or make the file again");
}

} // namespace polarmir::reads
