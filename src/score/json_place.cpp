#include "score/json_place.hpp"

#include <polarmir/core/error.hpp>

namespace polarmir::score {

json_place json_place::at(std::string const & key) const
{
    if (!value_->is_object() || !value_->contains(key))
        fail("'" + key + "' is missing");
    return {value_->at(key), file_, place_.empty() ? key : place_ + '.' + key};
}

std::vector<json_place> json_place::items() const
{
    if (!value_->is_array())
        fail("a list is expected");
    std::vector<json_place> all;
    all.reserve(value_->size());
    for (nlohmann::json const & one : *value_)
        all.push_back({one, file_, place_ + '[' + std::to_string(all.size()) + ']'});
    return all;
}

std::string json_place::text() const
{
    if (!value_->is_string())
        fail("a text is expected");
    return value_->get<std::string>();
}

double json_place::number() const
{
    if (!value_->is_number())
        fail("a number is expected");
    return value_->get<double>();
}

std::optional<double> json_place::number_or_null() const
{
    return value_->is_null() ? std::nullopt : std::optional{number()};
}

std::size_t json_place::count() const
{
    if (!value_->is_number_unsigned())
        fail("a whole number of 0 or more is expected");
    return value_->get<std::size_t>();
}

void json_place::fail(std::string_view what) const
{
    throw input_error{file_ + ": " + (place_.empty() ? "" : place_ + ": ") + std::string{what}};
}

} // namespace polarmir::score
