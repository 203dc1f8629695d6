#include "fetch/next_step.hpp"

#include <polarmir/core/text.hpp>

#include <algorithm>

namespace polarmir::fetch {
namespace {

/// `bytes 10-99/100`; without `first`: `bytes */100`.
struct content_range
{
    std::optional<std::uint64_t> first;
    std::optional<std::uint64_t> total;
};

std::optional<content_range> parse_range(std::string_view text)
{
    constexpr std::string_view unit{"bytes "};
    std::size_t const slash = text.find('/');
    if (!text.starts_with(unit) || slash == std::string_view::npos)
        return std::nullopt;
    content_range range;
    range.total = parse_number<std::uint64_t>(text.substr(slash + 1));
    std::string_view const stretch = text.substr(unit.size(), slash - unit.size());
    range.first = parse_number<std::uint64_t>(stretch.substr(0, stretch.find('-')));
    return range;
}

bool is_other_version(answer const & head, request const & sent)
{
    std::string const now = validator_of(head);
    return !now.empty() && now != sent.validator;
}

next_step of_partial(answer const & head, request const & sent)
{
    auto const range = parse_range(head.header("content-range"));
    if (sent.offset == 0)
        return next_step::refuse;
    if (!range || range->first != sent.offset || is_other_version(head, sent))
        return next_step::start_over;
    return next_step::append;
}

next_step of_unsatisfiable(answer const & head, request const & sent)
{
    if (sent.offset == 0)
        return next_step::refuse;
    auto const range = parse_range(head.header("content-range"));
    if (!range || range->total != sent.offset || is_other_version(head, sent))
        return next_step::start_over;
    return next_step::finished;
}

bool is_busy(int status)
{
    if (status == 501 || status == 505) // does not know how
        return false;
    return status == 408 || status == 425 || status == 429 || status / 100 == 5;
}

} // namespace

std::string validator_of(answer const & head)
{
    std::string tag = head.header("etag");
    if (tag.starts_with('"'))
        return tag;
    return head.header("last-modified");
}

std::optional<std::uint64_t> total_bytes(answer const & head)
{
    if (head.status != 206)
        return parse_number<std::uint64_t>(head.header("content-length"));
    auto const range = parse_range(head.header("content-range"));
    return range ? range->total : std::nullopt;
}

next_step next_step_of(answer const & head, request const & sent)
{
    switch (head.status)
    {
    case 200:
        return next_step::restart;
    case 206:
        return of_partial(head, sent);
    case 416:
        return of_unsatisfiable(head, sent);
    case 301:
    case 302:
    case 303:
    case 307:
    case 308:
        return next_step::redirect;
    case 404:
    case 410:
        return next_step::absent;
    default:
        return is_busy(head.status) ? next_step::try_again : next_step::refuse;
    }
}

std::optional<unsigned> retry_after(answer const & head)
{
    return parse_number<unsigned>(head.header("retry-after"));
}

unsigned seconds_to_wait(unsigned attempt, std::optional<unsigned> asked)
{
    constexpr unsigned longest{60};
    constexpr unsigned doublings{6};
    return std::min(longest, std::max(1U << std::min(attempt, doublings), asked.value_or(0)));
}

bool may_lead_to(std::string const & from, std::string const & to)
{
    std::string const scheme = to_lower(to.substr(0, 8));
    if (scheme.starts_with("https://"))
        return true;
    return scheme.starts_with("http://") && !to_lower(from.substr(0, 8)).starts_with("https://");
}

} // namespace polarmir::fetch
