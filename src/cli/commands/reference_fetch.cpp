#include "reference_save.hpp"
#include "whole_number.hpp"

#include <polarmir/fetch/fetch.hpp>
#include <polarmir/reference/store.hpp>

#include <filesystem>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

namespace polarmir::cli {
namespace {

struct fetch_options
{
    std::string release;
    fetch::config config;
    bool lenient{false};
    std::string output;
};

void fetch_reference(context & ctx, fetch_options & options)
{
    fetch::release const & chosen = fetch::find_release(options.release);
    reference::require_own_directory(options.output);
    options.config.folder = std::filesystem::path{options.output} / reference::sources_name;
    fetch::result got = fetch::fetch(chosen, options.config, ctx.log);
    got.build.lenient = options.lenient;
    build_and_save(ctx, got.build, options.output);
}

} // namespace

void add_reference_fetch(CLI::App & parent, context & ctx)
{
    auto const options = std::make_shared<fetch_options>();
    CLI::App * const command =
        parent.add_subcommand("fetch",
                              "Download the files of miRBase or MirGeneDB and make a reference of them.\n"
                              "The only command that uses the network; proxies and certificates as for curl\n"
                              "(https_proxy, no_proxy, CURL_CA_BUNDLE, SSL_CERT_FILE)");
    command->add_option("release", options->release, "What to get (see list): mirbase, mirgenedb")
        ->type_name("NAME[@VERSION]")
        ->required();
    command
        ->add_option("--species", options->config.species, "Prefix of the miRNA names, such as hsa; or all")
        ->capture_default_str();
    command
        ->add_option("--from,--url-base",
                     options->config.from,
                     "Take the files from this folder (.gz accepted) or address instead of the publisher's")
        ->type_name("DIR|URL");
    command
        ->add_option("--retries",
                     options->config.retries,
                     "Attempts after a first that failed, of each file (server busy, connection lost)")
        ->capture_default_str()
        ->transform(whole_number())
        ->check(CLI::Range(0, 20));
    command
        ->add_option("--timeout",
                     options->config.stall_seconds,
                     "Seconds without connection or without data that end an attempt")
        ->capture_default_str()
        ->transform(whole_number())
        ->check(CLI::Range(1, 3600));
    command->add_flag(
        "--lenient-reference", options->lenient, "Leave faulty entries out instead of stopping");
    command
        ->add_option(
            "-o,--output", options->output, "Folder to write: the reference, and in source/ the files")
        ->type_name("DIR")
        ->required();
    command->callback([&ctx, options] { fetch_reference(ctx, *options); });
}

} // namespace polarmir::cli
