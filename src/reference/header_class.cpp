#include "reference/header_class.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>
#include <string>
#include <vector>

namespace polarmir::reference {
namespace {

/// A word, a word's beginning (`rny*`), or two neighbours (`y rna`), in lower case.
using patterns = std::span<std::string_view const>;

constexpr std::array<std::string_view, 5> mirna_words{"mirna", "microrna", "mir", "let", "mimat*"};
constexpr std::array<std::string_view, 4> message_words{
    "mrna", "protein coding", "host gene", "ribosomal protein"};
constexpr std::array<std::string_view, 3> trna_words{"trna*", "trf", "transfer rna"};
constexpr std::array<std::string_view, 20> rrna_words{
    "rrna*", "rdna*", "r dna", "ribosomal*", "5s",      "8s",      "12s",    "16s",    "18s",    "28s",
    "45s",   "47s",   "rna5*", "rna18s*",    "rna28s*", "rna45s*", "rn18s*", "rn28s*", "rn45s*", "rnr*"};
constexpr std::array<std::string_view, 7> yrna_words{"yrna", "y rna", "rny*", "hy1", "hy3", "hy4", "hy5"};
constexpr std::array<std::string_view, 4> srp_words{"7sl*", "rn7sl*", "srp", "signal recognition"};
constexpr std::array<std::string_view, 9> snorna_words{
    "snorna*", "scarna*", "snord*", "snora*", "nucleolar", "cajal", "u3", "u8", "u13"};
constexpr std::array<std::string_view, 13> snrna_words{
    "snrna*", "rnu*", "rnvu*", "u1", "u2", "u4", "u5", "u6", "u7", "u11", "u12", "u4atac", "u6atac"};
constexpr std::array<std::string_view, 3> pirna_words{"pirna*", "pir", "piwi"};
constexpr std::array<std::string_view, 12> artefact_words{"adapter*",
                                                          "adaptor*",
                                                          "primer*",
                                                          "dimer",
                                                          "linker",
                                                          "oligo",
                                                          "nextera",
                                                          "truseq",
                                                          "univec",
                                                          "vector",
                                                          "phix*",
                                                          "illumina"};

/// The runs of letters and digits, in lower case.
std::vector<std::string> words_of(std::string_view header)
{
    std::vector<std::string> words(1);
    for (char const character : header)
    {
        auto const byte = static_cast<unsigned char>(character);
        if (std::isalnum(byte) != 0)
            words.back() += static_cast<char>(std::tolower(byte));
        else if (!words.back().empty())
            words.emplace_back();
    }
    return words;
}

bool is(std::string_view word, std::string_view pattern)
{
    return pattern.ends_with('*') ? word.starts_with(pattern.substr(0, pattern.size() - 1)) : word == pattern;
}

bool has(std::vector<std::string> const & words, std::string_view pattern)
{
    std::size_t const blank = pattern.find(' ');
    std::string_view const first = pattern.substr(0, blank);
    for (std::size_t i = 0; i < words.size(); ++i)
        if (is(words[i], first) && (blank == std::string_view::npos ||
                                    (i + 1 < words.size() && is(words[i + 1], pattern.substr(blank + 1)))))
            return true;
    return false;
}

} // namespace

std::optional<rna_class> class_of_header(std::string_view header)
{
    std::vector<std::string> const words = words_of(header);
    auto const says = [&words](patterns list) {
        return std::ranges::any_of(list, [&words](std::string_view pattern) { return has(words, pattern); });
    };
    // Messengers are called after what their protein binds or modifies, and after the miRNAs in their
    // introns.
    if (says(message_words))
        return rna_class::other_rna;
    if (says(mirna_words))
        return std::nullopt;
    // An artefact is asked for late: genes are called after vectors and adaptor proteins.
    struct rule
    {
        patterns list;
        rna_class kind;
    };
    for (auto const & [list, kind] : {rule{trna_words, rna_class::trna},
                                      rule{rrna_words, rna_class::rrna},
                                      rule{yrna_words, rna_class::yrna},
                                      rule{srp_words, rna_class::srp},
                                      rule{snorna_words, rna_class::snorna},
                                      rule{snrna_words, rna_class::snrna},
                                      rule{pirna_words, rna_class::pirna},
                                      rule{artefact_words, rna_class::artefact}})
        if (says(list))
            return kind;
    return rna_class::other_rna;
}

} // namespace polarmir::reference
