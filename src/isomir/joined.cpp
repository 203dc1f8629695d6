#include <polarmir/io/table_writer.hpp>
#include <polarmir/isomir/joined.hpp>

#include <functional>
#include <optional>
#include <queue>
#include <vector>

namespace polarmir::isomir {
namespace {

/// The same isomiR in all samples.
struct joined_record
{
    record form;
    std::vector<std::uint64_t> counts;
};

/// Goes through the records of all samples in their common order.
class joiner
{
  public:
    joiner(std::span<sample_records const> samples, expression counted) : counted_{counted}
    {
        for (sample_records const & sample : samples)
        {
            readers_.emplace_back(sample.path);
            heads_.push_back(nullptr);
        }
        for (std::size_t i = 0; i < readers_.size(); ++i) // where they stay
            advance(i);
    }

    [[nodiscard]] std::optional<joined_record> next()
    {
        if (queue_.empty())
            return std::nullopt;
        std::size_t const first = queue_.top();
        joined_record joined{*heads_[first], std::vector<std::uint64_t>(readers_.size(), 0)};
        while (!queue_.empty() && same_isomir(*heads_[queue_.top()], joined.form))
        {
            std::size_t const sample = queue_.top();
            queue_.pop();
            joined.counts[sample] = heads_[sample]->*counted_;
            advance(sample);
        }
        return joined;
    }

  private:
    /// To the next record of the sample that counts.
    void advance(std::size_t sample)
    {
        do
            heads_[sample] = readers_[sample].next();
        while (heads_[sample] != nullptr && heads_[sample]->*counted_ == 0);
        if (heads_[sample] != nullptr)
            queue_.push(sample);
    }

    [[nodiscard]] bool comes_later(std::size_t a, std::size_t b) const
    {
        return before(*heads_[b], *heads_[a]) || (same_isomir(*heads_[a], *heads_[b]) && b < a);
    }

    expression counted_;
    std::vector<record_reader> readers_;
    std::vector<record const *> heads_; // of each reader
    std::function<bool(std::size_t, std::size_t)> later_{
        [this](std::size_t a, std::size_t b) { return comes_later(a, b); }};
    std::priority_queue<std::size_t, std::vector<std::size_t>, std::function<bool(std::size_t, std::size_t)>>
        queue_{later_};
};

std::vector<std::string> header(std::vector<std::string> columns, std::span<sample_records const> samples)
{
    for (sample_records const & sample : samples)
        columns.push_back(sample.name);
    return columns;
}

void put_counts(io::table_writer & table, std::vector<std::uint64_t> const & counts)
{
    for (std::uint64_t const count : counts)
        table << count;
    table.end_row();
}

/// As mirtop writes several substitutions: one behind the other.
std::string without_commas(std::string text)
{
    std::erase(text, ',');
    return text;
}

} // namespace

void write_joined(std::filesystem::path const & path,
                  std::span<sample_records const> samples,
                  expression counted)
{
    io::table_writer table{path,
                           header({"UID",
                                   "Read",
                                   "miRNA",
                                   "Variant",
                                   "iso_5p",
                                   "iso_3p",
                                   "iso_add3p",
                                   "iso_snp",
                                   "iso_5p_nt",
                                   "iso_3p_nt",
                                   "iso_add3p_nt",
                                   "iso_snp_nt"},
                                  samples)};
    joiner join{samples, counted};
    while (auto const one = join.next())
    {
        record const & form = one->form;
        table << form.uid << form.read << form.mirna << form.variant << form.shift_5p << form.shift_3p
              << form.tail_nt << form.snvs << form.bases_5p << form.bases_3p << form.tail
              << without_commas(form.substitutions);
        put_counts(table, one->counts);
    }
    table.commit();
}

void write_raw_data(std::filesystem::path const & path,
                    std::span<sample_records const> samples,
                    expression counted)
{
    io::table_writer table{path, header({"seq", "mir", "mism", "add", "t5", "t3"}, samples)};
    joiner join{samples, counted};
    while (auto const one = join.next())
    {
        record const & form = one->form;
        if (form.substitutions.find(',') != std::string::npos)
            continue;
        table << form.read << form.mirna << form.substitutions << form.tail << form.bases_5p << form.bases_3p;
        put_counts(table, one->counts);
    }
    table.commit();
}

} // namespace polarmir::isomir
