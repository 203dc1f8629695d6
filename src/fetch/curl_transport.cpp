// The only file that includes curl. The library is opened when it is needed: linked, it would add 6 ms to the
// start of every command, and every process would hold network code.
#include "fetch/transport.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/core/version.hpp>

#include <array>
#include <cstdlib>
#include <exception>
#include <string_view>

#include <curl/curl.h>
#include <dlfcn.h>

namespace polarmir::fetch {
namespace {

constexpr std::array<char const *, 2> library_names{"libcurl-gnutls.so.4", "libcurl.so.4"};

void * open_library()
{
    for (char const * const name : library_names)
        if (void * const found = ::dlopen(name, RTLD_NOW | RTLD_LOCAL))
            return found;
    throw resource_error{
        "downloading needs libcurl, which is not on this machine (libcurl-gnutls.so.4 or libcurl.so.4)"
        "\nhint: install it, or get the files elsewhere and give their folder with --from"};
}

/// The functions of the library that are used.
class curl_library
{
  public:
    decltype(&curl_easy_init) init{};
    decltype(&curl_easy_setopt) set{};
    decltype(&curl_easy_perform) perform{};
    decltype(&curl_easy_getinfo) info{};
    decltype(&curl_easy_cleanup) cleanup{};
    decltype(&curl_easy_strerror) text{};
    decltype(&curl_slist_append) append{};
    decltype(&curl_slist_free_all) free_list{};

    curl_library()
    {
        load(init, "curl_easy_init");
        load(set, "curl_easy_setopt");
        load(perform, "curl_easy_perform");
        load(info, "curl_easy_getinfo");
        load(cleanup, "curl_easy_cleanup");
        load(text, "curl_easy_strerror");
        load(append, "curl_slist_append");
        load(free_list, "curl_slist_free_all");
        decltype(&curl_global_init) start{};
        load(start, "curl_global_init");
        if (start(CURL_GLOBAL_DEFAULT) != CURLE_OK)
            throw resource_error{"libcurl cannot be started"};
    }

  private:
    template <typename function_t>
    void load(function_t & function, char const * name)
    {
        function = reinterpret_cast<function_t>(::dlsym(handle_, name));
        if (function == nullptr)
            throw resource_error{std::string{"the libcurl of this machine has no "} + name};
    }

    void * handle_{open_library()}; // stays open: TLS libraries have exit handlers
};

/// Of one transfer, while libcurl calls back.
struct transfer
{
    receiver & to;
    answer head;
    bool begun{false};
    bool wanted{false};
    std::size_t skipped{0};
    std::exception_ptr failure; ///< must not fly through C code

    /// False: stop.
    bool begin()
    {
        if (!begun)
            wanted = to.begin(head);
        begun = true;
        return wanted;
    }
};

constexpr std::size_t longest_skipped{65536}; ///< of a body nobody wants, such as that of an error

/// As libcurl has it: other than `size` stops the transfer.
std::size_t guarded(transfer & running, std::size_t size, auto && work) noexcept
{
    try
    {
        return work() ? size : 0;
    }
    catch (...)
    {
        running.failure = std::current_exception();
        return 0;
    }
}

/// `HTTP/1.1 206 Partial Content`
int status_of(std::string_view line)
{
    std::size_t const blank = line.find(' ');
    return blank == std::string_view::npos ? 0 : parse_number<int>(line.substr(blank + 1, 3)).value_or(0);
}

std::size_t on_header(char * bytes, std::size_t /*one*/, std::size_t size, void * to)
{
    transfer & running = *static_cast<transfer *>(to);
    return guarded(running, size, [&] {
        std::string_view const line = strip({bytes, size > 0 && bytes[size - 1] == '\n' ? size - 1 : size});
        if (line.starts_with("HTTP/")) // also behind 100 Continue and the answer of a proxy
            running.head = {status_of(line), {}};
        else if (std::size_t const colon = line.find(':'); colon != std::string_view::npos)
            running.head.headers[to_lower(line.substr(0, colon))] = strip(line.substr(colon + 1));
        return true;
    });
}

std::size_t on_body(char * bytes, std::size_t /*one*/, std::size_t size, void * to)
{
    transfer & running = *static_cast<transfer *>(to);
    return guarded(running, size, [&] {
        if (running.begin())
            running.to.take({bytes, size});
        else
            running.skipped += size;
        return running.skipped <= longest_skipped;
    });
}

bool is_hopeless(CURLcode code)
{
    switch (code)
    {
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
        return true;
    default:
        return false;
    }
}

class curl_transport final : public transport
{
  public:
    explicit curl_transport(unsigned stall_seconds) : stall_seconds_{stall_seconds}, handle_{curl_.init()}
    {
        if (handle_ == nullptr)
            throw resource_error{"libcurl cannot be started"};
        set_defaults();
        set_certificates();
    }
    curl_transport(curl_transport const &) = delete;
    curl_transport & operator=(curl_transport const &) = delete;
    ~curl_transport() override { curl_.cleanup(handle_); }

    [[nodiscard]] outcome get(request const & wanted, receiver & to) override
    {
        transfer running{to, {}, false, false, 0, {}};
        curl_slist * const headers = extra_headers(wanted);
        std::string const range = std::to_string(wanted.offset) + '-';
        set(CURLOPT_URL, wanted.url.c_str());
        set(CURLOPT_HTTPHEADER, headers);
        set(CURLOPT_RANGE, wanted.offset > 0 ? range.c_str() : nullptr);
        set(CURLOPT_HEADERDATA, &running);
        set(CURLOPT_WRITEDATA, &running);
        error_.front() = '\0';
        CURLcode const code = curl_.perform(handle_);
        curl_.free_list(headers);
        if (running.failure)
            std::rethrow_exception(running.failure);
        if (code == CURLE_OK)
            (void)running.begin(); // an answer without body
        return to_outcome(code, running);
    }

  private:
    template <typename value_t>
    void set(CURLoption option, value_t value)
    {
        (void)curl_.set(handle_, option, value); // refuses only options an older libcurl does not know
    }

    void set_defaults()
    {
        std::string const agent = "polarmir/" + std::string{version()};
        set(CURLOPT_USERAGENT, agent.c_str());
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_FOLLOWLOCATION, 0L);
        set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
        set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(stall_seconds_));
        set(CURLOPT_LOW_SPEED_LIMIT, 1L);
        set(CURLOPT_LOW_SPEED_TIME, static_cast<long>(stall_seconds_));
        set(CURLOPT_ERRORBUFFER, error_.data());
        set(CURLOPT_HEADERFUNCTION, &on_header);
        set(CURLOPT_WRITEFUNCTION, &on_body);
    }

    /// The variables that the programs curl and openssl follow; the library itself does not.
    void set_certificates()
    {
        for (char const * const name : {"CURL_CA_BUNDLE", "SSL_CERT_FILE"})
            if (char const * const file = std::getenv(name); file != nullptr && *file != '\0')
            {
                set(CURLOPT_CAINFO, file);
                break;
            }
        if (char const * const folder = std::getenv("SSL_CERT_DIR"); folder != nullptr && *folder != '\0')
            set(CURLOPT_CAPATH, folder);
    }

    /// The bytes as they are: the rest of a compressed answer would be of no use.
    [[nodiscard]] curl_slist * extra_headers(request const & wanted) const
    {
        curl_slist * list = curl_.append(nullptr, "Accept-Encoding: identity");
        if (wanted.offset > 0)
            list = curl_.append(list, ("If-Range: " + wanted.validator).c_str());
        return list;
    }

    [[nodiscard]] outcome to_outcome(CURLcode code, transfer const & running) const
    {
        outcome made;
        char const * location{nullptr};
        if (curl_.info(handle_, CURLINFO_REDIRECT_URL, &location) == CURLE_OK && location != nullptr)
            made.location = location;
        if (code == CURLE_OK)
            return made;
        if (running.begun && !running.wanted)
            made.how = ending::unwanted;
        else
            made.how = is_hopeless(code) ? ending::impossible : ending::broken;
        made.reason = error_.front() != '\0' ? error_.data() : curl_.text(code);
        return made;
    }

    unsigned stall_seconds_;
    curl_library curl_;
    CURL * handle_;
    std::array<char, CURL_ERROR_SIZE> error_{};
};

} // namespace

std::unique_ptr<transport> make_curl_transport(unsigned stall_seconds)
{
    return std::make_unique<curl_transport>(stall_seconds);
}

} // namespace polarmir::fetch
