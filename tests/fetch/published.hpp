#pragma once
#include "support/file_server.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/core/interval.hpp>
#include <polarmir/reference/embedded.hpp>
#include <polarmir/reference/mirna_reference.hpp>

#include <cstdlib>
#include <string>
#include <vector>

namespace polarmir::test {

/// The embedded panel as miRBase publishes its files, on a server and in a folder.
class published
{
  public:
    explicit published(std::string const & certificate = {}) : server_{write_files(), certificate}
    {
        for (char const * const name : {"http_proxy", "https_proxy", "all_proxy", "ALL_PROXY", "no_proxy"})
            ::unsetenv(name);
    }

    [[nodiscard]] std::filesystem::path files() const { return dir_ / "files"; }
    [[nodiscard]] std::filesystem::path out() const { return dir_ / "out"; }
    [[nodiscard]] std::filesystem::path source(std::string const & name) const
    {
        return dir_ / "out" / "source" / name;
    }
    [[nodiscard]] file_server const & server() const { return server_; }

    /// `polarmir reference fetch` from the server in one of its manners, or from elsewhere.
    [[nodiscard]] cli_result fetch(std::string const & manner, std::vector<std::string> more = {}) const
    {
        std::string const from =
            manner.find("/") == std::string::npos ? server_.address() + '/' + manner : manner;
        std::vector<std::string> arguments{
            "reference", "fetch", "mirbase", "--species", "hsa", "--from", from, "-o", out().string()};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run_cli(arguments);
    }

    /// All files have come as they are, and nothing else was left there.
    [[nodiscard]] bool is_whole(bool with_gff3 = true) const
    {
        auto found = tree(dir_ / "out" / "source");
        found.erase("manifest.tsv");
        auto expected = tree(files());
        expected.erase("log.tsv");
        if (!with_gff3)
            expected.erase("hsa.gff3");
        return found == expected;
    }

  private:
    std::filesystem::path write_files() const
    {
        reference::mirna_reference const & panel = reference::human_panel();
        std::string hairpins;
        for (reference::hairpin const & one : panel.hairpins())
            hairpins += '>' + one.name + ' ' + one.accession + " Homo sapiens\n" + one.sequence + '\n';
        std::string matures;
        for (reference::mature const & one : panel.matures())
            matures += '>' + one.name + ' ' + one.accession + " Homo sapiens\n" + one.sequence + '\n';
        io::write_file(files() / "hairpin.fa", hairpins);
        io::write_file(files() / "mature.fa", matures);
        io::write_file(files() / "hsa.gff3", gff3(panel));
        return files();
    }

    /// Each hairpin on a chromosome of its own.
    static std::string gff3(reference::mirna_reference const & panel)
    {
        std::string text{"##gff-version 3\n"};
        auto const add = [&](std::string const & chromosome, std::string const & type, interval where) {
            text += chromosome + "\t.\t" + type + '\t' + std::to_string(where.begin + 1) + '\t' +
                    std::to_string(where.end) + "\t.\t+\t.\t";
        };
        for (std::uint32_t i = 0; i < panel.hairpins().size(); ++i)
        {
            reference::hairpin const & one = panel.hairpins()[i];
            add(one.name, "miRNA_primary_transcript", {0, static_cast<std::uint32_t>(one.sequence.size())});
            text += "ID=" + one.accession + ";Alias=" + one.accession + ";Name=" + one.name + '\n';
            for (reference::placement const & place : panel.placements_in(i))
            {
                reference::mature const & product = panel.matures()[place.mature];
                add(one.name, "miRNA", place.where);
                text += "ID=" + product.accession + ";Alias=" + product.accession + ";Name=" + product.name +
                        ";Derives_from=" + one.accession + '\n';
            }
        }
        return text;
    }

    tmp_dir dir_;
    file_server server_;
};

/// How often `what` is in `text`.
inline int occurrences(std::string const & text, std::string const & what)
{
    int count{0};
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size()))
        ++count;
    return count;
}

} // namespace polarmir::test
