// Stands in for seqan3_engine.cpp in builds without SeqAn3.
#include "align/fm_index_engine.hpp"

#include <polarmir/core/error.hpp>

namespace polarmir::align {

bool const has_fm_index_engine{false};

std::unique_ptr<engine const> make_fm_index_engine(std::span<std::string_view const> /*sequences*/,
                                                   config /*settings*/)
{
    throw usage_error{"this polarmir was built without SeqAn3 and has no FM index: use --engine seed, which "
                      "gives the same result, or build with POLARMIR_WITH_SEQAN3=ON"};
}

} // namespace polarmir::align
