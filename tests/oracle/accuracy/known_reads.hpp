#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace polarmir::test {

/// A simulated read and what it is made of, as far as it matters.
struct known_read
{
    std::string insert;     ///< as it was read
    std::string read_class; ///< of the simulation
    std::string mirna;      ///< empty for other classes
    /// A miRNA read of 18 nt or more with at most one wrong base that lies neither in a tail nor among the
    /// last three.
    bool evaluated{false};
};

/// The reads of a simulation without adapter (`--kit none --truth-reads`): its only sample.
[[nodiscard]] std::vector<known_read> known_reads(std::filesystem::path const & simulation,
                                                  std::string const & sample);

} // namespace polarmir::test
