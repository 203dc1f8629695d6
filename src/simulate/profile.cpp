#include <polarmir/core/error.hpp>
#include <polarmir/simulate/profile.hpp>

#include <array>
#include <string>

namespace polarmir::simulate {
namespace {

constexpr std::array<profile, 3> known{
    {{"plasma", 0.40, 0, 0.02, 0, 0.03, 0.003, fragmentation::processed},
     {"cell", 0.17, 0.02, 0.005, 0.005, 0, 0.003, fragmentation::processed},
     {"degraded", 0.75, 0, 0.02, 0, 0.03, 0.01, fragmentation::random}}};

} // namespace

void profile::apply(config & settings) const
{
    constexpr end_rates ends{0.04, 0.45, 0.12};
    constexpr double au{0.8};
    constexpr double snv{0.01};
    settings.shares.set(read_class::competitor, competitor);
    settings.shares.set(read_class::hairpin_other, hairpin_other);
    settings.shares.set(read_class::antisense, antisense);
    settings.shares.set(read_class::spike_in, spike_in);
    settings.shares.set(read_class::other_species, other_species);
    for (read_class const c : {read_class::adapter_dimer, read_class::too_short, read_class::too_long})
        settings.shares.set(c, 0);
    settings.ends = ends;
    settings.tail_au = au;
    settings.snv_rate = snv;
    settings.error_rate = error_rate;
    settings.fragmentation = fragmentation;
}

profile const & profile_from(std::string_view name)
{
    std::string names;
    for (profile const & one : known)
    {
        if (one.name == name)
            return one;
        names.append(names.empty() ? "" : ", ").append(one.name);
    }
    throw usage_error{"there is no profile '" + std::string{name} + "'; known are " + names};
}

} // namespace polarmir::simulate
