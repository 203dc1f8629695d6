#include <polarmir/isomir/quality_sample.hpp>

#include <algorithm>
#include <utility>

namespace polarmir::isomir {

void quality_sample::add(packed_sequence const & insert, std::string_view qualities)
{
    is_sorted_ = false;
    entries_.push_back({insert, qualities_.size()});
    qualities_ += qualities;
}

void quality_sample::append(quality_sample const & later)
{
    is_sorted_ = false;
    for (entry const & one : later.entries_)
        entries_.push_back({one.insert, one.begin + qualities_.size()});
    qualities_ += later.qualities_;
}

void quality_sample::finish()
{
    if (std::exchange(is_sorted_, true))
        return;
    std::ranges::sort(entries_, {}, [](entry const & one) { return std::pair{one.insert, one.begin}; });
}

base_quality quality_sample::at(packed_sequence const & insert, std::size_t position) const
{
    constexpr int offset{33};
    base_quality mean;
    auto one = std::ranges::lower_bound(entries_, insert, {}, &entry::insert);
    for (; one != entries_.end() && one->insert == insert; ++one, ++mean.reads)
        mean.phred += qualities_[one->begin + position] - offset;
    if (mean.reads > 0)
        mean.phred /= static_cast<double>(mean.reads);
    return mean;
}

} // namespace polarmir::isomir
