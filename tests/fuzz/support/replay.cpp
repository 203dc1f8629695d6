// Gives every file of the folders on the command line to a fuzz target, once: seeds, and what once broke it.
// For builds without libFuzzer.
#include "support/target.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include <sys/resource.h>

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds longest{5};
constexpr long most_kib{1L << 20U};

std::vector<char> content_of(fs::path const & path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

long peak_kib()
{
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    return used.ru_maxrss;
}

void replay(fs::path const & path)
{
    std::printf("%s\n", path.c_str());
    std::fflush(stdout); // the last line names the file that ends the program
    std::vector<char> const input = content_of(path);
    auto const begin = std::chrono::steady_clock::now();
    LLVMFuzzerTestOneInput(reinterpret_cast<std::uint8_t const *>(input.data()), input.size());
    polarmir::fuzz::promise(std::chrono::steady_clock::now() - begin < longest,
                            "an input takes no 5 seconds");
    polarmir::fuzz::promise(peak_kib() < most_kib, "an input takes no gibibyte of memory");
}

} // namespace

int main(int count, char ** arguments)
{
    std::set<fs::path> inputs;
    for (int i = 1; i < count; ++i)
        if (fs::is_directory(arguments[i]))
            for (fs::directory_entry const & entry : fs::directory_iterator{arguments[i]})
                inputs.insert(entry.path());
    for (fs::path const & input : inputs)
        replay(input);
    std::printf("%zu inputs\n", inputs.size());
    return inputs.empty() ? 1 : 0;
}
