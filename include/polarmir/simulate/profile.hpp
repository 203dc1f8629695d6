#pragma once
#include <polarmir/simulate/config.hpp>

#include <string_view>

namespace polarmir::simulate {

/// A kind of library, as rates and shares.
struct profile
{
    std::string_view name;
    double competitor;    ///< share of the reads
    double hairpin_other; ///< the same
    double antisense;     ///< the same
    double spike_in;      ///< the same
    double other_species; ///< the same
    double error_rate;
    simulate::fragmentation fragmentation;

    /// Sets what the profile decides: the shares of all classes (no adapter dimers, nothing too short or too
    /// long), 5' shifts 4 %, 3' shifts 45 %, tails 12 % of which 80 % are A or U, SNVs 1 %, and its errors.
    void apply(config & settings) const;
};

/// plasma: 40 % competitors, 2 % antisense, 3 % other species, 0.3 % errors; cell: 80 % miRNA, 0.3 % errors;
/// degraded: as plasma, but 75 % competitors, cut at random, and 1 % errors. Throws usage_error that lists
/// the names.
[[nodiscard]] profile const & profile_from(std::string_view name);

} // namespace polarmir::simulate
