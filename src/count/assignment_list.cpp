#include <polarmir/count/assignment_list.hpp>

#include <unordered_map>

namespace polarmir::count {
namespace {

/// Mixes numbers one after the other, as FNV-1a does bytes.
class mixed_hash
{
  public:
    mixed_hash & operator<<(std::uint64_t number) noexcept
    {
        constexpr std::uint64_t prime{0x100000001b3};
        value_ = (value_ ^ number) * prime;
        value_ ^= value_ >> 32;
        return *this;
    }
    [[nodiscard]] std::size_t value() const noexcept { return value_; }

  private:
    std::uint64_t value_{0xcbf29ce484222325};
};

struct assignment_hash
{
    [[nodiscard]] std::size_t operator()(assignment const & verdict) const noexcept
    {
        mixed_hash hash;
        hash << static_cast<std::uint64_t>(verdict.read_class) << verdict.stratum.mismatches
             << static_cast<std::uint64_t>(verdict.stratum.kind) << verdict.stratum.tail << verdict.target;
        for (claim const & one : verdict.claims)
            hash << one.row << one.hairpin << one.mature << one.position;
        for (std::uint32_t const row : verdict.rows)
            hash << row;
        for (hairpin_place const & place : verdict.places)
            hash << place.hairpin << place.position;
        return hash.value();
    }
};

} // namespace

struct assignment_list::numbering
{
    std::unordered_map<assignment, std::uint32_t, assignment_hash> numbers;
};

assignment_list::assignment_list() : numbering_{std::make_unique<numbering>()} {}
assignment_list::assignment_list(std::initializer_list<assignment> verdicts) : assignment_list{}
{
    for (assignment const & verdict : verdicts)
        push_back(verdict);
}
assignment_list::~assignment_list() = default;
assignment_list::assignment_list(assignment_list &&) noexcept = default;
assignment_list & assignment_list::operator=(assignment_list &&) noexcept = default;

std::uint32_t assignment_list::number_of(assignment const & verdict)
{
    auto const [entry, is_new] =
        numbering_->numbers.try_emplace(verdict, static_cast<std::uint32_t>(distinct_.size()));
    if (is_new)
        distinct_.push_back(verdict);
    return entry->second;
}

void assignment_list::push_back(assignment const & verdict)
{
    numbers_.push_back(number_of(verdict));
}

void assignment_list::append(assignment_list const & other)
{
    std::vector<std::uint32_t> here; // number here of each distinct one there
    here.reserve(other.distinct_.size());
    for (assignment const & verdict : other.distinct_)
        here.push_back(number_of(verdict));
    for (std::uint32_t const there : other.numbers_)
        numbers_.push_back(here[there]);
}

} // namespace polarmir::count
