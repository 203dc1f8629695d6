#include <polarmir/trim/trimmer.hpp>

#include <algorithm>

namespace polarmir::trim {

void stats::add(trimmed_read const & read)
{
    ++reads;
    with_adapter += read.adapter_found ? 1U : 0U;
    ++outcomes[static_cast<std::size_t>(read.outcome)];
    if (read.outcome == outcome::umi_invalid || read.outcome == outcome::untrimmed)
        return;
    if (read.insert.size() >= insert_lengths.size())
        insert_lengths.resize(read.insert.size() + 1);
    ++insert_lengths[read.insert.size()];
}

stats & stats::operator+=(stats const & other)
{
    reads += other.reads;
    with_adapter += other.with_adapter;
    for (std::size_t i = 0; i < outcome_count; ++i)
        outcomes[i] += other.outcomes[i];
    insert_lengths.resize(std::max(insert_lengths.size(), other.insert_lengths.size()));
    for (std::size_t i = 0; i < other.insert_lengths.size(); ++i)
        insert_lengths[i] += other.insert_lengths[i];
    return *this;
}

} // namespace polarmir::trim
