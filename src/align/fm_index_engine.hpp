#pragma once
#include <polarmir/align/engine.hpp>

namespace polarmir::align {

/// Whether this build has SeqAn3.
extern bool const has_fm_index_engine;

/// The engine of kind fm_index. Throws usage_error in builds without SeqAn3.
[[nodiscard]] std::unique_ptr<engine const> make_fm_index_engine(std::span<std::string_view const> sequences,
                                                                 config settings);

} // namespace polarmir::align
