#pragma once
#include "io/byte_layer.hpp"
#include "io/file_descriptor.hpp"

#include <filesystem>
#include <string>

namespace polarmir::io {

/// The bytes of a file as they are on disk; the path `-` is standard input, which is left open.
class file_layer final : public byte_layer
{
  public:
    /// Throws input_error with the text of errno when the file cannot be opened.
    explicit file_layer(std::filesystem::path const & path);

    [[nodiscard]] std::size_t read_some(std::span<char> into) override;
    [[nodiscard]] std::string const & name() const noexcept { return name_; }

  private:
    std::string name_;
    file_descriptor owned_;
    int number_{STDIN_FILENO};
};

} // namespace polarmir::io
