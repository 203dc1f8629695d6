// Sheets of Illumina's demultiplexers, v1 and v2, and fastq_list.csv.
#include "reads/sheet_fastq_list.hpp"
#include "reads/sheet_illumina.hpp"
#include "reads/sheet_masking.hpp"
#include "reads/sheet_matcher.hpp"
#include "support/target.hpp"

#include <polarmir/reads/file_name.hpp>

namespace {

using namespace polarmir;

void read_illumina(std::string_view text)
{
    if (!reads::is_illumina_sheet(text))
        return;
    reads::illumina_sheet const sheet = reads::parse_illumina_sheet(text, "SampleSheet.csv");
    fuzz::promise(!sheet.samples.empty(), "a sheet has a sample");
    for (std::string const & warning : reads::masking_warnings(sheet))
        fuzz::promise(!warning.empty(), "a warning says something");
    reads::sheet_matcher const matcher{sheet};
    for (reads::illumina_sample const & sample : sheet.samples)
    {
        fuzz::promise(sample.annotations.size() == sheet.annotation_columns.size(),
                      "a value for each column");
        std::string const name = sample.name() + "_S1_L001_R1_001.fastq.gz";
        if (std::optional<reads::file_name> const decoded = reads::decode_file_name(name))
            for (std::size_t const match : matcher.match(sample.project + '/' + name, *decoded))
                fuzz::promise(match < sheet.samples.size(), "a file is of a sample of the sheet");
    }
}

void read_list(std::string_view text)
{
    if (reads::is_fastq_list(text))
        fuzz::promise(!reads::parse_fastq_list(text, "fastq_list.csv").rows.empty(), "a list has a row");
}

} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const * data, std::size_t size)
{
    std::string_view const text = fuzz::text_of(data, size);
    fuzz::refuse_or_do([&] { read_illumina(text); });
    fuzz::refuse_or_do([&] { read_list(text); });
    return 0;
}
