#pragma once
#include <polarmir/reads/fastq.hpp>

#include <cstddef>
#include <deque>
#include <filesystem>
#include <vector>

namespace polarmir::test {

/// The first reads of a FASTQ file with the text they point into.
class first_reads
{
  public:
    explicit first_reads(std::filesystem::path const & path, std::size_t most = 200'000)
    {
        reads::fastq_reader reader{path};
        while (views_.size() < most)
        {
            auto chunk = reader.next();
            if (!chunk)
                break;
            chunks_.push_back(std::move(*chunk));
            auto const parsed = reads::parse(chunks_.back(), reader.name());
            views_.insert(views_.end(), parsed.begin(), parsed.end());
        }
        if (views_.size() > most)
            views_.resize(most);
    }

    [[nodiscard]] std::vector<reads::read_view> const & views() const noexcept { return views_; }

  private:
    std::deque<reads::fastq_chunk> chunks_; ///< never moves what the views point to
    std::vector<reads::read_view> views_;
};

} // namespace polarmir::test
