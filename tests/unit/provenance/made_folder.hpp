#pragma once
#include "support/files.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/provenance/checksums.hpp>

#include <filesystem>
#include <string>

#include <nlohmann/json.hpp>

namespace polarmir::test {

/// A small output folder written by hand: samples A and B, 10 and 7 reads.
struct made_folder
{
    tmp_dir dir;
    std::filesystem::path out{dir / "out"};

    made_folder()
    {
        write("samples/A/sample.json", "{}");
        write("samples/B/sample.json", "{}");
        write("samples/A/ledger.tsv", "fate\treads\ninput\t10\ntoo_short\t3\nmiRNA\t7\n");
        write("samples/B/ledger.tsv", "fate\treads\ninput\t7\ntoo_short\t0\nmiRNA\t7\n");
        write("samples/A/counts.tsv", "miRNA\tcount\nmiR-1\t5\nmiR-2\t2\n");
        write("samples/B/counts.tsv", "miRNA\tcount\nmiR-1\t0\nmiR-2\t7\n");
        write("qc/ledger.tsv", "fate\tA\tB\ninput\t10\t7\ntoo_short\t3\t0\nmiRNA\t7\t7\n");
        write("counts/mature_counts.tsv", "miRNA\tA\tB\nmiR-1\t5\t0\nmiR-2\t2\t7\n");
    }

    void write(std::string const & path, std::string const & text) const { io::write_file(out / path, text); }

    /// As a finished run leaves it.
    void finish() const
    {
        write_checksums();
        nlohmann::json outputs = nlohmann::json::array();
        for (auto const & file : provenance::checksum_results(out, 1))
            outputs.push_back(
                {{"path", file.path}, {"bytes", file.checksum.bytes}, {"sha256", file.checksum.sha256}});
        write("run.json", nlohmann::json{{"program", "polarmir"}, {"outputs", outputs}}.dump());
        write("ro-crate-metadata.json", "{}");
    }

    void write_checksums() const
    {
        write("SHA256SUMS", provenance::to_checksum_lines(provenance::checksum_results(out, 1)));
    }
};

} // namespace polarmir::test
