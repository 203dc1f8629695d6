#include "cli/finished_cohort.hpp"

#include <polarmir/io/sha256.hpp>

#include <map>
#include <set>

using namespace polarmir::test;
namespace fs = std::filesystem;
using nlohmann::json;

namespace {

/// The entities of a crate by @id; each has one, and a type.
std::map<std::string, json> entities_of(json const & crate)
{
    std::map<std::string, json> entities;
    for (json const & entity : crate.at("@graph"))
    {
        CHECK(entity.contains("@type"));
        CHECK(entities.emplace(entity.at("@id"), entity).second);
    }
    return entities;
}

/// Every @id that is referred to.
std::set<std::string> references_in(json const & value)
{
    std::set<std::string> found;
    if (value.is_object() && value.size() == 1 && value.contains("@id"))
        found.insert(value.at("@id").get<std::string>());
    else if (value.is_structured())
        for (json const & part : value)
            found.merge(references_in(part));
    return found;
}

std::string decoded(std::string const & uri)
{
    std::string path;
    for (std::size_t i = 0; i < uri.size(); ++i)
        if (uri[i] == '%')
        {
            path += static_cast<char>(std::stoi(uri.substr(i + 1, 2), nullptr, 16));
            i += 2;
        }
        else
            path += uri[i];
    return path;
}

std::set<std::string> ids_of(json const & references)
{
    std::set<std::string> ids;
    for (json const & one : references)
        ids.insert(one.at("@id").get<std::string>());
    return ids;
}

} // namespace

TEST_CASE("the crate keeps the rules of RO-Crate 1.1", "[cli]")
{
    finished_cohort const cohort{{"--checksums"}};
    json const crate = cohort.json("ro-crate-metadata.json");
    CHECK(crate.at("@context").at(0) == "https://w3id.org/ro/crate/1.1/context");
    auto const entities = entities_of(crate);

    json const & descriptor = entities.at("ro-crate-metadata.json");
    CHECK(descriptor.at("@type") == "CreativeWork");
    CHECK(descriptor.at("about").at("@id") == "./");
    CHECK(descriptor.at("conformsTo").at("@id") == "https://w3id.org/ro/crate/1.1");
    json const & root = entities.at("./");
    CHECK(root.at("@type") == "Dataset");
    for (char const * const required : {"name", "description", "datePublished", "license"})
        CHECK_FALSE(root.at(required).empty());

    std::string const outside = "https://w3id.org/ro/crate/1.1"; // the specification itself
    for (std::string const & id : references_in(crate.at("@graph")))
    {
        CAPTURE(id);
        CHECK((id == outside || entities.contains(id)));
    }

    // Data entities are files of the folder, and all in hasPart.
    std::set<std::string> const parts = ids_of(root.at("hasPart"));
    for (auto const & [id, entity] : entities)
    {
        CAPTURE(id);
        CHECK((entity.at("@type") == "File") == parts.contains(id));
        if (!parts.contains(id))
            continue;
        CHECK(fs::is_regular_file(cohort.out / decoded(id)));
        if (entity.contains("sha256"))
            CHECK(entity.at("sha256") == polarmir::io::sha256_of(cohort.out / decoded(id)).sha256);
    }
    CHECK(parts.contains("samples/tumor%201/counts.tsv"));
    CHECK(parts.contains("run.json"));
    CHECK(parts.contains("SHA256SUMS"));
}

TEST_CASE("the crate keeps the rules of Process Run Crate", "[cli]")
{
    finished_cohort const cohort{{"--checksums"}};
    json const crate = cohort.json("ro-crate-metadata.json");
    auto const entities = entities_of(crate);
    CHECK(entities.at("./").at("conformsTo").at("@id") == "https://w3id.org/ro/wfrun/process/0.5");
    json const & action = entities.at(entities.at("./").at("mentions").at("@id"));
    CHECK(action.at("@type") == "CreateAction");
    CHECK(action.at("name") == "polarmir run");
    json const & software = entities.at(action.at("instrument").at("@id"));
    CHECK(software.at("@type") == "SoftwareApplication");
    CHECK(software.at("name") == "polarmir");
    CHECK_FALSE(software.at("softwareVersion").empty());
    CHECK(action.at("startTime") <= action.at("endTime"));
    CHECK(action.at("actionStatus") == "http://schema.org/CompletedActionStatus");

    CHECK(action.at("object").size() == 2);
    json const & input = entities.at(action.at("object").at(0).at("@id"));
    CHECK(input.at("name") == "t.fastq.gz");
    CHECK(input.at("sha256") == polarmir::io::sha256_of(cohort.dir / "t.fastq.gz").sha256);
    std::set<std::string> results = ids_of(action.at("result"));
    results.merge(std::set<std::string>{"run.json", "SHA256SUMS"});
    CHECK(results == ids_of(entities.at("./").at("hasPart")));
}

TEST_CASE("a run that counted nothing says so in its crate", "[cli]")
{
    tmp_dir const dir;
    polarmir::io::write_file(dir / "in/a.fastq", "@broken\nACGT\n");
    CHECK(run_cli({"run", (dir / "in").string(), "-o", (dir / "out").string()}).code == 1);
    auto const entities = entities_of(json::parse(read_file(dir / "out/ro-crate-metadata.json")));
    CHECK(entities.at("#run").at("actionStatus") == "http://schema.org/FailedActionStatus");
}

TEST_CASE("the command line of the crate is one that a shell takes", "[cli]")
{
    tmp_dir const dir;
    polarmir::io::write_file(dir / "it's $x;.fastq", demo_sample().text());
    auto const run = run_cli({"run", (dir / "it's $x;.fastq").string(), "-o", (dir / "out").string()});
    CAPTURE(run.err);
    REQUIRE(run.code == 0);
    std::string const crate = read_file(dir / "out/ro-crate-metadata.json");
    CHECK(crate.find("/it'\\\\''s $x;.fastq' -o ") != std::string::npos);
    CHECK(crate.find("\"polarmir results of 1 sample\"") != std::string::npos);
}
