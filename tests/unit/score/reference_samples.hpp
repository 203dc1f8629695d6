#pragma once
#include <polarmir/score/calibrator.hpp>
#include <polarmir/score/reference_cohort.hpp>

#include <cmath>
#include <map>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace polarmir::test {

/// Samples with round numbers: a million reads, a1 ... a5 (set M1) and b1 ... b5 (set M2) at a log2(CPM + 10)
/// of 7, the panel p1 ... p4 at 6, where nothing else is said. So M1 and M2 score 1 and the index is 0. What
/// is left of the million is shared by rest1 and rest2, in every sample otherwise.
class reference_samples
{
  public:
    std::vector<score::signature> sets{set_of("M1", "a"), set_of("M2", "b")};
    score::background background{{"p1", "p2", "p3", "p4"}, {}};
    score::config settings;

    reference_samples()
    {
        settings.min_panel = 4;
        settings.null_neighbours = 2;
        for (std::string const letter : {"a", "b"})
            for (int i = 1; i <= 5; ++i)
                table_.mirnas.push_back(letter + std::to_string(i));
        for (std::string const & mirna : background.panel)
            table_.mirnas.push_back(mirna);
        table_.mirnas.insert(table_.mirnas.end(), {"rest1", "rest2"});
    }

    /// `levels`: of miRNAs, each a whole number of 4 or more. `reads`: instead of a million.
    reference_samples &
    add(std::string const & name, std::map<std::string, int> const & levels = {}, double reads = 1e6)
    {
        std::vector<double> column;
        double sum{0};
        for (std::string const & mirna : table_.mirnas)
        {
            if (mirna.starts_with("rest"))
                break;
            int const usual = mirna.front() == 'p' ? 6 : 7;
            int const level = levels.contains(mirna) ? levels.at(mirna) : usual;
            column.push_back((std::exp2(level) - 10) * reads / 1e6);
            sum += column.back();
        }
        double const filler = 1000 * static_cast<double>(table_.samples.size() + 1);
        column.push_back(filler);
        column.push_back(reads - sum - filler);
        table_.samples.push_back(name);
        table_.columns.push_back(std::move(column));
        return *this;
    }

    /// `n` samples in which a1 is at 7 and at 9 in turn: M1 scores 1 and 1.4.
    reference_samples & add_usual(std::size_t n)
    {
        for (std::size_t i = 0; i < n; ++i)
            add("R" + std::to_string(i + 1), {{"a1", i % 2 == 0 ? 7 : 9}});
        return *this;
    }

    reference_samples & without(std::size_t sample)
    {
        table_.samples.erase(table_.samples.begin() + static_cast<std::ptrdiff_t>(sample));
        table_.columns.erase(table_.columns.begin() + static_cast<std::ptrdiff_t>(sample));
        return *this;
    }

    [[nodiscard]] score::count_matrix & table() noexcept { return table_; }

    [[nodiscard]] score::mirna_rows rows() const
    {
        return {table_.mirnas, "", reference::human_mirna_names()};
    }

    [[nodiscard]] score::scorer scorer(score::mirna_rows const & rows) const
    {
        return {rows, sets, background, {{}, {}}, settings};
    }

    /// Of all samples.
    [[nodiscard]] score::reference_cohort build() const
    {
        score::mirna_rows const on = rows();
        score::scorer const with = scorer(on);
        std::vector<score::sample_scores> scores;
        for (std::size_t i = 0; i < table_.samples.size(); ++i)
            scores.push_back(with(table_.samples[i], table_.columns[i]));
        std::vector<std::size_t> all(scores.size());
        std::iota(all.begin(), all.end(), std::size_t{0});
        return score::build_reference(with, table_, scores, all);
    }

    /// The scores of a sample of this table against a reference.
    [[nodiscard]] score::sample_scores against(score::reference_cohort const & reference,
                                               std::size_t sample) const
    {
        score::mirna_rows const on = rows();
        score::scorer const with = scorer(on);
        return score::calibrator{reference, with, "ref.json"}(
            with(table_.samples[sample], table_.columns[sample]), table_.columns[sample]);
    }

  private:
    static score::signature set_of(std::string const & name, std::string const & letter)
    {
        score::signature set{name, "", "", {}};
        for (int i = 1; i <= 5; ++i)
            set.members.push_back({letter + std::to_string(i), letter + std::to_string(i), 1, 1});
        return set;
    }

    score::count_matrix table_;
};

} // namespace polarmir::test
