#pragma once
#include <polarmir/score/signature_file.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace polarmir::score {

/// A member as written, before anything is looked up.
struct raw_member
{
    std::uint64_t line{0};
    std::string set;
    std::string mirna;
    std::string weight{"1"};
    std::string direction{"1"};
};

/// Makes sets of the lines of a file and collects what is wrong with them.
class signature_builder
{
  public:
    /// `names` must outlive the builder.
    signature_builder(std::string path, reference::mirna_names const & names) :
        path_{std::move(path)}, names_{names}
    {}

    void note(std::uint64_t line, std::string what);
    void problem(std::uint64_t line, std::string what);
    void describe(std::uint64_t line, std::string const & set, std::string description);
    void add(raw_member const & raw);

    /// Where a set was first named; nothing when it was not.
    [[nodiscard]] std::optional<std::uint64_t> line_of(std::string const & set) const;

    /// Throws input_error when there was nothing to add.
    [[nodiscard]] signature_file finish() &&;

  private:
    [[nodiscard]] signature & set_named(std::string const & name, std::uint64_t line);
    [[nodiscard]] std::optional<member> resolve(raw_member const & raw);
    [[nodiscard]] std::optional<member> look_up(raw_member const & raw);
    /// Accession that stands for all miRNAs with the sequence of this one.
    [[nodiscard]] std::string molecule_of(member const & one) const;
    void check_opposing();
    void check_size(signature const & set);

    std::string path_;
    reference::mirna_names const & names_;
    signature_file file_;
    std::map<std::pair<std::string, std::string>, std::uint64_t> lines_; ///< by set and molecule
    std::map<std::string, std::uint64_t> set_lines_;
    std::string foreign_; ///< a species whose names cannot be checked
};

} // namespace polarmir::score
