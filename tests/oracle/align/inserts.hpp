#pragma once
#include "oracle/align/hairpins.hpp"
#include "oracle/align/random.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace polarmir::oracle {

/// Makes inserts of 15-50 nt that are hard to align rightly.
class insert_maker
{
  public:
    insert_maker(hairpin_set const & hairpins, random & draw, bool with_unknown_letters) :
        hairpins_{&hairpins}, draw_{&draw}, with_unknown_letters_{with_unknown_letters}
    {}

    [[nodiscard]] std::string operator()()
    {
        std::size_t const kind = draw_->below(100);
        std::string insert = kind < 75 ? from_hairpin() : kind < 85 ? across_a_border() : unrelated();
        for (std::size_t times = draw_->percent(40) ? 0 : draw_->below(4); times > 0; --times)
            substitute(insert, draw_->base());
        insert += tail();
        if (with_unknown_letters_ && draw_->percent(6))
            substitute(insert, draw_->percent(70) ? 'N' : 'R');
        if (insert.size() < 15)
            insert += draw_->bases(15 - insert.size());
        for (char & letter : insert) // the hairpins may hold unknown letters too
            if (!with_unknown_letters_ && std::string_view{"ACGT"}.find(letter) == std::string_view::npos)
                letter = draw_->base();
        return insert.substr(0, 50);
    }

  private:
    [[nodiscard]] std::string const & any_hairpin()
    {
        bool const family = !hairpins_->family.empty() && draw_->percent(45);
        return hairpins_->sequences[family ? hairpins_->family[draw_->below(hairpins_->family.size())]
                                           : draw_->below(hairpins_->sequences.size())];
    }

    /// Often at the hairpin's first base or over its end, sometimes begun before it.
    [[nodiscard]] std::string from_hairpin()
    {
        std::string const & hairpin = any_hairpin();
        std::size_t const length = draw_->between(15, draw_->percent(80) ? 26 : 50);
        std::size_t start = draw_->below(hairpin.size());
        if (draw_->percent(15))
            start = 0;
        else if (draw_->percent(25))
            start = hairpin.size() - std::min(hairpin.size(), length - draw_->below(5));
        std::string const before = draw_->percent(4) ? draw_->bases(draw_->between(1, 3)) : std::string{};
        return before + hairpin.substr(start, length);
    }

    /// The end of a hairpin and the start of the next: aligns to neither unless one part is long enough.
    [[nodiscard]] std::string across_a_border()
    {
        std::size_t const first = draw_->below(hairpins_->sequences.size() - 1);
        std::string const & left = hairpins_->sequences[first];
        std::string const & right = hairpins_->sequences[first + 1];
        std::size_t const taken =
            std::min(left.size(), draw_->percent(50) ? draw_->between(1, 4) : draw_->between(5, 30));
        return left.substr(left.size() - taken) + right.substr(0, draw_->between(1, 25));
    }

    [[nodiscard]] std::string unrelated()
    {
        if (draw_->percent(80))
            return draw_->bases(draw_->between(15, 50));
        return std::string(draw_->between(15, 30), draw_->base());
    }

    [[nodiscard]] std::string tail()
    {
        if (draw_->percent(45))
            return {};
        std::size_t const length = draw_->between(1, 4);
        return draw_->percent(50) ? draw_->bases(length)
                                  : std::string(length, draw_->percent(50) ? 'A' : 'T');
    }

    /// Half of the changes hit the last 8 bases, where tail and clean end are decided.
    void substitute(std::string & insert, char letter)
    {
        std::size_t const span = draw_->percent(50) ? std::min<std::size_t>(8, insert.size()) : insert.size();
        insert[insert.size() - 1 - draw_->below(span)] = letter;
    }

    hairpin_set const * hairpins_;
    random * draw_;
    bool with_unknown_letters_;
};

} // namespace polarmir::oracle
