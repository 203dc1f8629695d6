#include "reference/source_text.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/io/input_file.hpp>

#include <vector>

namespace polarmir::reference {
namespace {

constexpr std::size_t largest_text{std::size_t{1} << 28U}; // all of miRBase has 6 MB

std::string read_all(io::input_file & file)
{
    std::string bytes;
    std::vector<char> buffer(std::size_t{1} << 18U);
    for (;;)
    {
        std::size_t const length = file.read(buffer);
        if (length == 0)
            return bytes;
        bytes.append(buffer.data(), length);
        if (bytes.size() > largest_text) // a small file may hold much
            throw input_error{file.name() +
                              ": holds more than 256 MiB of text; give a file with fewer sequences"};
    }
}

std::string with_lf_ends(std::string bytes)
{
    bytes.erase(0, bytes.size() - without_byte_order_mark(bytes).size());
    if (bytes.find('\r') == std::string::npos)
        return bytes;
    std::string text;
    text.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i)
    {
        if (bytes[i] != '\r')
            text += bytes[i];
        else if (i + 1 == bytes.size() || bytes[i + 1] != '\n')
            text += '\n';
    }
    return text;
}

} // namespace

source_text read_source(std::filesystem::path const & path)
{
    io::input_file file{path};
    std::string text = with_lf_ends(read_all(file));
    return {file.name(), std::move(text), {path.filename().string(), file.digest().xxh3}};
}

} // namespace polarmir::reference
