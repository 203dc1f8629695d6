#include <polarmir/qc/ledger.hpp>

#include <algorithm>
#include <stdexcept>

namespace polarmir::qc {

std::uint64_t ledger::total() const noexcept
{
    std::uint64_t sum{0};
    for (auto const & [name, reads] : fates)
        sum += reads;
    return sum;
}

std::uint64_t ledger::of(std::string_view fate) const
{
    auto const found = std::ranges::find(fates, fate, [](auto const & entry) { return entry.first; });
    if (found == fates.end())
        throw std::logic_error{"the ledger has no fate '" + std::string{fate} + "'"};
    return found->second;
}

ledger make_ledger(trim::stats const & trimmed, class_reads const & classes, std::uint64_t duplicates)
{
    ledger result;
    result.input = trimmed.reads;
    for (std::size_t i = 0; i < trim::outcome_count; ++i)
        if (auto const outcome = static_cast<trim::outcome>(i); outcome != trim::outcome::kept)
            result.fates.emplace_back(trim::name_of(outcome), trimmed.outcomes[i]);

    // Whatever stops a read from being aligned stands before what it aligned to; low complexity is decided
    // last but belongs to the first kind.
    auto const add = [&](count::read_class c) {
        result.fates.emplace_back(count::name_of(c), classes[static_cast<std::size_t>(c)]);
    };
    add(count::read_class::low_complexity);
    result.fates.emplace_back("pcr_duplicate", duplicates);
    for (std::size_t i = 0; i < count::read_class_count; ++i)
        if (auto const c = static_cast<count::read_class>(i); c != count::read_class::low_complexity)
            add(c);

    if (result.total() != result.input)
        throw std::logic_error{"ledger: " + std::to_string(result.input) + " reads went in, " +
                               std::to_string(result.total()) + " came out"};
    return result;
}

} // namespace polarmir::qc
