#include "align/hairpin_index_data.hpp"

#include <polarmir/align/stored_seeds.hpp>
#include <polarmir/core/error.hpp>
#include <polarmir/core/nucleotide.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/io/output_file.hpp>
#include <polarmir/parallel/parallel_for.hpp>

#include <algorithm>
#include <cerrno>
#include <cstring>
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

using entry = hairpin_index::data::entry;

constexpr std::string_view magic{"polarmir seeds\n\0", 16};
constexpr std::uint32_t format{1}; // another one whenever hairpin_index::data sorts differently
constexpr std::uint32_t byte_order{0x01020304};
constexpr std::size_t page{4096};
constexpr std::size_t hash_size{32};
constexpr std::size_t strands{2};

struct header
{
    std::array<char, magic.size()> magic_;
    std::uint32_t format_;
    std::uint32_t byte_order_;
    std::array<char, hash_size> hash;
    std::array<std::uint64_t, strands> entries;                ///< number
    std::array<std::array<char, hash_size>, 2 * strands> sums; ///< of entries and first_entry of each strand
};
static_assert(sizeof(header) <= page && std::is_trivially_copyable_v<header>);
static_assert(std::is_trivially_copyable_v<entry> && sizeof(entry) == 16);

std::size_t table_bytes(std::size_t entries)
{
    using data = hairpin_index::data;
    return (data::table_slots(data::table_bases_for(entries)) + 1) * sizeof(std::uint32_t);
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
std::string_view bytes_of(std::vector<value_t> const & values)
{
    return {reinterpret_cast<char const *>(values.data()), values.size() * sizeof(value_t)};
}

/// Entries without undefined bytes between their members, so that equal indexes are equal files.
std::vector<entry> without_gaps(std::span<entry const> entries)
{
    std::vector<entry> all(entries.size());
    std::memset(static_cast<void *>(all.data()), 0, all.size() * sizeof(entry));
    for (std::size_t i = 0; i < all.size(); ++i)
    {
        all[i].key = entries[i].key;
        all[i].place = entries[i].place;
    }
    return all;
}

} // namespace

/// A whole file in memory.
class stored_seeds::mapping
{
  public:
    explicit mapping(std::filesystem::path const & path) : name_{path.string()}
    {
        int const file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        struct stat status
        {};
        if (file < 0 || ::fstat(file, &status) != 0)
        {
            int const reason = errno;
            if (file >= 0)
                ::close(file);
            throw input_error{name_ + ": cannot be opened: " + std::generic_category().message(reason)};
        }
        size_ = static_cast<std::size_t>(status.st_size);
        if (size_ != 0)
            begin_ = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
        ::close(file);
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

    /// An array that must have this sum.
    [[nodiscard]] std::span<std::byte const>
    array(std::size_t begin, std::size_t bytes, std::array<char, hash_size> const & sum) const
    {
        if (begin > size_ || bytes > size_ - begin)
            fail("is damaged");
        auto const * const first = static_cast<std::byte const *>(begin_) + begin;
        if (!is(sum, xxh3_hex({reinterpret_cast<char const *>(first), bytes})))
            fail("is damaged");
        return {first, bytes};
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
        std::size_t const bytes = found.entries.at(strand) * sizeof(entry);
        strands_.at(strand).entries = file_->array(begin, bytes, found.sums.at(2 * strand));
        begin += whole_pages(bytes);
        std::size_t const bytes_of_table = table_bytes(found.entries.at(strand));
        std::span<std::byte const> const table =
            file_->array(begin, bytes_of_table, found.sums.at(2 * strand + 1));
        strands_.at(strand).first_entry = {reinterpret_cast<std::uint32_t const *>(table.data()),
                                           table.size() / sizeof(std::uint32_t)};
        // Whatever its sum says: a slot beyond the entries would be read where nothing is.
        std::span<std::uint32_t const> const slots = strands_.at(strand).first_entry;
        if (!std::ranges::is_sorted(slots) || slots.back() != found.entries.at(strand))
            file_->fail("is damaged");
        begin += whole_pages(bytes_of_table);
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
    std::array<std::vector<entry>, strands> entries;
    for (std::size_t strand = 0; strand < strands; ++strand)
    {
        entries.at(strand) = without_gaps(sorted.at(strand)->entries);
        std::span<std::uint32_t const> const table = sorted.at(strand)->first_entry;
        description.entries.at(strand) = entries.at(strand).size();
        put(description.sums.at(2 * strand), xxh3_hex(bytes_of(entries.at(strand))));
        put(description.sums.at(2 * strand + 1),
            xxh3_hex({reinterpret_cast<char const *>(table.data()), table.size_bytes()}));
    }

    io::output_file file{path};
    auto const write_pages = [&](std::string_view bytes) {
        file.write(bytes);
        file.write(std::string(whole_pages(bytes.size()) - bytes.size(), '\0'));
    };
    write_pages({reinterpret_cast<char const *>(&description), sizeof description});
    for (std::size_t strand = 0; strand < strands; ++strand)
    {
        std::span<std::uint32_t const> const table = sorted.at(strand)->first_entry;
        write_pages(bytes_of(entries.at(strand)));
        write_pages({reinterpret_cast<char const *>(table.data()), table.size_bytes()});
    }
    file.commit();
}

} // namespace polarmir::align
