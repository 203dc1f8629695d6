#pragma once
#include <polarmir/score/background.hpp>
#include <polarmir/score/blood_traces.hpp>
#include <polarmir/score/calibration.hpp>
#include <polarmir/score/config.hpp>
#include <polarmir/score/haemolysis.hpp>
#include <polarmir/score/mirna_rows.hpp>
#include <polarmir/score/rank_score.hpp>
#include <polarmir/score/signature.hpp>
#include <polarmir/score/verdict.hpp>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace polarmir::score {

/// With which members a set is scored.
enum class variant
{
    all,
    no_red_cell, ///< without the miRNAs of red blood cells
    no_doubtful, ///< without miRNAs whose reads are mostly of another RNA (row_origin)
};

/// `all`, `noRBC`, `noDoubtful`.
[[nodiscard]] char const * name_of(variant v) noexcept;

/// A score in log2 units and its standard errors.
struct estimate
{
    double score{0};
    double se_sampling{0}; ///< sampling of reads alone (multinomial delta method)
    double se_total{0}; ///< with the technical spread between libraries: sqrt(se_sampling^2 + tau^2 sum a^2)
};

/// The member whose removal changes a score most.
struct leave_one_out
{
    std::string mirna;
    double change{0}; ///< score without it minus score with it, log2
};

/// What a score would be if its members were exchanged for miRNAs of the same usual abundance.
struct matched_null
{
    double mean{0};
    double sd{0};
    double z{0};      ///< (score of the matched members - mean) / sd
    double weight{0}; ///< share (0-1) of the members' weight that could be matched
};

/// One set in one sample.
struct set_score
{
    std::size_t set{0}; ///< position in scorer::sets()
    score::variant variant{variant::all};
    judgement verdict;
    coverage seen;
    std::optional<estimate> value;       ///< whatever the verdict; absent without member, panel or read
    std::optional<leave_one_out> loo;    ///< needs two members
    std::optional<matched_null> null;    ///< absent where fewer than half the weight could be matched
    std::optional<rank_score> companion; ///< singscore within the panel; absent without member in the panel
    bool dominated{false};               ///< |leave-one-out change| > 2 se_total
    bool rbc_sensitive{false};           ///< all: noRBC differs by more than 2 se_total, or has no member
    calibration calibrated;              ///< see calibrator
};

/// M1 minus M2 of two opposing sets in one sample; positive = M1-leaning.
struct index_score
{
    std::size_t pair{0}; ///< position in scorer::pairs()
    score::variant variant{variant::all};
    judgement verdict;
    std::optional<estimate> value;
    std::optional<leave_one_out> loo; ///< the miRNA is taken out of both sets
    bool dominated{false};            ///< |leave-one-out change| > 2 se_total
    bool rbc_sensitive{false};        ///< all: noRBC differs by more than 2 se_total, or in sign
    calibration calibrated;           ///< see calibrator
};

/// A miRNA in a score: a_g of the row it stands on.
struct coefficient
{
    std::size_t row{0};
    double a{0};
};

/// Everything about one sample. Sets and indices come in the order of the scorer, the variants of each in
/// that of score::variant; `no_doubtful` is there only when a member of some set is doubtful.
struct sample_scores
{
    std::string sample;
    double mirna_reads{0};              ///< N: reads of all rows that take part
    std::optional<double> background;   ///< b: trimmed panel mean of log2(CPM + 10)
    std::optional<haemolysis> red_cell; ///< absent without reads or without rows for both miRNAs
    std::optional<blood_traces> blood;  ///< absent without reads
    std::vector<set_score> sets;
    std::vector<index_score> indices;
};

/// miRNAs that some variants leave out, by name or accession.
struct exclusions
{
    std::span<std::string const> red_cell;
    std::span<std::string const> doubtful;
};

/// Scores samples one by one: the result for a sample never depends on others.
///
/// With n_g reads of miRNA g (fractions allowed), N their sum over all rows U, a set k of members with weight
/// w_g and direction d_g, and a fixed panel P:
///
///     y_g = log2(10^6 n_g / N + 10)
///     b   = mean of y over P without floor(|P| / 10) values at each end (ties by name)
///     a_g = d_g w_g / sum of w over the members in U
///     S_k = sum over the members in U of a_g (y_g - b)                     [log2]
///     index = S_M1 - S_M2
///
/// a centred, weighted mean of log abundances. Members without a row are left out and lower the coverage;
/// members without a read count as 10 CPM. A miRNA in both sets of an index has the sum of its coefficients.
///
/// se_sampling: p_g = (n_g + 1/2) / (N + |U|/2), h_g = C_g 10^6 / ((10^6 p_g + 10) ln 2) with C_g = a_g,
/// minus (sum of a) / |trimmed P| on the trimmed panel; sqrt((sum h^2 p - (sum h p)^2) / N).
///
/// matched_null: rows are ranked by reference abundance (ties by name); each member is exchanged for one of
/// its K nearest (a window of K + 1, clamped to the ends, without itself): mu = sum a_g mean_g, sd^2 = sum
/// a_g^2 var_g over the neighbours' y - b. A member whose abundance and whose neighbours' abundances are all
/// the same (no read in any reference library) has been matched by nothing but its name: it takes no part in
/// score, mean and sd of the null. Descriptive: not a p-value.
class scorer
{
  public:
    /// `rows` must outlive the scorer. Throws usage_error for settings out of range.
    scorer(mirna_rows const & rows,
           std::vector<signature> sets,
           background const & reference,
           exclusions const & without,
           config settings);
    ~scorer();
    scorer(scorer && other) noexcept;
    scorer & operator=(scorer && other) noexcept;

    [[nodiscard]] std::span<signature const> sets() const noexcept;
    [[nodiscard]] std::span<opposing_sets const> pairs() const noexcept;

    [[nodiscard]] mirna_rows const & rows() const noexcept;
    /// Rows of the panel, in their order.
    [[nodiscard]] std::span<std::size_t const> panel() const noexcept;
    /// The variants in which every set and index is scored, in their order.
    [[nodiscard]] std::span<variant const> variants() const noexcept;
    /// The members of a set that are scored in a variant (position in variants()), by row.
    [[nodiscard]] std::vector<coefficient> coefficients(std::size_t set, std::size_t variant) const;

    /// The row of a member, if it has one.
    [[nodiscard]] std::optional<std::size_t> row_of(member const & one) const;
    /// True when the scores without red-cell miRNAs leave this row out.
    [[nodiscard]] bool is_red_cell(std::size_t row) const;
    /// Members of the sets that the scores without doubtful miRNAs leave out, by name.
    [[nodiscard]] std::vector<std::string> doubtful_members() const;

    /// `counts`: reads per row of the count table (table order). Throws input_error for a count that is
    /// negative, above 10^15, or not a number.
    [[nodiscard]] sample_scores operator()(std::string sample, std::span<double const> counts) const;

    /// Verdict and value of a pair with all its members, as operator() gives them, and nothing else: for the
    /// same sample at many depths. Throws as operator() does.
    [[nodiscard]] index_score
    index_alone(std::size_t pair, std::string const & sample, std::span<double const> counts) const;

    /// y of every row; empty without a read. Throws as operator() does.
    [[nodiscard]] std::vector<double> levels(std::string const & sample,
                                             std::span<double const> counts) const;

  private:
    struct state;
    std::unique_ptr<state> state_;
};

} // namespace polarmir::score
