#pragma once
#include <htslib/hts.h>
#include <htslib/sam.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace polarmir::reads {

/// The records of a BAM, CRAM or SAM file, front to back.
class alignment_file
{
  public:
    enum class content
    {
        all,
        all_but_bases, ///< CRAM is then read without its reference
    };

    /// Throws input_error, see alignment_reader.
    explicit alignment_file(std::filesystem::path const & path, content wanted = content::all);

    /// The next record, valid until the next call; null at the end of the file. Throws parse_error when it
    /// cannot be read.
    [[nodiscard]] bam1_t const * next();

    /// Of the record returned last, 1-based.
    [[nodiscard]] std::uint64_t number() const noexcept { return number_; }

    /// Bytes of the file that htslib has taken from it so far.
    [[nodiscard]] std::uint64_t bytes_read() const noexcept;

  private:
    struct closer
    {
        void operator()(htsFile * file) const noexcept { hts_close(file); }
        void operator()(sam_hdr_t * header) const noexcept { sam_hdr_destroy(header); }
        void operator()(bam1_t * record) const noexcept { bam_destroy1(record); }
    };

    void open();
    void check_format() const;
    void check_end() const;
    [[noreturn]] void fail_at(std::uint64_t number) const;
    [[nodiscard]] bool reads_without_bases(std::uint64_t number) const;

    std::filesystem::path path_;
    content wanted_;
    std::unique_ptr<htsFile, closer> file_;
    hFILE * bytes_{nullptr}; // lies within file_
    std::unique_ptr<sam_hdr_t, closer> header_;
    std::unique_ptr<bam1_t, closer> record_;
    std::uint64_t number_{0};
    bool at_end_{false};
};

} // namespace polarmir::reads
