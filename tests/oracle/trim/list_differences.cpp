// Lists the reads of which another program makes something else, each with the class of the explanation:
//   list_differences cutadapt FASTQ ADAPTER
//   list_differences encode FASTQ TRIMMED_FASTQ
//   list_differences mirtrace FASTQ ADAPTER COLLAPSED_FASTA
//   list_differences mirdeep2 FASTA ADAPTER COLLAPSED_FASTA
// A table on standard output; exit code 1 when a read is unexplained, 2 for a wrong call.
#include "oracle/trim/comparison.hpp"

#include <algorithm>
#include <exception>
#include <iostream>
#include <optional>

namespace test = polarmir::test;

namespace {

std::optional<test::comparison> compare(std::vector<std::string> const & arguments)
{
    std::string const peer = arguments.empty() ? "" : arguments[0];
    if (peer == "cutadapt" && arguments.size() == 3)
        return test::against_cutadapt(arguments[1], arguments[2]);
    if (peer == "encode" && arguments.size() == 3)
        return test::against_encode(arguments[1], arguments[2]);
    if (peer == "mirtrace" && arguments.size() == 4)
        return test::against_mirtrace(arguments[1], arguments[2], arguments[3]);
    if (peer == "mirdeep2" && arguments.size() == 4)
        return test::against_mirdeep2(arguments[1], arguments[2], arguments[3]);
    return std::nullopt;
}

} // namespace

int main(int count, char ** values)
try
{
    std::vector<std::string> const arguments(values + 1, values + count);
    std::optional<test::comparison> const result = compare(arguments);
    if (!result)
    {
        std::cerr << "usage: list_differences cutadapt FASTQ ADAPTER\n"
                     "       list_differences encode FASTQ TRIMMED_FASTQ\n"
                     "       list_differences mirtrace FASTQ ADAPTER COLLAPSED_FASTA\n"
                     "       list_differences mirdeep2 FASTA ADAPTER COLLAPSED_FASTA\n";
        return 2;
    }
    std::cout << "file\tnumber\tname\tread\tours\ttheirs\tclass\n";
    for (test::difference const & one : result->differences)
        std::cout << arguments[1] << '\t' << one.number << '\t' << one.name << '\t' << one.read << '\t'
                  << one.ours << '\t' << one.theirs << '\t'
                  << (one.reason.empty() ? "unexplained" : one.reason) << '\n';
    for (auto const & [reason, reads] : result->classes())
        std::cerr << reads << ' ' << (reason.empty() ? "unexplained" : reason) << '\n';
    std::cerr << result->reads << " reads\n";
    if (!result->rules_are_theirs)
        std::cerr << "their rules, applied to the reads, do not give what they published\n";
    return result->rules_are_theirs && !result->classes().contains("") ? 0 : 1;
}
catch (std::exception const & e)
{
    std::cerr << e.what() << '\n';
    return 2;
}
