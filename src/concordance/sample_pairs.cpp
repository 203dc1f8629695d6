#include "sample_pairs.hpp"

#include <optional>
#include <string_view>

namespace polarmir::concordance {
namespace {

/// As R makes column names: letters, digits, `.` and `_`, no digit first.
std::string as_r_name(std::string_view name)
{
    auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
    std::string result{!name.empty() && is_digit(name.front()) ? "X" : ""};
    for (char const c : name)
        result += is_digit(c) || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? c : '.';
    return result;
}

bool begins(std::string_view name, std::string_view longer)
{
    return longer.size() > name.size() && longer.starts_with(name) &&
           std::string_view{"_.-"}.find(longer[name.size()]) != std::string_view::npos;
}

class matcher
{
  public:
    matcher(std::vector<std::string> const & ours, std::vector<std::string> const & theirs) :
        ours_{ours}, theirs_{theirs}, partner_(ours.size()), taken_(theirs.size(), false)
    {}

    /// Pairs samples that are alike and have no other that is.
    void pair(auto const & are_alike)
    {
        auto const candidates = [&](std::size_t i) {
            std::vector<std::size_t> found;
            for (std::size_t k = 0; k < theirs_.size(); ++k)
                if (!taken_[k] && are_alike(ours_[i], theirs_[k]))
                    found.push_back(k);
            return found;
        };
        std::vector<std::size_t> wanted_by(theirs_.size(), 0);
        std::vector<std::vector<std::size_t>> all(ours_.size());
        for (std::size_t i = 0; i < ours_.size(); ++i)
            if (!partner_[i])
                for (std::size_t const k : all[i] = candidates(i))
                    ++wanted_by[k];
        for (std::size_t i = 0; i < ours_.size(); ++i)
            if (all[i].size() == 1 && wanted_by[all[i].front()] == 1)
            {
                partner_[i] = all[i].front();
                taken_[all[i].front()] = true;
            }
    }

    [[nodiscard]] sample_pairing finish() const
    {
        sample_pairing result;
        for (std::size_t i = 0; i < ours_.size(); ++i)
            if (partner_[i])
                result.pairs.push_back({i, *partner_[i]});
            else
                result.ours_only.push_back(ours_[i]);
        for (std::size_t k = 0; k < theirs_.size(); ++k)
            if (!taken_[k])
                result.theirs_only.push_back(theirs_[k]);
        return result;
    }

  private:
    std::vector<std::string> const & ours_;
    std::vector<std::string> const & theirs_;
    std::vector<std::optional<std::size_t>> partner_;
    std::vector<bool> taken_;
};

} // namespace

sample_pairing pair_samples(std::vector<std::string> const & ours, std::vector<std::string> const & theirs)
{
    matcher match{ours, theirs};
    match.pair([](std::string const & a, std::string const & b) { return a == b; });
    match.pair([](std::string const & a, std::string const & b) { return as_r_name(a) == as_r_name(b); });
    match.pair([](std::string const & a, std::string const & b) { return begins(a, b) || begins(b, a); });
    if (ours.size() == 1 && theirs.size() == 1)
        match.pair([](std::string const &, std::string const &) { return true; });
    return match.finish();
}

} // namespace polarmir::concordance
