#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/library/infer.hpp>
#include <polarmir/reference/embedded.hpp>

#include <algorithm>

namespace polarmir::library {
namespace {

constexpr std::size_t shortest_adapter{6};

void check_adapter(std::string const & adapter)
{
    if (to_lower(adapter) == "none")
        return;
    if (std::size_t const at = adapter.find_first_not_of("ACGTUNacgtun"); at != std::string::npos)
        throw usage_error{"adapter '" + adapter + "' holds '" + adapter[at] +
                          "': give its bases as A, C, G, T, U or N, or none"};
    auto const letters = adapter.size() -
                         static_cast<std::size_t>(std::count(adapter.begin(), adapter.end(), 'N')) -
                         static_cast<std::size_t>(std::count(adapter.begin(), adapter.end(), 'n'));
    if (letters < shortest_adapter)
        throw usage_error{"adapter '" + adapter + "' has " + std::to_string(letters) +
                          " known bases: give at least " + std::to_string(shortest_adapter)};
}

void check_kit(std::string const & name)
{
    std::string known;
    for (reference::kit const & kit : reference::kits())
    {
        if (kit.name == name)
            return;
        known += (known.empty() ? "" : ", ") + kit.name;
    }
    throw usage_error{"unknown kit '" + name + "': give one of " + known};
}

} // namespace

void request::validate() const
{
    if (adapter && kit)
        throw usage_error{"both an adapter and a kit are given: give one of them"};
    if (adapter)
        check_adapter(*adapter);
    if (kit)
        check_kit(*kit);
    if (phred_offset && *phred_offset != 33 && *phred_offset != 64)
        throw usage_error{"quality offset " + std::to_string(*phred_offset) + ": give 33 or 64"};
}

} // namespace polarmir::library
