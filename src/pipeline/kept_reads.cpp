#include "kept_reads.hpp"

#include <polarmir/core/error.hpp>

#include <system_error>

namespace polarmir::pipeline {
namespace {

namespace fs = std::filesystem;

fs::path final_file(fs::path const & out, std::string const & name)
{
    return out / "trimmed" / (name + ".fastq.gz");
}

} // namespace

kept_reads::kept_reads(fs::path const & out, std::string const & name) :
    final_{final_file(out, name)}, partial_{out / "trimmed" / ("." + name + ".partial")}
{
    std::error_code ignored;
    std::string const prefix = partial_.filename().string();
    for (fs::directory_entry const & entry : fs::directory_iterator{partial_.parent_path(), ignored})
    {
        std::string const found = entry.path().filename().string();
        if (found == prefix || found.starts_with(prefix + ".tmp."))
            fs::remove(entry.path(), ignored);
    }
}

kept_reads::~kept_reads()
{
    std::error_code ignored;
    fs::remove(partial_, ignored);
}

void kept_reads::remove_final() const
{
    std::error_code failure;
    fs::remove(final_, failure);
    if (failure)
        throw resource_error::from_errno(final_.string(), "cannot remove", failure.value());
}

void kept_reads::publish() const
{
    std::error_code failure;
    fs::rename(partial_, final_, failure);
    if (failure)
        throw resource_error::from_errno(final_.string(), "cannot write", failure.value());
}

bool kept_reads::exist(fs::path const & out, std::string const & name)
{
    return fs::exists(final_file(out, name));
}

} // namespace polarmir::pipeline
