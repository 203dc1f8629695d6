#pragma once
#include <span>
#include <string>
#include <vector>

namespace polarmir::html {

/// Fates of qc/ledger.tsv that figures show as one.
struct read_kind
{
    std::string name;
    std::vector<std::string> fates;
};

/// All fates, in the order of the colours of figures. Every fate is in one of them.
[[nodiscard]] std::span<read_kind const> read_fates();

/// The classes of inserts that were looked up.
[[nodiscard]] std::span<read_kind const> rna_classes();

} // namespace polarmir::html
