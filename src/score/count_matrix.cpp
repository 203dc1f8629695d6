#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/core/utf8.hpp>
#include <polarmir/io/delimited_text.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/reads/sample.hpp>
#include <polarmir/score/count_matrix.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace polarmir::score {
namespace {

/// The delimiter of the first line: tab, else semicolon, else comma.
char delimiter_of(std::string_view text)
{
    std::string_view const header = text.substr(0, text.find_first_of("\r\n"));
    for (char const delimiter : {'\t', ';'})
        if (header.find(delimiter) != std::string_view::npos)
            return delimiter;
    return ',';
}

/// Reads a matrix record by record.
class matrix_reader
{
  public:
    explicit matrix_reader(std::string path) : path_{std::move(path)} {}

    void read_header(io::delimited_record const & header)
    {
        if (header.fields.size() < 2)
            throw parse_error{{path_, header.line},
                              "no sample: a column of miRNA names and one column of counts per sample are "
                              "expected, separated by tabs or commas"};
        matrix_.samples.assign(header.fields.begin() + 1, header.fields.end());
        for (std::string const & name : matrix_.samples)
            if (auto const fault = reads::fault_of_sample_name(name))
                throw parse_error{{path_, header.line},
                                  name.empty() ? std::string{"a sample has no name"}
                                               : "sample name '" + printable(name) + "' " + *fault};
        std::vector<std::string> names = matrix_.samples;
        std::ranges::sort(names);
        if (auto const twice = std::ranges::adjacent_find(names); twice != names.end())
            throw parse_error{{path_, header.line}, "sample '" + *twice + "' has two columns"};
        matrix_.columns.resize(matrix_.samples.size());
    }

    void read_row(io::delimited_record const & record)
    {
        std::size_t const width = matrix_.samples.size() + 1;
        if (record.fields.size() != width)
            throw parse_error{{path_, record.line},
                              "has " + std::to_string(record.fields.size()) + " fields, the header line " +
                                  std::to_string(width)};
        std::string const & mirna = record.fields.front();
        if (mirna.empty())
            throw parse_error{{path_, record.line}, "the miRNA has no name"};
        auto const [first, is_new] = lines_.emplace(mirna, record.line);
        if (!is_new)
            throw parse_error{{path_, record.line},
                              printable(mirna) + " has a row already, on line " +
                                  std::to_string(first->second)};
        matrix_.mirnas.push_back(mirna);
        for (std::size_t i = 0; i < matrix_.samples.size(); ++i)
            matrix_.columns[i].push_back(count_in(record, i));
    }

    [[nodiscard]] count_matrix finish() &&
    {
        if (matrix_.mirnas.empty())
            throw input_error{path_ + ": has no miRNA"};
        return std::move(matrix_);
    }

  private:
    [[nodiscard]] double count_in(io::delimited_record const & record, std::size_t sample) const
    {
        std::string const & field = record.fields[sample + 1];
        auto const value = parse_number<double>(field);
        if (!value || !(*value >= 0) || std::isinf(*value))
            throw parse_error{{path_, record.line},
                              "count '" + printable(field) + "' of " + printable(record.fields.front()) +
                                  " in sample " + matrix_.samples[sample] + " is no number of 0 or more"};
        return *value;
    }

    std::string path_;
    count_matrix matrix_;
    std::map<std::string, std::uint64_t> lines_; ///< by miRNA
};

} // namespace

count_matrix read_count_matrix(std::filesystem::path const & path)
{
    constexpr std::size_t largest{std::size_t{1} << 31U}; // 3,000 samples of all of miRBase are some 100 MB
    std::string const text = io::read_text(path, largest);
    std::string const name = path.string();
    io::delimited_reader records{text, delimiter_of(text), name};
    std::optional<io::delimited_record> record = records.next();
    if (!record)
        throw input_error{name + ": is empty; a table of miRNA x sample is expected"};
    matrix_reader reader{name};
    reader.read_header(*record);
    while ((record = records.next()))
        reader.read_row(*record);
    return std::move(reader).finish();
}

count_matrix select_samples(count_matrix const & matrix, std::span<std::string const> samples)
{
    count_matrix chosen{matrix.mirnas, {}, {}, matrix.origins};
    for (std::string const & sample : samples)
        if (auto const found = std::ranges::find(matrix.samples, sample); found != matrix.samples.end())
        {
            chosen.samples.push_back(sample);
            chosen.columns.push_back(
                matrix.columns[static_cast<std::size_t>(found - matrix.samples.begin())]);
        }
    return chosen;
}

} // namespace polarmir::score
