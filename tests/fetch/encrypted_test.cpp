#include "published.hpp"
#include "support/catch.hpp"

#include <cstdlib>

using namespace polarmir;
using test::published;

namespace {

/// A key and its certificate for 127.0.0.1, signed by itself.
std::string certificate_in(test::tmp_dir const & dir)
{
    test::skip_without("openssl");
    test::run_in(
        dir.path(),
        "(openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext "
        "subjectAltName=IP:127.0.0.1 -keyout key.pem -out cert.pem && cat key.pem cert.pem > both.pem)");
    return (dir / "both.pem").string();
}

bool contains(std::string const & text, std::string const & part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("fetch: over https with the certificates the environment names")
{
    test::tmp_dir const dir;
    published const site{certificate_in(dir)};
    std::string const address = site.server().address("https");

    SECTION("the certificate is trusted")
    {
        std::string const variable = GENERATE(as<std::string>{}, "CURL_CA_BUNDLE", "SSL_CERT_FILE");
        ::setenv(variable.c_str(), (dir / "cert.pem").c_str(), 1);
        auto const done = site.fetch(address + "/good");
        ::unsetenv(variable.c_str());
        CAPTURE(done.err);
        CHECK(done.code == 0);
        CHECK(site.is_whole());
    }
    SECTION("it is not")
    {
        auto const done = site.fetch(address + "/good");
        CAPTURE(done.err);
        CHECK(done.code == 4);
        CHECK(contains(done.err, "certificate"));
        CHECK_FALSE(contains(done.err, "trying again"));
        CHECK(std::filesystem::is_empty(site.out() / "source"));
    }
    SECTION("a redirect to an unencrypted address is not followed")
    {
        ::setenv("CURL_CA_BUNDLE", (dir / "cert.pem").c_str(), 1);
        auto const done = site.fetch(address + "/to_plain");
        ::unsetenv("CURL_CA_BUNDLE");
        CAPTURE(done.err);
        CHECK(done.code == 3);
        CHECK(contains(done.err, "http://127.0.0.1:1/good/hairpin.fa, which is not followed"));
    }
}
