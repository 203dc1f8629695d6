#pragma once
#include <polarmir/bam/write_alignments.hpp>

#include <htslib/hts.h>
#include <htslib/sam.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace polarmir::bam {

/// One line of the file, in the terms of SAM.
struct sam_record
{
    std::string name;
    std::uint16_t flag{0};
    std::int32_t target{-1};
    std::int64_t position{-1}; ///< 0-based
    std::uint8_t mapping_quality{0};
    std::vector<std::uint32_t> cigar; ///< as BAM codes it
    std::string_view bases;           ///< as aligned
};

/// A BAM or CRAM file that is written with its index. Throws resource_error.
class alignment_output
{
  public:
    alignment_output(destination const & where, std::string const & header);

    /// Begins a record; the fields that follow are of it.
    void begin(sam_record const & record);
    void add(char const * tag, std::int64_t value);
    void add(char const * tag, std::string const & value);
    void end();

    /// Completes file and index, and makes sure that they are on the disk.
    void close();

  private:
    struct closer
    {
        void operator()(htsFile * file) const noexcept { hts_close(file); }
        void operator()(sam_hdr_t * header) const noexcept { sam_hdr_destroy(header); }
        void operator()(bam1_t * record) const noexcept { bam_destroy1(record); }
    };

    /// Of what is said about the file when `status` is negative.
    void check(int status, char const * action) const;

    std::string path_;
    std::string index_;
    std::unique_ptr<htsFile, closer> file_;
    std::unique_ptr<sam_hdr_t, closer> header_;
    std::unique_ptr<bam1_t, closer> record_;
};

} // namespace polarmir::bam
