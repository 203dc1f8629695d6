#pragma once
#include <polarmir/reference/store.hpp>
#include <polarmir/simulate/simulator.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace polarmir::cli {

/// What a profile decides and an option may decide otherwise.
struct typed_rates
{
    std::optional<double> error;
    std::optional<double> isomir;
    std::optional<double> shift_5p;
    std::optional<double> shift_3p;
    std::optional<double> tail;
    std::optional<double> tail_au;
    std::optional<double> snv;
    std::optional<simulate::fragmentation> fragmentation;
};

/// The options of `simulate`, as typed.
struct simulate_options
{
    simulate::config settings;
    simulate::destination where;
    typed_rates rates;
    std::filesystem::path reference{reference::embedded_name};
    std::string kit{"truseq"};
    std::string profile;
    std::vector<std::string> shares;
    std::vector<std::string> competitors;
    std::vector<std::filesystem::path> other_species;
    std::vector<std::string> groups{"tumor", "control"};
    std::uint32_t samples_per_group{5};
    std::uint64_t reads{100'000};
    std::optional<std::filesystem::path> sample_table;
    std::optional<std::filesystem::path> effects;
    std::optional<std::filesystem::path> abundances;
};

void add_simulate_options(CLI::App & command, simulate_options & options);

/// Throws usage_error for what cannot be, input_error and parse_error for the files.
[[nodiscard]] simulate::design to_design(simulate_options const & typed);

} // namespace polarmir::cli
