#include <polarmir/core/error.hpp>
#include <polarmir/core/phrase.hpp>
#include <polarmir/explain/counted_output.hpp>
#include <polarmir/pipeline/sample_directory.hpp>
#include <polarmir/reference/store.hpp>

#include <algorithm>
#include <span>

namespace polarmir::explain {
namespace {

std::vector<std::string> choose_samples(source const & from)
{
    pipeline::sample_list const list = pipeline::list_samples(from.out);
    if (list.finished.empty())
        throw input_error{from.out.string() +
                          ": no finished sample in it; give the folder that 'polarmir run' or 'count' wrote"};
    for (std::string const & name : from.samples)
        if (std::ranges::find(list.finished, name) == list.finished.end())
            throw usage_error{from.out.string() + ": no finished sample '" + name +
                              "'; there are: " + some_of(list.finished)};
    if (from.samples.empty())
        return list.finished;
    std::vector<std::string> chosen;
    for (std::string const & name : from.samples)
        if (std::ranges::find(chosen, name) == chosen.end())
            chosen.push_back(name);
    return chosen;
}

void check_alike(pipeline::stored_sample const & one, pipeline::stored_sample const & other)
{
    if (one.options != other.options || one.reference_hash != other.reference_hash ||
        one.competitors_hash != other.competitors_hash)
        throw usage_error{"samples " + one.name + " and " + other.name +
                          " were counted in different ways (see their sample.json); choose with --sample"};
}

void check_fates(counted_sample const & sample, std::filesystem::path const & directory)
{
    for (std::size_t i = 0; i < sample.assignments.size(); ++i)
        if (sample.assignments[i].read_class != sample.inserts.fates[i])
            throw input_error{directory.string() + ": " + sample.inserts.reads[i].sequence.to_string() +
                              " was " + name_of(sample.inserts.fates[i]) + " and is " +
                              name_of(sample.assignments[i].read_class) +
                              " now; count the sample again with this version"};
}

} // namespace

counted_output::counted_output(source from) : from_{std::move(from)}, samples_{choose_samples(from_)}
{
    auto const first = pipeline::describe_sample(directory(samples_.front()));
    for (std::string const & name : samples_)
        check_alike(first, pipeline::describe_sample(directory(name)));
    settings_ = pipeline::options_from_json(first.options, directory(samples_.front()).string());

    pipeline::run_record const record = pipeline::read_run_record(directory(samples_.front()));
    auto hairpins = reference::load(from_.reference.value_or(record.reference));
    auto competitors = reference::load(from_.competitors.value_or(record.competitors));
    if (hairpins.hash() != first.reference_hash)
        throw input_error{"sample " + first.name + " was counted against another reference than " +
                          hairpins.label() + "; give it with --reference, or count the sample again"};
    if (competitors.hash() != first.competitors_hash)
        throw input_error{"sample " + first.name + " was counted with other competing RNAs than the " +
                          std::to_string(competitors.entries().size()) +
                          " found now; give their files with --competitors, or count the sample again"};
    shared_.emplace(std::move(hairpins), std::move(competitors), settings_.align);
}

counted_sample counted_output::count(std::string const & sample) const
{
    counted_sample counted;
    counted.stored = pipeline::load_sample(directory(sample), shared_->reference());
    counted.inserts = inserts(sample);
    counted.assignments = pipeline::annotate(counted.inserts.reads, shared_->annotate(), from_.threads);
    check_fates(counted, directory(sample));
    auto const count_all = [&](std::span<collapse::unique_read const> what) {
        return count_sample(
            what, counted.assignments, shared_->reference(), shared_->targets(), settings_.count);
    };
    counted.reads = count_all(counted.inserts.reads);
    if (counted.stored.has_molecules)
        counted.molecules = count_all(counted.inserts.molecules);
    return counted;
}

library::inference counted_output::library(std::string const & sample) const
{
    return pipeline::load_inference(directory(sample));
}

pipeline::stored_inserts counted_output::inserts(std::string const & sample) const
{
    return pipeline::load_inserts(directory(sample));
}

std::filesystem::path counted_output::directory(std::string const & sample) const
{
    return pipeline::sample_directory(from_.out, sample);
}

} // namespace polarmir::explain
