#include "cohort_layouts.hpp"
#include "kept_reads.hpp"
#include "sample_alignments.hpp"
#include "sample_library.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/library/cohort.hpp>
#include <polarmir/pipeline/run.hpp>
#include <polarmir/reference/store.hpp>

#include <chrono>
#include <utility>

namespace polarmir::pipeline {
namespace {

namespace fs = std::filesystem;

std::string location_of(std::string const & reference)
{
    std::error_code ignored;
    fs::path const path = fs::canonical(reference, ignored);
    return fs::is_directory(path, ignored) ? path.string() : reference;
}

reference::competitor_choice located(reference::competitor_choice choice)
{
    for (fs::path & file : choice.files)
        file = fs::absolute(file).lexically_normal();
    return choice;
}

std::string ledger_line(sample_analysis const & sample)
{
    std::string line = sample.name + ": " + std::to_string(sample.ledger.input) + " reads =";
    char const * separator = " ";
    for (auto const & [fate, reads] : sample.ledger.fates)
        if (reads != 0)
        {
            line += separator + std::to_string(reads) + ' ' + fate;
            separator = " + ";
        }
    return sample.ledger.input == 0 ? sample.name + ": no reads" : line;
}

/// Counts the samples of one run, one after the other; each uses all threads.
class sample_counter
{
  public:
    sample_counter(std::span<reads::sample const> samples, run_config const & config, log_sink const & log) :
        config_{config}, log_{log}, shared_{reference::load(config.reference),
                                            reference::load(config.options.competitors),
                                            config.options.align,
                                            config.options.engine},
        key_{resume_key(config.options, shared_.reference(), shared_.competitors())},
        layouts_{cohort_of(samples, config), finder(), config.threads}
    {
        log(log_level::info, "reference: " + shared_.reference().label() + "; " + competition());
        if (config.options.alignments)
            write_alignment_reference(config.out, shared_, samples);
    }

    void operator()(reads::sample const & sample, run_outcome & outcome)
    try
    {
        std::vector<input_record> inputs = stat_inputs(sample);
        if (config_.resume && is_finished(sample, inputs))
        {
            log_(log_level::detail, sample.name + ": finished before, kept");
            outcome.resumed.push_back(sample.name);
            return;
        }
        count(sample, std::move(inputs));
        outcome.counted.push_back(sample.name);
    }
    catch (input_error const & failure)
    {
        log_(log_level::warning, "sample " + sample.name + " failed: " + failure.what());
        outcome.failed.emplace_back(sample.name, failure.what());
        set_aside(sample.name);
    }

  private:
    [[nodiscard]] std::string competition() const
    {
        std::size_t const left_out = shared_.competitors().mirnas_left_out();
        return std::to_string(shared_.competitors().entries().size()) + " competing RNAs" +
               (left_out == 0 ? "" : " (" + std::to_string(left_out) + " miRNAs of the files left out)");
    }

    [[nodiscard]] static std::vector<reads::sample> cohort_of(std::span<reads::sample const> samples,
                                                              run_config const & config)
    {
        return config.cohort.empty() ? std::vector(samples.begin(), samples.end()) : config.cohort;
    }

    [[nodiscard]] cohort_layouts::finder finder() const
    {
        return [this](reads::sample const & sample) {
            if (config_.resume)
                if (auto known = recall_library(sample, config_.out, key_))
                    return *std::move(known);
            return look_at_library(sample, shared_.infer(), config_.options.library);
        };
    }

    [[nodiscard]] static std::string text_of(std::optional<library::inference> const & agreed)
    {
        return agreed ? library::layout_text(agreed->layout) : "none";
    }

    [[nodiscard]] bool is_finished(reads::sample const & sample, std::vector<input_record> const & inputs)
    {
        auto const record = find_finished(sample_directory(config_.out, sample.name), key_, inputs);
        if (!record || (config_.options.keep_trimmed && !kept_reads::exist(config_.out, sample.name)))
            return false;
        if (config_.options.alignments &&
            !has_alignments(config_.out, sample.name, *config_.options.alignments))
            return false;
        return record->cohort_layout.empty() ||
               record->cohort_layout == text_of(layouts_.agreed_without(sample));
    }

    void count(reads::sample const & sample, std::vector<input_record> inputs)
    {
        using clock = std::chrono::steady_clock;
        clock::time_point const start = clock::now();
        std::string cohort_layout;
        auto const ask_cohort = [&] {
            auto agreed = layouts_.agreed_without(sample);
            cohort_layout = text_of(agreed);
            return agreed;
        };
        kept_reads kept{config_.out, sample.name};
        sample_analysis const result =
            analyse(sample, shared_, config_.options, {config_.threads, kept.partial(), ask_cohort});
        for (std::size_t i = 0; i < inputs.size(); ++i)
            inputs[i].xxh3 = result.inputs.at(i).xxh3;
        run_record const record{key_,
                                location_of(config_.reference),
                                located(config_.options.competitors),
                                std::move(inputs),
                                config_.threads,
                                std::chrono::duration<double>(clock::now() - start).count(),
                                utc_now(),
                                cohort_layout};
        kept.remove_final(); // of an earlier run, perhaps of other reads
        write_sample(config_.out, result, shared_, config_.options, record);
        if (config_.options.keep_trimmed)
            kept.publish();
        report(result);
    }

    void set_aside(std::string const & name) const
    {
        if (set_sample_aside(config_.out, name))
            log_(log_level::warning,
                 "sample " + name + ": its result of an earlier run is set aside as " +
                     outdated_directory(config_.out, name).string());
    }

    void report(sample_analysis const & result) const
    {
        log_(log_level::info, result.name + ": library " + result.library.reason);
        for (std::string const & warning : result.warnings)
            log_(log_level::warning, result.name + ": " + warning);
        log_(log_level::info, ledger_line(result));
    }

    run_config const & config_;
    log_sink const & log_;
    resources shared_;
    std::string key_;
    cohort_layouts layouts_;
};

} // namespace

run_outcome
count_samples(std::span<reads::sample const> samples, run_config const & config, log_sink const & log)
{
    config.options.validate();
    run_outcome outcome;
    sample_counter count{samples, config, log};
    for (reads::sample const & sample : samples)
        count(sample, outcome);
    return outcome;
}

} // namespace polarmir::pipeline
