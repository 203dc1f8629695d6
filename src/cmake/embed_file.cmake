# Run by polarmir_embed() at build time. HEX keeps every byte (CMake lists would eat ';' and '[').
file(READ "${INPUT}" hex HEX)
file(SIZE "${INPUT}" size)
string(REGEX REPLACE "(................................................................)" "\\1\n" hex "${hex}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," hex "${hex}")
file(WRITE "${OUTPUT}.tmp" "// Generated from a file in reference/; do not edit.
#include <string_view>

namespace polarmir::embedded {
namespace {
constexpr char bytes[] = {
${hex}'\\0'};
}
extern std::string_view const ${SYMBOL};
std::string_view const ${SYMBOL}{bytes, ${size}};
} // namespace polarmir::embedded
")
file(RENAME "${OUTPUT}.tmp" "${OUTPUT}")
