#pragma once
#include "fragment.hpp"
#include "random.hpp"

#include <polarmir/reference/kit.hpp>
#include <polarmir/simulate/config.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::simulate {

/// A read as the machine gives it. Reused from read to read.
struct sequenced_read
{
    std::string bases;
    std::string qualities;            ///< Phred+33
    std::vector<substitution> errors; ///< positions in the read; `to` may be N
};

/// How often the four quality values of current Illumina machines occur and how often their bases are wrong,
/// so that the mean is a wanted error rate and each value tells the truth: F 10^-3.7, : 10^-2.5, `,` 10^-1.1;
/// # stands under N, one error in a hundred. Below a rate of 2e-4 all called bases are F.
class error_model
{
  public:
    explicit error_model(double error_rate);

    /// Chance that a base is anything but a right base with quality F.
    [[nodiscard]] double chance() const noexcept { return chance_; }

    /// What such a base is: its quality and whether it is wrong.
    struct event
    {
        char quality;
        bool wrong;
    };
    [[nodiscard]] event draw(generator & random) const;

  private:
    static constexpr std::size_t kinds{4}; ///< N, `,`, :, wrong F

    double chance_{0};
    weighted_choice kind_;
};

/// Puts inserts between the parts of the library and reads them from the 5' end. One per sample.
class sequencer
{
  public:
    /// Draws the bar codes of the sample.
    sequencer(config const & settings, generator & random);

    /// The bar code in the read names.
    [[nodiscard]] std::string const & index() const noexcept { return index_; }

    void read(std::string_view insert, generator & random, sequenced_read & result);

  private:
    void build(std::string_view insert, std::string & bases, generator & random) const;
    void misread(sequenced_read & result, generator & random);
    void skip_right_bases(generator & random);

    reference::kit kit_;
    std::uint32_t length_;
    error_model errors_;
    std::string index_;
    std::string in_line_code_;     ///< empty: random bases before the insert
    std::string continuation_;     ///< behind adapter and UMI
    std::uint64_t until_event_{0}; ///< bases, over all reads
};

} // namespace polarmir::simulate
