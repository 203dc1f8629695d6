#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace polarmir::score {

/// A value in a JSON document that knows where it stands, for messages: `file.json: scores[2].n`. All throw
/// input_error when the value is not what is asked for. The document must outlive it.
class json_place
{
  public:
    /// The whole document.
    json_place(nlohmann::json const & document, std::string file) : value_{&document}, file_{std::move(file)}
    {}

    [[nodiscard]] json_place at(std::string const & key) const;
    [[nodiscard]] std::vector<json_place> items() const;

    [[nodiscard]] std::string text() const;
    [[nodiscard]] double number() const;
    /// Nothing for null.
    [[nodiscard]] std::optional<double> number_or_null() const;
    [[nodiscard]] std::size_t count() const;

    /// Throws input_error.
    [[noreturn]] void fail(std::string_view what) const;

  private:
    json_place(nlohmann::json const & value, std::string file, std::string place) :
        value_{&value}, file_{std::move(file)}, place_{std::move(place)}
    {}

    nlohmann::json const * value_;
    std::string file_;
    std::string place_;
};

} // namespace polarmir::score
