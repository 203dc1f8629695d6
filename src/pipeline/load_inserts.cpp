#include "sample_files.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/lookup.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/pipeline/stored_sample.hpp>

#include <map>
#include <optional>
#include <string_view>

namespace polarmir::pipeline {
namespace {

/// The columns of unique.tsv.gz that are read.
struct insert_columns
{
    std::size_t all{0};
    std::size_t sequence{0};
    std::size_t count{0};
    std::size_t fate{0};
    std::optional<std::size_t> molecules;
};

insert_columns find_columns(std::vector<std::string_view> const & header, std::string const & file)
{
    auto const find = [&](std::string_view name) { return position_of(header, name); };
    auto const sequence = find("sequence");
    auto const count = find("count");
    auto const fate = find("class");
    if (!sequence || !count || !fate)
        throw parse_error{{file, 1}, "not the header of a table of distinct inserts; count the sample again"};
    return {header.size(), *sequence, *count, *fate, find("molecules_corrected")};
}

std::map<std::string_view, count::read_class> classes_by_name()
{
    std::map<std::string_view, count::read_class> classes;
    for (std::size_t i = 0; i < count::read_class_count; ++i)
        classes.emplace(name_of(static_cast<count::read_class>(i)), static_cast<count::read_class>(i));
    return classes;
}

bool is_insert(std::string_view bases)
{
    return bases.size() <= packed_sequence::max_length &&
           bases.find_first_not_of("ACGT") == std::string_view::npos;
}

} // namespace

stored_inserts load_inserts(std::filesystem::path const & directory)
{
    io::line_reader file{directory / file_names::uniques};
    auto const classes = classes_by_name();
    std::string_view line;
    static_cast<void>(file.next(line));
    insert_columns const columns = find_columns(split(line, '\t'), file.name());
    stored_inserts inserts;
    while (file.next(line))
    {
        auto const fields = split(line, '\t');
        auto const fail = [&](std::string const & what) {
            throw parse_error{{file.name(), file.line_number()}, what + "; count the sample again"};
        };
        if (fields.size() != columns.all)
            fail("has " + std::to_string(fields.size()) + " fields, the header " +
                 std::to_string(columns.all));
        auto const read_number = [&](std::size_t column) {
            auto const number = parse_number<std::uint64_t>(fields[column]);
            if (!number)
                fail("'" + std::string{fields[column]} + "' is not a number of reads");
            return *number;
        };
        auto const fate = classes.find(fields[columns.fate]);
        if (!is_insert(fields[columns.sequence]) || fate == classes.end())
            fail("not an insert and its class");
        inserts.reads.push_back({packed_sequence{fields[columns.sequence]}, read_number(columns.count)});
        inserts.fates.push_back(fate->second);
        if (columns.molecules)
            inserts.molecules.push_back({inserts.reads.back().sequence, read_number(*columns.molecules)});
    }
    return inserts;
}

} // namespace polarmir::pipeline
