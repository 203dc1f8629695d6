// The embedded competitors and tracers against the sources their sequences come from, and real competitor
// files.
#include "reference/fasta.hpp"
#include "support.hpp"
#include "support/catch.hpp"
#include "support/shared_data.hpp"

#include <polarmir/core/nucleotide.hpp>
#include <polarmir/reference/embedded.hpp>
#include <polarmir/reference/mirna_names.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

using namespace polarmir;
using namespace polarmir::reference;
using test::shared_data;

namespace {

std::vector<fasta_record> records_of(std::string const & file)
{
    return scan_fasta(read_source(shared_data("data/" + file)).text);
}

bool lies_in(std::string const & sequence, std::vector<fasta_record> const & records)
{
    return std::ranges::any_of(
        records, [&](fasta_record const & record) { return test::contains(record.sequence, sequence); });
}

/// Whether `pattern`, in which N stands for any base, lies in the text.
bool matches_in(std::string const & pattern, std::string const & text)
{
    auto const same = [](char a, char b) { return a == b || b == 'N'; };
    return std::search(text.begin(), text.end(), pattern.begin(), pattern.end(), same) != text.end();
}

/// Where the rows of competitors.tsv come from.
class sources
{
  public:
    /// As the README of the table says it for this kind of row.
    bool hold(competitor const & entry) const
    {
        if (entry.name.starts_with("mt-tRNA-") || is_standard_trna(entry))
            return is_transcript_with_cca(entry);
        if (entry.name.ends_with("-trailer"))
            return lies_in(entry.sequence, genes_);
        if (entry.accession.starts_with("ENSG"))
            return is_gene(entry);
        if (entry.rna_class == rna_class::artefact)
            return is_oligo(entry.sequence);
        return lies_in(entry.sequence, rdna_);
    }

  private:
    static bool is_standard_trna(competitor const & entry)
    {
        return entry.name.starts_with("tRNA-") && !entry.name.ends_with("-trailer");
    }

    bool is_transcript_with_cca(competitor const & entry) const
    {
        if (!entry.sequence.ends_with("CCA"))
            return false;
        std::size_t const before = entry.name.starts_with("tRNA-His") ? 1 : 0;
        std::string const transcript = entry.sequence.substr(before, entry.sequence.size() - 3 - before);
        if (entry.name == "tRNA-SeC-TCA-1")
            return lies_in(transcript, genes_);
        return std::ranges::any_of(
            transcripts_, [&](fasta_record const & record) { return record.sequence == transcript; });
    }

    bool is_gene(competitor const & entry) const
    {
        auto const gene = std::ranges::find_if(
            genes_, [&](fasta_record const & record) { return record.header.starts_with(entry.accession); });
        if (gene == genes_.end())
            return false;
        if (entry.name == "SNORD3A")
            return gene->sequence.starts_with(entry.sequence);
        if (entry.name == "16S-oligoA")
            return test::contains(gene->sequence, entry.sequence.substr(0, 35)) &&
                   entry.sequence.substr(35) == "AAAAAAAAAA";
        return gene->sequence == entry.sequence;
    }

    bool is_oligo(std::string const & sequence) const
    {
        auto const is_in = [&](std::string const & text) {
            return matches_in(sequence, text) || matches_in(sequence, reverse_complement(text));
        };
        return std::ranges::any_of(kits(), [&](kit const & one) { return is_in(one.adapter_3p); }) ||
               std::ranges::any_of(oligos_,
                                   [&](fasta_record const & record) { return is_in(record.sequence); }) ||
               std::ranges::any_of(primers_,
                                   [&](fasta_record const & record) { return is_in(record.sequence); });
    }

    std::vector<fasta_record> genes_{records_of("classes/human_tRNA_sn_sno_misc.from_sncRNAP.fa.gz")};
    std::vector<fasta_record> transcripts_{
        records_of("classes/tRNAspace.Spliced.Sequences.MINTmap_v1.fa.gz")};
    std::vector<fasta_record> rdna_{records_of("classes/human_rDNA.from_exRNAQC.fa.gz")};
    std::vector<fasta_record> oligos_{records_of("classes/adapters.exceRpt.fa")};
    std::vector<fasta_record> primers_{records_of("classes/artifacts.mirtrace.fa")};
};

} // namespace

TEST_CASE("the embedded competitors are sorted, distinct and whole")
{
    std::set<std::string> names;
    std::set<std::string> sequences;
    for (competitor const & entry : competitors())
    {
        CAPTURE(entry.name);
        CHECK(names.insert(entry.name).second);
        CHECK(sequences.insert(entry.sequence).second);
        for (std::string const & hosted : entry.host_of)
            CHECK(human_mirna_names().find(hosted) != nullptr);
    }
    CHECK(std::ranges::is_sorted(competitors(), {}, [](competitor const & entry) {
        return std::pair{entry.rna_class, entry.name};
    }));
    for (char const * name : {"U1",
                              "U2",
                              "U6",
                              "RNY1",
                              "RNY3",
                              "RNY4",
                              "RNY5",
                              "5S",
                              "5.8S",
                              "18S",
                              "28S",
                              "7SL-1",
                              "tRNA-His-GTG-1",
                              "RA5"})
        CHECK(names.contains(name));
}

TEST_CASE("every anticodon and every mitochondrial tRNA is among the embedded competitors")
{
    std::set<std::string> cytosolic;
    std::set<std::string> mitochondrial;
    for (competitor const & entry : competitors())
        if (entry.name.starts_with("mt-tRNA-"))
            mitochondrial.insert(entry.name);
        else if (entry.name.starts_with("tRNA-"))
            cytosolic.insert(entry.name.substr(0, entry.name.find('-', entry.name.find('-', 5) + 1)));
    CHECK(mitochondrial.size() == 22);
    CHECK(cytosolic.size() == 49);
}

TEST_CASE("the hosts of miRNAs are those whose genes overlap the hairpins")
{
    std::map<std::string, std::string> host;
    for (competitor const & entry : competitors())
        for (std::string const & hosted : entry.host_of)
            host[human_mirna_names().find(hosted)->name] = entry.name;
    CHECK(host == std::map<std::string, std::string>{{"hsa-miR-1248", "SNORA81"},
                                                     {"hsa-miR-1291", "SNORA2C"},
                                                     {"hsa-miR-1843", "SCARNA3"},
                                                     {"hsa-miR-3651", "SNORA84"},
                                                     {"hsa-miR-6516-3p", "SCARNA16"},
                                                     {"hsa-miR-6516-5p", "SCARNA16"},
                                                     {"hsa-miR-664a-3p", "SNORA36B"},
                                                     {"hsa-miR-664a-5p", "SNORA36B"},
                                                     {"hsa-miR-664b-3p", "SNORA36A"},
                                                     {"hsa-miR-664b-5p", "SNORA36A"}});

    std::map<std::string, std::string> mature_of;
    for (fasta_record const & record : records_of("mirbase/mature.hsa.fa"))
        mature_of[record.header.substr(record.header.find(' ') + 1, 12)] = record.sequence;
    for (competitor const & entry : competitors())
        for (std::string const & hosted : entry.host_of)
        {
            CAPTURE(entry.name, hosted);
            CHECK(test::contains(entry.sequence, mature_of.at(hosted)));
        }
}

TEST_CASE("the embedded competitors have the sequences of their sources")
{
    sources const where;
    std::set<std::string> from_elsewhere;
    for (competitor const & entry : competitors())
        if (!where.hold(entry))
            from_elsewhere.insert(entry.name);
    CHECK(from_elsewhere == std::set<std::string>{"RNY5"}); // no Ensembl gene of that collection
}

TEST_CASE("collections of other RNAs can be given as competitors")
{
    std::size_t files{0};
    for (auto const & found : std::filesystem::directory_iterator{shared_data("data/classes")})
    {
        CAPTURE(found.path().filename().string());
        ++files;
        competitor_file file = read_competitor_file(found.path());
        auto const records = records_of("classes/" + found.path().filename().string());
        CHECK(file.entries.size() + file.mirnas_left_out == records.size());

        std::set<std::string> names;
        for (competitor const & entry : merge_competitors(competitors(), std::move(file.entries)))
        {
            CHECK(names.insert(entry.name).second);
            CHECK(entry.sequence.find_first_not_of("ACGTN") == std::string::npos);
            CHECK(entry.name.find_first_of(" \t:;") == std::string::npos);
        }
    }
    CHECK(files == 8);
}

TEST_CASE("classes of the records in a collection of other RNAs")
{
    std::map<std::string, std::size_t> count;
    auto const file =
        read_competitor_file(shared_data("data/classes/human_tRNA_sn_sno_misc.from_sncRNAP.fa.gz"));
    for (competitor const & entry : file.entries)
        ++count[name_of(entry.rna_class)];
    CHECK(count == std::map<std::string, std::size_t>{
                       {"tRNA", 452}, {"rRNA", 513}, {"snRNA", 1835}, {"snoRNA", 950}, {"other_rna", 2163}});
}

TEST_CASE("the embedded tracers are matures of cow and mouse in miRBase")
{
    std::map<std::string, std::pair<std::string, std::string>> matures;
    for (fasta_record const & record : records_of("mirbase/mature.all.reconstructed.fa.gz"))
    {
        std::size_t const blank = record.header.find(' ');
        std::string const rest = record.header.substr(blank + 1);
        matures[rest.substr(0, rest.find(' '))] = {record.header.substr(0, blank), record.sequence};
    }
    std::map<std::string, std::size_t> count;
    std::set<std::string> sequences;
    for (tracer const & entry : tracers())
    {
        CAPTURE(entry.name);
        CHECK(matures.at(entry.accession) == std::pair{entry.name, entry.sequence});
        CHECK(entry.name.starts_with(entry.species + "-"));
        CHECK(entry.sequence.size() >= 20);
        CHECK(sequences.insert(entry.sequence).second);
        ++count[entry.species];
    }
    CHECK(count == std::map<std::string, std::size_t>{{"bta", 164}, {"mmu", 86}});
    CHECK(std::ranges::is_sorted(tracers(), {}, &tracer::accession));
}
