#include "align/fm_index_engine.hpp"

#include <polarmir/align/engine.hpp>

#include <utility>

namespace polarmir::align {
namespace {

class seed_engine final : public engine
{
  public:
    seed_engine(hairpin_index index, config settings) :
        engine{settings}, index_{std::move(index)}, align_{index_, settings}
    {}

    using engine::operator();

    [[nodiscard]] result operator()(std::string_view insert, unsigned max_mismatches) const override
    {
        return align_(insert, max_mismatches);
    }

    [[nodiscard]] std::vector<alignment> every_alignment(std::string_view insert,
                                                         unsigned max_mismatches) const override
    {
        return align::every_alignment(index_, insert, max_mismatches);
    }

  private:
    hairpin_index index_;
    aligner align_;
};

} // namespace

bool is_available(engine_kind kind) noexcept
{
    return kind == engine_kind::seed_index || has_fm_index_engine;
}

std::unique_ptr<engine const> make_engine(engine_kind kind,
                                          std::span<std::string_view const> sequences,
                                          config settings,
                                          stored_index const * stored)
{
    if (kind == engine_kind::fm_index)
        return make_fm_index_engine(sequences, settings);
    return std::make_unique<seed_engine>(
        stored != nullptr ? hairpin_index{sequences, *stored} : hairpin_index{sequences}, settings);
}

} // namespace polarmir::align
