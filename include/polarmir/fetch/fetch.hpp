#pragma once
#include <polarmir/core/log.hpp>
#include <polarmir/fetch/release.hpp>
#include <polarmir/reference/build.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace polarmir::fetch {

struct config
{
    std::string species{"hsa"};   ///< or `all`
    std::filesystem::path folder; ///< for the files; made when missing
    std::string from;    ///< folder, or http(s) address in front of the file names; empty: the publisher
    unsigned retries{4}; ///< of a file, after failures that may pass
    unsigned stall_seconds{60}; ///< without connection or data that end an attempt

    /// Throws usage_error for what cannot be meant.
    void validate() const;
};

/// A file as it lies in the folder.
struct received_file
{
    std::string name;
    std::string url; ///< `folder` when it came from one
    std::uint64_t bytes{0};
    std::string sha256;
    bool is_published{false}; ///< the checksum is the publisher's; else that of the file seen first
    friend bool operator==(received_file const &, received_file const &) = default;
};

struct result
{
    std::vector<received_file> files;
    reference::build_config build; ///< makes the reference of them
};

/// Gets the files of a release (see find_release) into `folder` and records them in `folder`/manifest.tsv.
/// Files that are there with the right checksum are left alone, downloads that broke off are taken up. The
/// only function of the library that uses the network, and only when `from` is no folder and a file is
/// missing.
///
/// A file gets its name when it is complete, has the checksum of the release's manifest or, where that knows
/// none, the one recorded at the first time, and looks like FASTA or GFF3. Throws usage_error for what is
/// asked wrongly; input_error for a file with another checksum or content, or that the server or folder does
/// not have; resource_error for a server that cannot be reached or breaks off, and when the disk refuses.
[[nodiscard]] result fetch(release const & chosen, config const & wanted, log_sink const & log);

} // namespace polarmir::fetch
