#include <polarmir/bam/targets.hpp>
#include <polarmir/core/error.hpp>
#include <polarmir/core/unique_names.hpp>
#include <polarmir/io/output_file.hpp>

#include <fstream>
#include <iterator>

namespace polarmir::bam {
namespace {

/// SAM specification, section 1.2.1: reference sequence names.
bool is_allowed(char letter, bool is_first)
{
    constexpr std::string_view never{"\\,\"'`()[]{}<>"};
    constexpr std::string_view not_first{"*="};
    return letter > ' ' && letter <= '~' && never.find(letter) == std::string_view::npos &&
           !(is_first && not_first.find(letter) != std::string_view::npos);
}

/// The name with '_' for every character that SAM does not allow.
std::string sam_name(std::string name)
{
    for (std::size_t i = 0; i < name.size(); ++i)
        if (!is_allowed(name[i], i == 0))
            name[i] = '_';
    return name;
}

void write_unless_there(std::filesystem::path const & path, std::string const & content)
{
    std::ifstream file{path, std::ios::binary};
    std::string const there{std::istreambuf_iterator<char>{file}, std::istreambuf_iterator<char>{}};
    if (!file || there != content)
        io::write_file(path, content);
}

} // namespace

targets::targets(reference::mirna_reference const & reference,
                 std::span<reference::competitor const> competitors) :
    hairpins_{static_cast<std::uint32_t>(reference.hairpins().size())}
{
    unique_names names;
    for (reference::hairpin const & one : reference.hairpins())
        entries_.push_back({names.make(sam_name(one.name)), one.sequence});
    for (reference::competitor const & one : competitors)
        entries_.push_back({names.make(sam_name(one.name)), one.sequence});
}

void write_reference(targets const & all, std::filesystem::path const & path)
{
    std::string fasta;
    std::string index; // name, bases, where they begin, bases and bytes in a line
    for (target const & one : all.entries())
    {
        fasta.append(1, '>').append(one.name).append(1, '\n');
        std::string const length = std::to_string(one.sequence.size());
        index.append(one.name).append(1, '\t').append(length).append(1, '\t');
        index.append(std::to_string(fasta.size())).append(1, '\t').append(length).append(1, '\t');
        index.append(std::to_string(one.sequence.size() + 1)).append(1, '\n');
        fasta.append(one.sequence).append(1, '\n');
    }
    write_unless_there(path, fasta);
    write_unless_there(path.string() + ".fai", index);
}

} // namespace polarmir::bam
