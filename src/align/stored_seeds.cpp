#include "align/hairpin_index_data.hpp"
#include "io/file_descriptor.hpp"

#include <polarmir/align/stored_seeds.hpp>
#include <polarmir/core/error.hpp>
#include <polarmir/core/nucleotide.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/io/output_file.hpp>
#include <polarmir/parallel/parallel_for.hpp>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iterator>
#include <optional>
#include <string>
#include <system_error>
#include <type_traits>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace polarmir::align {
namespace {

constexpr std::string_view magic{"polarmir seeds\n\0", 16};
constexpr std::uint32_t format{2}; // another one whenever hairpin_index::data sorts differently
constexpr std::uint32_t byte_order{0x01020304};
constexpr std::size_t page{4096};
constexpr std::size_t hash_size{32};
constexpr std::size_t strands{2};
constexpr std::size_t arrays{3 * strands}; // of each strand keys, places, and the table

struct header
{
    std::array<char, magic.size()> magic_;
    std::uint32_t format_;
    std::uint32_t byte_order_;
    std::array<char, hash_size> hash;
    std::array<std::uint64_t, strands> entries; ///< number
    std::array<std::array<char, hash_size>, arrays> sums;
};
static_assert(sizeof(header) <= page && std::is_trivially_copyable_v<header>);

std::size_t table_size(std::size_t entries)
{
    using data = hairpin_index::data;
    return data::table_slots(data::table_bases_for(entries)) + 1;
}

std::size_t whole_pages(std::size_t bytes)
{
    return (bytes + page - 1) / page * page;
}

void put(std::array<char, hash_size> & into, std::string_view text)
{
    std::copy_n(text.begin(), hash_size, into.begin());
}

bool is(std::array<char, hash_size> const & found, std::string_view expected)
{
    return std::string_view{found.data(), found.size()} == expected;
}

template <typename value_t>
std::string_view bytes_of(std::span<value_t const> values)
{
    return {reinterpret_cast<char const *>(values.data()), values.size_bytes()};
}

std::array<std::string_view, arrays / strands> arrays_of(hairpin_index::data const & index)
{
    return {bytes_of(index.keys), bytes_of(index.places), bytes_of(index.first_entry)};
}

} // namespace

/// A whole file in memory.
class stored_seeds::mapping
{
  public:
    explicit mapping(std::filesystem::path const & path) : name_{path.string()}
    {
        io::file_descriptor const file = io::open_file(path, O_RDONLY);
        struct stat status
        {};
        if (file.number() < 0 || ::fstat(file.number(), &status) != 0)
            throw input_error{name_ + ": cannot be opened: " + std::generic_category().message(errno)};
        size_ = static_cast<std::size_t>(status.st_size);
        if (size_ != 0)
            begin_ = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file.number(), 0);
        if (begin_ == MAP_FAILED)
            throw input_error{name_ + ": cannot be mapped into memory"};
    }
    ~mapping()
    {
        if (size_ != 0)
            ::munmap(begin_, size_);
    }
    mapping(mapping const &) = delete;
    mapping & operator=(mapping const &) = delete;

    /// Checks and returns the header.
    [[nodiscard]] header read_header(std::string_view hash) const
    {
        header found{};
        if (size_ < page)
            fail("is damaged");
        std::memcpy(&found, begin_, sizeof found);
        if (std::string_view{found.magic_.data(), magic.size()} != magic)
            fail("is no file of seeds");
        if (found.format_ != format || found.byte_order_ != byte_order)
            fail("is of another version of polarmir or another kind of machine");
        if (!is(found.hash, hash))
            fail("is of other sequences");
        return found;
    }

    /// An array that begins at a page and must have this sum; `begin` goes on to the next one.
    template <typename value_t>
    [[nodiscard]] std::span<value_t const>
    array(std::size_t & begin, std::size_t values, std::array<char, hash_size> const & sum) const
    {
        std::size_t const bytes = values * sizeof(value_t);
        if (begin > size_ || bytes > size_ - begin)
            fail("is damaged");
        char const * const first = static_cast<char const *>(begin_) + begin;
        if (!is(sum, xxh3_hex({first, bytes})))
            fail("is damaged");
        begin += whole_pages(bytes);
        return {reinterpret_cast<value_t const *>(first), values};
    }

    [[noreturn]] void fail(char const * problem) const { throw input_error{name_ + ": " + problem}; }

  private:
    std::string name_;
    void * begin_{nullptr};
    std::size_t size_{0};
};

stored_seeds::stored_seeds(std::filesystem::path const & path, std::string_view hash) :
    file_{std::make_unique<mapping>(path)}
{
    header const found = file_->read_header(hash);
    std::size_t begin{page};
    for (std::size_t strand = 0; strand < strands; ++strand)
    {
        constexpr std::uint64_t most{std::uint64_t{1} << 32U};
        if (found.entries.at(strand) > most)
            file_->fail("is damaged");
        std::size_t const entries = found.entries.at(strand);
        auto const sum_of = [&](std::size_t array) {
            return found.sums.at(arrays / strands * strand + array);
        };
        stored_index & index = strands_.at(strand);
        index.keys = file_->array<std::uint64_t>(begin, entries, sum_of(0));
        index.places = file_->array<std::uint32_t>(begin, entries, sum_of(1));
        index.first_entry = file_->array<std::uint32_t>(begin, table_size(entries), sum_of(2));
        // Whatever its sum says: a slot beyond the entries would be read where nothing is.
        if (!std::ranges::is_sorted(index.first_entry) || index.first_entry.back() != entries)
            file_->fail("is damaged");
    }
}

stored_seeds::~stored_seeds() = default;

void stored_seeds::write(std::filesystem::path const & path,
                         std::string_view hash,
                         std::span<std::string_view const> sequences)
{
    std::vector<std::string> reversed;
    reversed.reserve(sequences.size());
    for (std::string_view const sequence : sequences)
        reversed.push_back(reverse_complement(sequence));
    std::vector<std::string_view> const antisense{reversed.begin(), reversed.end()};
    std::array<std::optional<hairpin_index::data>, strands> sorted;
    parallel_for(strands, strands, 1, [&](std::size_t strand, std::size_t) {
        sorted.at(strand).emplace(strand == 0 ? sequences : std::span{antisense});
    });

    header description{};
    std::copy(magic.begin(), magic.end(), description.magic_.begin());
    description.format_ = format;
    description.byte_order_ = byte_order;
    put(description.hash, hash);
    std::vector<std::string_view> all;
    for (std::size_t strand = 0; strand < strands; ++strand)
    {
        description.entries.at(strand) = sorted.at(strand)->keys.size();
        std::ranges::copy(arrays_of(*sorted.at(strand)), std::back_inserter(all));
    }
    for (std::size_t array = 0; array < arrays; ++array)
        put(description.sums.at(array), xxh3_hex(all[array]));

    io::output_file file{path};
    auto const write_pages = [&](std::string_view bytes) {
        file.write(bytes);
        file.write(std::string(whole_pages(bytes.size()) - bytes.size(), '\0'));
    };
    write_pages({reinterpret_cast<char const *>(&description), sizeof description});
    std::ranges::for_each(all, write_pages);
    file.commit();
}

} // namespace polarmir::align
