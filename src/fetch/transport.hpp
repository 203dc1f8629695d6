#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace polarmir::fetch {

/// A GET of a whole file, or of its rest.
struct request
{
    std::string url;
    std::uint64_t offset{0}; ///< bytes that are there already; 0 asks for all
    std::string validator;   ///< ETag or Last-Modified of those, sent as If-Range
};

/// Status line and headers of an answer.
struct answer
{
    int status{0};
    std::map<std::string, std::string> headers; ///< names in lower case

    /// Empty when there is no such header.
    [[nodiscard]] std::string header(std::string const & name) const
    {
        auto const found = headers.find(name);
        return found == headers.end() ? std::string{} : found->second;
    }
};

enum class ending
{
    complete,  ///< the whole answer came
    unwanted,  ///< the receiver did not want the body
    broken,    ///< may go better next time: no connection, cut off, no data for too long
    impossible ///< will not: untrusted certificate, malformed address
};

struct outcome
{
    ending how{ending::complete};
    std::string reason;   ///< in words, when neither complete nor unwanted
    std::string location; ///< where a redirect leads, absolute; empty without
};

/// Who takes an answer. What it throws comes out of transport::get.
class receiver
{
  public:
    receiver() = default;
    receiver(receiver const &) = delete;
    receiver & operator=(receiver const &) = delete;
    virtual ~receiver() = default;

    /// Called once, before any body. False: the body is not wanted.
    [[nodiscard]] virtual bool begin(answer const & head) = 0;
    virtual void take(std::string_view body) = 0;
};

/// Follows no redirects and does nothing twice.
class transport
{
  public:
    transport() = default;
    transport(transport const &) = delete;
    transport & operator=(transport const &) = delete;
    virtual ~transport() = default;

    [[nodiscard]] virtual outcome get(request const & wanted, receiver & to) = 0;
};

/// By libcurl, which is looked for now and stays in the process: no other part of the program has network
/// code. `stall_seconds` without connection or without data end an attempt. Throws resource_error when there
/// is no libcurl on this machine or the program was built without.
[[nodiscard]] std::unique_ptr<transport> make_curl_transport(unsigned stall_seconds);

} // namespace polarmir::fetch
