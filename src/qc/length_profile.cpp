#include <polarmir/qc/length_profile.hpp>

namespace polarmir::qc {

char const * column_name(std::size_t column) noexcept
{
    return column == length_profile::not_counted ? "not_counted"
                                                 : name_of(static_cast<count::read_class>(column));
}

length_profile make_length_profile(trim::stats const & trimmed,
                                   std::span<collapse::unique_read const> reads,
                                   count::assignment_list const & assignments)
{
    length_profile profile;
    profile.by_length.resize(trimmed.insert_lengths.size());
    for (std::size_t i = 0; i < reads.size(); ++i)
        profile.by_length.at(reads[i].sequence.size())[static_cast<std::size_t>(assignments[i].read_class)] +=
            reads[i].count;
    for (std::size_t length = 0; length < profile.by_length.size(); ++length)
    {
        auto & columns = profile.by_length[length];
        std::uint64_t counted{0};
        for (std::size_t column = 0; column < count::read_class_count; ++column)
            counted += columns[column];
        columns[length_profile::not_counted] = trimmed.insert_lengths[length] - counted;
    }
    return profile;
}

} // namespace polarmir::qc
