#include <polarmir/bam/targets.hpp>
#include <polarmir/core/unique_names.hpp>
#include <polarmir/io/output_file.hpp>
#include <polarmir/io/text_file.hpp>

#include <system_error>

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

bool holds(std::filesystem::path const & path, std::string const & content)
{
    std::error_code absent;
    bool const may_be_equal = std::filesystem::file_size(path, absent) == content.size() && !absent;
    return may_be_equal && io::read_text(path, content.size()) == content;
}

struct fasta_and_index
{
    std::string fasta;
    std::string index; ///< name, bases, where they begin, bases and bytes in a line
};

fasta_and_index text_of(targets const & all)
{
    fasta_and_index text;
    for (target const & one : all.entries())
    {
        text.fasta.append(1, '>').append(one.name).append(1, '\n');
        std::string const length = std::to_string(one.sequence.size());
        text.index.append(one.name).append(1, '\t').append(length).append(1, '\t');
        text.index.append(std::to_string(text.fasta.size())).append(1, '\t').append(length).append(1, '\t');
        text.index.append(std::to_string(one.sequence.size() + 1)).append(1, '\n');
        text.fasta.append(one.sequence).append(1, '\n');
    }
    return text;
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

bool is_reference(targets const & all, std::filesystem::path const & path)
{
    return holds(path, text_of(all).fasta);
}

void write_reference(targets const & all, std::filesystem::path const & path)
{
    auto const [fasta, index] = text_of(all);
    if (!holds(path, fasta))
        io::write_file(path, fasta);
    if (std::filesystem::path const beside = path.string() + ".fai"; !holds(beside, index))
        io::write_file(beside, index);
}

} // namespace polarmir::bam
