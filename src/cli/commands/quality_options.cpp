#include "quality_options.hpp"

#include "choice.hpp"

#include <map>
#include <string>

#include <CLI/CLI.hpp>

namespace polarmir::cli {

void add_quality_options(CLI::App & command, pipeline::quality_options & options)
{
    constexpr char const * group{"Quality"};
    command
        .add_option("--qc-thresholds",
                    options.thresholds,
                    "Your own limits for PASS, WARN and FAIL in place of those of the same metrics: TSV as "
                    "reference/qc_thresholds.tsv")
        ->type_name("FILE")
        ->check(CLI::ExistingFile)
        ->group(group);
    static std::map<std::string, qc::sample_type> const types{{"ev", qc::sample_type::ev},
                                                              {"plasma", qc::sample_type::plasma},
                                                              {"serum", qc::sample_type::serum},
                                                              {"cell", qc::sample_type::cell}};
    command
        .add_option("--sample-type",
                    options.type,
                    "What the libraries were made of, for samples without a value in the column sample_type "
                    "of the sheet: ev, plasma, serum, cell")
        ->transform(choice(types))
        ->type_name("TYPE")
        ->default_str("ev")
        ->group(group);
}

} // namespace polarmir::cli
