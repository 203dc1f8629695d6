#include "library/anchor_index.hpp"
#include "library/choose_umi.hpp"
#include "library/decide.hpp"
#include "library/evidence.hpp"
#include "library/qualities.hpp"
#include "library/reconcile.hpp"

#include <polarmir/library/infer.hpp>
#include <polarmir/reference/embedded.hpp>

namespace polarmir::library {

inferrer::inferrer(reference::mirna_reference const & reference)
{
    std::vector<std::string> matures = reference::conserved_matures();
    for (reference::mature const & mature : reference.matures())
        matures.push_back(mature.sequence);
    anchors_ = std::make_unique<anchor_index>(matures);
}

inferrer::~inferrer() = default;
inferrer::inferrer(inferrer &&) noexcept = default;
inferrer & inferrer::operator=(inferrer &&) noexcept = default;

inference inferrer::operator()(std::span<reads::read_view const> reads,
                               request const & wanted,
                               std::size_t threads) const
{
    wanted.validate();
    evidence const found = collect(reads, *anchors_, threads);
    inference result = reconcile(decide(found, reads, threads), found, reads, wanted);
    choose_umi(reads, wanted.umi, result);
    quality_range const qualities = inspect_qualities(reads, result.layout, threads);
    if (wanted.phred_offset)
        wish_offset(*wanted.phred_offset, qualities, result);
    if (!result.layout.has_qualities && !reads.empty())
        result.warnings.emplace_back("all base qualities are equal: reads are not filtered by quality");
    return result;
}

} // namespace polarmir::library
