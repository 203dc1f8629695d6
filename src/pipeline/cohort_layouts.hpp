#pragma once
#include <polarmir/pipeline/sample_analysis.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace polarmir::pipeline {

/// What the libraries of a cohort are, found out sample by sample when it is asked for.
class cohort_layouts
{
  public:
    cohort_layouts(std::vector<reads::sample> cohort,
                   library::inferrer const & infer,
                   library::request const & wanted) :
        cohort_{std::move(cohort)},
        infer_{infer}, wanted_{wanted}
    {}

    /// What all other samples but `name` agree on, see library::agreed_layout. Samples that cannot be read
    /// have no say; standard input, which can be read only once, neither.
    [[nodiscard]] std::optional<library::inference> agreed_without(std::string const & name);

  private:
    [[nodiscard]] library::inference const & layout_of(reads::sample const & sample);

    std::vector<reads::sample> cohort_;
    library::inferrer const & infer_;
    library::request wanted_;
    std::map<std::string, library::inference> known_;
};

} // namespace polarmir::pipeline
