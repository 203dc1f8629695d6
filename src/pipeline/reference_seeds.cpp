#include "reference_seeds.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/reference/sequences.hpp>
#include <polarmir/reference/store.hpp>

namespace polarmir::pipeline {

std::shared_ptr<align::stored_seeds const> open_seeds(std::filesystem::path const & directory_or_name,
                                                      reference::mirna_reference const & reference,
                                                      log_sink const & log)
{
    if (directory_or_name.empty() || directory_or_name == reference::embedded_name)
        return nullptr;
    std::filesystem::path const path = directory_or_name / reference::seeds_name;
    try
    {
        return std::make_shared<align::stored_seeds>(path, reference.hash());
    }
    catch (input_error const & failure)
    {
        log(log_level::detail, std::string{failure.what()} + ": its places are sorted anew");
    }
    try
    {
        align::stored_seeds::write(path, reference.hash(), reference::sequences_of(reference.hairpins()));
        return std::make_shared<align::stored_seeds>(path, reference.hash());
    }
    catch (resource_error const & failure) // then they are sorted in each run
    {
        log(log_level::info,
            std::string{failure.what()} + ": the index of the reference is not kept, each run makes it anew");
        return nullptr;
    }
}

} // namespace polarmir::pipeline
