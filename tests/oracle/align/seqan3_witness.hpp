#pragma once
#include "oracle/align/hit.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace polarmir::oracle {

/// A second witness: SeqAn3's FM index finds the insert without its last 0-3 bases in the hairpins with
/// substitutions; the rules on tail and clean end then sort out the places. Hairpins may hold letters that
/// are no base, inserts may not (SeqAn3 takes N as equal to N).
class seqan3_witness
{
  public:
    explicit seqan3_witness(std::vector<std::string> const & hairpins);
    ~seqan3_witness();

    /// Every alignment with at most `max_mismatches`, of any stratum.
    [[nodiscard]] std::vector<hit> all_alignments(std::string const & insert,
                                                  std::size_t max_mismatches) const;

  private:
    struct state;
    std::unique_ptr<state> state_;
};

} // namespace polarmir::oracle
