#include "cohort_layouts.hpp"
#include "kept_reads.hpp"
#include "reference_seeds.hpp"
#include "sample_alignments.hpp"
#include "sample_library.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/core/utc_time.hpp>
#include <polarmir/io/directory.hpp>
#include <polarmir/library/cohort.hpp>
#include <polarmir/parallel/parallel_for.hpp>
#include <polarmir/pipeline/run.hpp>
#include <polarmir/pipeline/sample_directory.hpp>
#include <polarmir/reference/store.hpp>

#include <algorithm>
#include <chrono>
#include <memory>
#include <mutex>
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

/// What one sample has given so far: outcomes and messages are passed on in the order of the samples.
struct sample_result
{
    run_outcome outcome;
    std::vector<std::pair<log_level, std::string>> messages;
    bool is_done{false};
};

/// How many samples are counted beside each other: one for two threads, of which one inflates. More would
/// take their memory and gain nothing.
std::size_t samples_at_once(std::size_t threads, std::size_t samples)
{
    return std::clamp<std::size_t>(threads / 2, 1, std::max<std::size_t>(samples, 1));
}

resources load_resources(run_config const & config, log_sink const & log)
{
    reference::mirna_reference reference = reference::load(config.reference);
    bool const has_seeds = config.options.engine == align::engine_kind::seed_index;
    auto seeds = has_seeds ? open_seeds(config.reference, reference, log) : nullptr;
    return {std::move(reference),
            reference::load(config.options.competitors),
            config.options.align,
            config.options.engine,
            std::move(seeds),
            config.threads};
}

/// Counts samples of one run; several threads may count different samples.
class sample_counter
{
  public:
    sample_counter(std::span<reads::sample const> samples, run_config const & config, log_sink const & log) :
        config_{config}, is_alone_{samples.size() == 1}, threads_{config.threads /
                                                                  samples_at_once(config.threads,
                                                                                  samples.size())},
        first_sample_{samples.empty() ? nullptr : &samples.front()}, first_{open_first()},
        shared_{load_resources(config, log)}, key_{resume_key(config.options,
                                                              shared_.reference(),
                                                              shared_.competitors())},
        layouts_{cohort_of(samples, config), finder(), config.threads}
    {
        if (config.tmp_dir)
            scratch_.emplace(*config.tmp_dir / "polarmir");
        log(log_level::info, "reference: " + shared_.reference().label() + "; " + competition());
        if (config.options.alignments)
            write_alignment_reference(config.out, shared_, samples);
    }

    void operator()(reads::sample const & sample, sample_result & out)
    {
        log_sink const log = [&out](log_level level, std::string const & text) {
            out.messages.emplace_back(level, text);
        };
        try
        {
            std::unique_ptr<read_stream> opened = &sample == first_sample_ ? std::move(first_) : nullptr;
            std::vector<input_record> inputs = stat_inputs(sample);
            if (config_.resume && is_finished(sample, inputs, log))
            {
                log(is_alone_ ? log_level::info : log_level::detail, sample.name + ": finished before, kept");
                out.outcome.resumed.push_back(sample.name);
                return;
            }
            count(sample, std::move(opened), std::move(inputs), log);
            out.outcome.counted.push_back(sample.name);
        }
        catch (input_error const & failure)
        {
            log(log_level::warning, "sample " + sample.name + " failed: " + failure.what());
            out.outcome.failed.emplace_back(sample.name, failure.what());
            set_aside(sample.name, log);
        }
    }

  private:
    /// Null when nobody wants to know.
    [[nodiscard]] sample_progress * progress_of(reads::sample const & sample) const
    {
        return config_.progress == nullptr
                   ? nullptr
                   : &(*config_.progress)[static_cast<std::size_t>(&sample - first_sample_)];
    }

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

    [[nodiscard]] bool
    is_finished(reads::sample const & sample, std::vector<input_record> const & inputs, log_sink const & log)
    {
        auto const record = find_finished(sample_directory(config_.out, sample.name), key_, inputs);
        if (!record || (config_.options.keep_trimmed && !kept_reads::exist(config_.out, sample.name)))
            return false;
        if (config_.options.alignments &&
            !has_alignments(config_.out, sample.name, *config_.options.alignments))
            return false;
        if (!is_whole(sample_directory(config_.out, sample.name)))
        {
            log(log_level::warning, sample.name + ": its results are damaged; it is counted again");
            return false;
        }
        return record->cohort_layout.empty() ||
               record->cohort_layout == text_of(layouts_.agreed_without(sample));
    }

    void count(reads::sample const & sample,
               std::unique_ptr<read_stream> opened,
               std::vector<input_record> inputs,
               log_sink const & log)
    {
        using clock = std::chrono::steady_clock;
        clock::time_point const start = clock::now();
        std::string cohort_layout;
        auto const ask_cohort = [&] {
            auto agreed = layouts_.agreed_without(sample);
            cohort_layout = text_of(agreed);
            return agreed;
        };
        output_place const where{config_.out, scratch_ ? std::optional{scratch_->path()} : std::nullopt};
        kept_reads kept{where, sample.name};
        sample_analysis const result =
            analyse(sample,
                    shared_,
                    config_.options,
                    {threads_, kept.partial(), ask_cohort, std::move(opened), progress_of(sample)});
        for (std::size_t i = 0; i < inputs.size(); ++i)
            inputs[i].xxh3 = result.inputs.at(i).xxh3;
        run_record const record{key_,
                                location_of(config_.reference),
                                located(config_.options.competitors),
                                std::move(inputs),
                                threads_,
                                std::chrono::duration<double>(clock::now() - start).count(),
                                utc_text(utc_now()),
                                cohort_layout};
        kept.remove_final(); // of an earlier run, perhaps of other reads
        write_sample(where, result, shared_, config_.options, record);
        if (config_.options.keep_trimmed)
            kept.publish();
        report(result, log);
    }

    void set_aside(std::string const & name, log_sink const & log) const
    {
        if (set_sample_aside(config_.out, name))
            log(log_level::warning,
                "sample " + name + ": its result of an earlier run is set aside as " +
                    outdated_directory(config_.out, name).string());
    }

    static void report(sample_analysis const & result, log_sink const & log)
    {
        log(log_level::info, result.name + ": library " + result.library.reason);
        for (std::string const & warning : result.warnings)
            log(log_level::warning, result.name + ": " + warning);
        log(log_level::info, ledger_line(result));
    }

    /// The first sample is inflated while the reference is loaded, unless it may be finished.
    [[nodiscard]] std::unique_ptr<read_stream> open_first() const
    {
        std::error_code ignored;
        if (first_sample_ == nullptr || threads_ < 2 ||
            (config_.resume && fs::exists(sample_directory(config_.out, first_sample_->name), ignored)))
            return nullptr;
        return std::make_unique<read_stream>(first_sample_->files, threads_, progress_of(*first_sample_));
    }

    run_config const & config_;
    std::optional<io::temporary_directory> scratch_;
    bool is_alone_;
    std::size_t threads_; ///< of one sample
    reads::sample const * first_sample_;
    std::unique_ptr<read_stream> first_; ///< for the one who counts the first sample
    resources shared_;
    std::string key_;
    cohort_layouts layouts_;
};

/// Passes on what samples have given, as soon as all before them are done.
class results_in_order
{
  public:
    results_in_order(std::size_t samples, log_sink const & log) : samples_(samples), log_{log} {}

    /// For the thread that counts the sample only.
    [[nodiscard]] sample_result & operator[](std::size_t sample) { return samples_[sample]; }

    void finish(std::size_t sample)
    {
        std::scoped_lock const lock{mutex_};
        samples_[sample].is_done = true;
        for (; next_ < samples_.size() && samples_[next_].is_done; ++next_)
            pass_on(samples_[next_]);
    }

    [[nodiscard]] run_outcome const & outcome() const noexcept { return outcome_; }

  private:
    void pass_on(sample_result const & one)
    {
        for (auto const & [level, text] : one.messages)
            log_(level, text);
        auto const append = [](auto & all, auto const & more) {
            all.insert(all.end(), more.begin(), more.end());
        };
        append(outcome_.counted, one.outcome.counted);
        append(outcome_.resumed, one.outcome.resumed);
        append(outcome_.failed, one.outcome.failed);
    }

    std::mutex mutex_;
    std::vector<sample_result> samples_; // each of one thread until it is done
    std::size_t next_{0};                // guarded by mutex_
    run_outcome outcome_;                // guarded by mutex_
    log_sink const & log_;
};

} // namespace

void require_references(run_config const & config)
{
    static_cast<void>(reference::load(config.reference));
    static_cast<void>(reference::load(config.options.competitors));
}

run_outcome
count_samples(std::span<reads::sample const> samples, run_config const & config, log_sink const & log)
{
    config.options.validate();
    sample_counter count{samples, config, log};
    results_in_order results{samples.size(), log};
    parallel_for(
        samples_at_once(config.threads, samples.size()), samples.size(), 1, [&](std::size_t i, std::size_t) {
            count(samples[i], results[i]);
            if (config.progress != nullptr)
                (*config.progress)[i].is_done = true;
            results.finish(i);
        });
    return results.outcome();
}

} // namespace polarmir::pipeline
