#include "kept_reads.hpp"

#include <polarmir/io/critical_step.hpp>
#include <polarmir/io/directory.hpp>

namespace polarmir::pipeline {
namespace {

namespace fs = std::filesystem;

fs::path final_file(fs::path const & out, std::string const & name)
{
    return out / "trimmed" / (name + ".fastq.gz");
}

} // namespace

kept_reads::kept_reads(output_place const & where, std::string const & name) :
    final_{final_file(where.out, name)}, partial_{where.scratch.value_or(final_.parent_path()) /
                                                  ("." + name + ".partial")}
{
    std::string const prefix = partial_.filename().string();
    io::remove_leftovers(partial_.parent_path(), [&](std::string const & found) {
        return found == prefix || io::is_temporary_of(found, prefix);
    });
    io::critical_step{}.note_temporary(partial_);
}

kept_reads::~kept_reads()
{
    io::remove_temporary(partial_);
}

void kept_reads::remove_final() const
{
    io::remove_file(final_);
}

void kept_reads::publish() const
{
    io::create_folder(final_.parent_path());
    io::replace_file(partial_, final_);
}

bool kept_reads::exist(fs::path const & out, std::string const & name)
{
    return fs::exists(final_file(out, name));
}

} // namespace polarmir::pipeline
