#include "fetch/download.hpp"

#include "fetch/next_step.hpp"

#include <polarmir/core/error.hpp>

#include <algorithm>

namespace polarmir::fetch {
namespace {

constexpr unsigned most_redirects{5};
constexpr std::uint64_t largest_file{std::uint64_t{1} << 31U}; // all of miRBase has 6 MB

/// Puts the body of an answer where it belongs.
class part_receiver final : public receiver
{
  public:
    part_receiver(request const & sent, part_file & into, std::uint64_t largest) :
        sent_{sent}, into_{into}, largest_{largest}
    {}

    [[nodiscard]] bool begin(answer const & head) override
    {
        head_ = head;
        step_ = next_step_of(head, sent_);
        if (step_ == next_step::restart)
            into_.restart(validator_of(head));
        return step_ == next_step::restart || step_ == next_step::append;
    }

    void take(std::string_view body) override
    {
        if (body.size() > largest_ - std::min(largest_, into_.size()))
        {
            into_.discard();
            throw input_error{sent_.url + ": sends more than the " + std::to_string(largest_) +
                              " bytes the file may have"};
        }
        into_.append(body);
    }

    [[nodiscard]] answer const & head() const noexcept { return head_; }
    [[nodiscard]] std::optional<next_step> step() const noexcept { return step_; }

  private:
    request const & sent_;
    part_file & into_;
    std::uint64_t largest_;
    answer head_;
    std::optional<next_step> step_;
};

/// One attempt, with its redirects.
struct attempt
{
    std::optional<download_end> end; ///< nothing: it failed, but may go better
    std::string reason;
    std::optional<unsigned> retry_after;
};

class downloader
{
  public:
    downloader(target const & wanted, part_file & into, transport & by, log_sink const & log) :
        wanted_{wanted}, into_{into}, by_{by}, log_{log}
    {}

    [[nodiscard]] attempt try_once()
    {
        std::string url = wanted_.url;
        for (unsigned hop = 0; hop <= most_redirects; ++hop)
        {
            request const sent = make_request(url);
            part_receiver receiver{sent, into_, wanted_.bytes.value_or(largest_file)};
            outcome const came = by_.get(sent, receiver);
            if (receiver.step() == next_step::start_over)
                into_.restart({});
            else if (receiver.step() == next_step::redirect)
                url = followed(url, came.location);
            else
                return judge(sent, receiver, came);
        }
        throw input_error{wanted_.url + ": is redirected more than " + std::to_string(most_redirects) +
                          " times"};
    }

  private:
    [[nodiscard]] request make_request(std::string const & url) const
    {
        bool const can_resume = into_.size() > 0 && !into_.version().empty();
        return can_resume ? request{url, into_.size(), into_.version()} : request{url, 0, {}};
    }

    static std::string followed(std::string const & from, std::string const & to)
    {
        if (to.empty())
            throw input_error{from + ": is redirected, but not told where to"};
        if (!may_lead_to(from, to))
            throw input_error{from + ": is redirected to " + to +
                              ", which is not followed: it is not encrypted"};
        return to;
    }

    [[nodiscard]] attempt
    judge(request const & sent, part_receiver const & receiver, outcome const & came) const
    {
        if (came.how == ending::impossible)
            throw resource_error{sent.url + ": " + came.reason};
        if (!receiver.step())
            return {std::nullopt, came.reason, {}};
        switch (*receiver.step())
        {
        case next_step::absent:
            return {download_end::absent, {}, {}};
        case next_step::finished:
            return {download_end::whole, {}, {}};
        case next_step::try_again:
            return {std::nullopt, status_of(receiver.head()), retry_after(receiver.head())};
        case next_step::refuse:
            throw input_error{sent.url + ": the server refuses: " + status_of(receiver.head())};
        default:
            return judge_body(receiver.head(), came);
        }
    }

    [[nodiscard]] attempt judge_body(answer const & head, outcome const & came) const
    {
        std::optional<std::uint64_t> const total = wanted_.bytes ? wanted_.bytes : total_bytes(head);
        if (came.how != ending::complete || (total && into_.size() < *total))
            return {std::nullopt, cut_off(total, came.reason), {}};
        if (!total)
            log_(log_level::warning,
                 wanted_.url + ": the server does not tell the size: a file cut off would not be noticed");
        return {download_end::whole, {}, {}};
    }

    [[nodiscard]] std::string cut_off(std::optional<std::uint64_t> total, std::string const & reason) const
    {
        std::string text = "broke off after " + std::to_string(into_.size());
        text += total ? " of " + std::to_string(*total) + " bytes" : std::string{" bytes"};
        return reason.empty() ? text : text + " (" + reason + ')';
    }

    static std::string status_of(answer const & head) { return "HTTP status " + std::to_string(head.status); }

    target const & wanted_;
    part_file & into_;
    transport & by_;
    log_sink const & log_;
};

} // namespace

download_end
download(target const & wanted, part_file & into, transport & by, patience const & how, log_sink const & log)
{
    downloader work{wanted, into, by, log};
    for (unsigned number = 0;; ++number)
    {
        attempt const one = work.try_once();
        if (one.end)
            return *one.end;
        std::string const failure = wanted.url + ": " + one.reason;
        if (number == how.retries)
            throw resource_error{
                failure +
                (into.size() > 0 ? "; what came is kept, the next call goes on" : "; nothing came") +
                "\nhint: without network, get the files elsewhere and give their folder with --from"};
        unsigned const seconds = seconds_to_wait(number, one.retry_after);
        log(log_level::warning, failure + "; trying again in " + std::to_string(seconds) + " s");
        how.wait(seconds);
    }
}

} // namespace polarmir::fetch
