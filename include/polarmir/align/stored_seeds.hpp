#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

namespace polarmir::align {

/// The sorted places of one set of sequences, as hairpin_index holds them.
struct stored_index
{
    std::span<std::uint64_t const> keys;
    std::span<std::uint32_t const> places;
    std::span<std::uint32_t const> first_entry;
};

/// A file with the indexes of sequences and of their reverse complements, mapped into memory: for all species
/// of miRBase sorting them takes longer than counting a small sample.
///
/// The file is of the machine's byte order: a header of one page with format version, hash of the sequences,
/// sizes, and an XXH3-128 sum of each of the six arrays behind it, which begin at whole pages. It must not
/// be changed while it is used; `write` replaces it as a whole.
class stored_seeds
{
  public:
    /// `hash` stands for the sequences, 32 characters. Throws input_error, saying why, when the file is
    /// missing or damaged, of other sequences, or written by a program with another format.
    stored_seeds(std::filesystem::path const & path, std::string_view hash);
    ~stored_seeds();
    stored_seeds(stored_seeds const &) = delete;
    stored_seeds & operator=(stored_seeds const &) = delete;

    [[nodiscard]] stored_index const & sense() const noexcept { return strands_.front(); }
    /// Of the reverse complements.
    [[nodiscard]] stored_index const & antisense() const noexcept { return strands_.back(); }

    /// Sorts the places of `sequences` on two threads and writes the file. Throws resource_error, and
    /// input_error as hairpin_index.
    static void write(std::filesystem::path const & path,
                      std::string_view hash,
                      std::span<std::string_view const> sequences);

  private:
    class mapping;
    std::unique_ptr<mapping> file_;
    std::array<stored_index, 2> strands_;
};

} // namespace polarmir::align
