#pragma once
#include "fragment.hpp"
#include "sequencer.hpp"

#include <polarmir/io/table_writer.hpp>
#include <polarmir/reference/mirna_reference.hpp>

#include <cstdint>
#include <filesystem>

namespace polarmir::simulate {

/// The table of where each read of a sample comes from. Empty cells are `.`; positions are 1-based and
/// inclusive: `first` and `last` in the origin without the tail (spike-ins: 1 to their length), those of
/// `substitutions` in the insert and those of `errors` in the read, both as 7A>G and separated by commas.
class truth_reads
{
  public:
    truth_reads(std::filesystem::path const & path, reference::mirna_reference const & reference);

    /// Reads count from 0 here and from 1 in the table.
    void add(std::uint64_t number, fragment const & molecule, sequenced_read const & read);
    void commit() { table_.commit(); }

  private:
    reference::mirna_reference const & reference_;
    io::table_writer table_;
};

} // namespace polarmir::simulate
